import type { Wording } from '../wording.js';

/** What is said once a sign-up was taken. */
export const receipt = {
  signupConfirmTitle: 'Almost there: check your mail',
  signupConfirm: (address: string) => `We sent a mail to ${address}. Open it and press the button in it, and you are on the list.`,
  signupConfirmAgain: (address: string) =>
    `We have asked for another mail to ${address}. It may take a few minutes; please look among the spam, too.`,
  signupDoneTitle: 'You are on the list',
  signupDone: (address: string) => `The next letter goes to ${address}.`,
  signupSentTitle: 'Your request is on its way',
  signupSent: (address: string) =>
    `Look for a mail to ${address}. If it asks you to confirm, press the button in it: only then are you on the list.`,
  signupToldTitle: 'Your address was handed over',
  signupTold: (host: string) =>
    `You were taken to ${host} with it. If the page there said that all is well, nothing more is needed; if not, send it again.`,
  signupOpenMail: (name: string) => `Open ${name}`,
  signupSuggestion: (address: string) => `Did you mean ${address}?`,
  signupDuplicate: 'This address is on the list already.',
  signupClosed: 'New sign-ups are not taken just now.',
  signupMisplaced: 'This form is not set up rightly. Please let the site know.',
  signupListMissing: 'Please choose at least one.',
  signupAgain: 'Send again',
  signupChange: 'Use another address',
  signupDemoTitle: 'This was a demonstration',
  signupDemoDone: (address: string) => `Nothing was sent. On a live page, a mail to ${address} would now ask to be confirmed.`,
} satisfies Wording;
