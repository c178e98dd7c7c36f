import type { Wording } from './wording.ts';

export const en: Wording = {
  confirmSubject: (list) => `Please confirm: ${list}`,
  confirmAsk: (list) =>
    `Somebody, we hope you, asked for “${list}” to be sent to this address. Press the link and confirm, and it is on its way.`,
  confirmIgnore: 'If it was not you, leave this mail alone: without your confirmation nothing will be sent.',
  alreadySubject: (list) => `You already receive ${list}`,
  alreadySay: (list) =>
    `Somebody, perhaps you, asked for “${list}” to be sent to this address. You receive it already, so nothing has changed.`,
  leaveHint: 'To have nothing sent to this address any more:',

  confirmTitle: 'One last step',
  confirmText: (list) => `Press the button, and “${list}” will be sent to you.`,
  confirmButton: 'Confirm my subscription',
  confirmedTitle: 'You are on the list',
  confirmedText: (list) => `“${list}” will come to your mailbox from now on. You can close this page.`,
  leaveTitle: 'Leave the list?',
  leaveText: (list) => `Press the button, and “${list}” will no longer be sent to you.`,
  leaveButton: 'Unsubscribe',
  leftTitle: 'You are off the list',
  leftText: (list) => `“${list}” will no longer be sent to you. You can close this page.`,
  goneTitle: 'This link does not work any more',
  goneText: 'It is too old, it was used before, or part of it was lost on the way. Sign up once more to get a new one.',
  sendTitle: 'Nearly there',
  sendText: (email, list) => `Press the button to have a mail sent to ${email}. The link in it confirms your subscription to “${list}”.`,
  sendButton: 'Send me the mail',
  sentTitle: 'Look into your mailbox',
  sentText: 'We have sent you a mail. Press the link in it, and you are on the list.',
  refusedTitle: 'That did not work',
  refusedEmail: 'This does not look like a mail address that can be used here. Go back and look at it again.',
  refusedTooMany: 'There were many sign-ups from your network just now. Try again in a while.',
  refusedOther: 'The form could not be taken as it was sent. Go back, load the page anew and try again.',
};
