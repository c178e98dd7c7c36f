import type { Wording } from '../wording.js';

export const newsletterSignup = {
  signupButton: 'Sign me up',
  signupOptional: '(optional)',
  signupConsentMissing: 'Please tick this box to go on.',
  signupWaiting:
    'We cannot reach the server right now. Your address is kept on this device and will be sent by itself; please leave this page open.',
  signupUnanswered: 'There was no answer, so we cannot say whether it arrived. Please try again.',
  signupConfirmTitle: 'Almost there: check your mail',
  signupConfirm: (address: string) => `We sent a mail to ${address}. Open it and press the button in it, and you are on the list.`,
  signupConfirmAgain: (address: string) =>
    `We have asked for another mail to ${address}. It may take a few minutes; please look among the spam, too.`,
  signupDoneTitle: 'You are on the list',
  signupDone: (address: string) => `The next letter goes to ${address}.`,
  signupSentTitle: 'Your request is on its way',
  signupSent: (address: string) =>
    `Look for a mail to ${address}. If it asks you to confirm, press the button in it: only then are you on the list.`,
  signupAgain: 'Send again',
  signupChange: 'Use another address',
  signupDemo: 'A demonstration: nothing that you type leaves this page.',
  signupDemoTitle: 'This was a demonstration',
  signupDemoDone: (address: string) => `Nothing was sent. On a live page, a mail to ${address} would now ask to be confirmed.`,
  signupNotSetUp: 'This form is not set up yet.',
} satisfies Wording;
