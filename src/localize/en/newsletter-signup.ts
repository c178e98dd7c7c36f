import type { Wording } from '../wording.js';

export const newsletterSignup = {
  signupButton: 'Sign me up',
  signupOptional: '(optional)',
  signupConsentMissing: 'Please tick this box to go on.',
  signupWaiting:
    'We cannot reach the server right now. Your address is kept on this device and will be sent by itself; please leave this page open.',
  signupWithdrawn: 'You changed it, so it was not sent. Press the button to send it.',
  signupUnanswered: 'There was no answer, so we cannot say whether it arrived. Please try again.',
  signupDemo: 'A demonstration: nothing that you type leaves this page.',
  signupNotSetUp: 'This form is not set up yet.',
} satisfies Wording;
