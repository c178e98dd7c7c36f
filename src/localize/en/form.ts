import type { Wording } from '../wording.js';

/**
 * What both forms say. The sentences of refusals bear the server's codes, and say what happened and what to do.
 */
export const form = {
  fieldName: 'Name',
  fieldEmail: 'Email',
  fieldMissing: 'Please fill this in.',
  fieldEmailBad: 'This does not look like an email address. It should be like name@example.org.',
  formSending: 'Sending…',
  formWaiting: 'No connection right now. Your words are kept on this device and will be sent by themselves.',
  formMissing: 'The form could not be loaded wholly. What you typed is kept; it goes on when you are online again.',
  formRetry: 'Try again now',
  invalid: 'Something in this form was not accepted. Please check it and try again.',
  'too-large': 'This is too long. Please shorten it and try again.',
  'proof-invalid': 'The check for robots did not succeed. Please try again.',
  'key-reused': 'This was sent before with other words. Please try again.',
  'in-progress': 'This is just being stored. One moment.',
  'too-many': 'That was a lot in a short time. Please wait a little and try again.',
  closed: 'This is closed by now.',
  duplicate: 'You have already said exactly this.',
  forbidden: 'The server does not accept this page. If it is yours, add its address to AFTERWORD_ORIGINS.',
  'not-found': 'What this belongs to is not there any more.',
  'edit-window-over': 'This can no longer be changed.',
  blocked: 'This was not accepted.',
  unavailable: 'The server has a problem just now. Please try again later.',
} satisfies Wording;
