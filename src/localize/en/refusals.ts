import type { Wording } from '../wording.js';

/** Why a submission was refused: under the back end's codes, what happened and what to do. It comes with what sends. */
export const refusals = {
  invalid: 'Something in this form was not accepted. Please check it and try again.',
  'too-large': 'This is too long. Please shorten it and try again.',
  'proof-invalid': 'The check for robots did not succeed. Please try again.',
  'key-reused': 'This was sent before with other words. Please try again.',
  'in-progress': 'This is just being stored. One moment.',
  'too-many': 'That was a lot in a short time. Please wait a little and try again.',
  tooManyUntil: (when: string) => `That was a lot in a short time. Please try again ${when}.`,
  closed: 'This is closed by now.',
  duplicate: 'This has been sent already.',
  emailRefused: 'This address was not accepted. Please look it over.',
  forbidden: 'This was not accepted from this page. Please let the site know.',
  'not-found': 'What this belongs to is not there any more.',
  'edit-window-over': 'This can no longer be changed.',
  blocked: 'This was not accepted.',
  unavailable: 'The server has a problem just now. Please try again later.',
} satisfies Wording;
