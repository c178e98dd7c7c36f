import type { Wording } from '../wording.js';

/** Of a form whose second half has not come. */
export const later = {
  formMissing: 'The form could not be loaded wholly. What you typed is kept; it goes on when you are online again.',
} satisfies Wording;
