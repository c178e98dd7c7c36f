import type { Wording } from '../wording.js';

/** Of a dialog or a bar. */
export const presence = {
  signupDialog: 'Newsletter sign-up',
  signupClose: 'Close',
} satisfies Wording;
