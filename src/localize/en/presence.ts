import type { Wording } from '../wording.js';

/** Of a dialog or a bar. */
export const presence = {
  signupClose: 'Close',
} satisfies Wording;
