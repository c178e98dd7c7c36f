import type { CommentRecord } from './comment-record.js';

/** The stable codes of refusals (CONTRACT section 9, RFC 9457 problem types). Their wording lives in `localize/`, under the same names. */
export const problemCodes = [
  'invalid',
  'too-large',
  'proof-invalid',
  'key-reused',
  'in-progress',
  'too-many',
  'closed',
  'duplicate',
  'forbidden',
  'not-found',
  'edit-window-over',
  'blocked',
  'unavailable',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** A definite no: why, which field it is about, and after how long another try makes sense. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: ProblemCode;
  readonly field?: string;
  readonly retryAfterMs?: number;
}

/** There was no answer, or one that nobody can understand: whether it was stored is unknown. */
export interface Unreachable {
  readonly kind: 'unreachable';
}

/** A comment that is stored, with what its author needs to ask for it later. */
export interface Posted {
  readonly kind: 'published' | 'held';
  readonly comment: CommentRecord;
  readonly editToken?: string;
}

/** A sign-up that was accepted: a mail is on its way, done, or handed over without a readable answer. */
export interface Subscribed {
  readonly kind: 'confirm' | 'subscribed' | 'sent';
}

/** What came of a submission, in either form. */
export type Outcome = Posted | Subscribed | Refusal | Unreachable;
