import type { Wording } from '../wording.js';

/** What both forms say from the start. */
export const form = {
  fieldName: 'Name',
  fieldEmail: 'Email',
  fieldMissing: 'Please fill this in.',
  fieldEmailBad: 'This does not look like an email address. It should be like name@example.org.',
  formSending: 'Sending…',
  formWaiting: 'No connection right now. Your words are kept on this device and will be sent by themselves.',
  formRetry: 'Try again now',
} satisfies Wording;
