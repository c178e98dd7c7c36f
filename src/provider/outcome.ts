import type { CommentRecord } from './comment-record.js';
import { problemCodes, type ProblemCode } from './wire.js';

/** The stable codes of refusals (CONTRACT section 9, RFC 9457 problem types). Their wording lives in `localize/`, under the same names. */
export { problemCodes, type ProblemCode };

/** It was there already: stored by an earlier request of the same submission, whose answer nobody has seen. */
export interface Arrived {
  readonly kind: 'arrived';
}

/** Everything that says: it is stored. */
export type Acknowledged = Posted | Subscribed | Arrived;

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
  /** Nothing left the device: it can be repeated wherever it goes. */
  readonly neverLeft?: true;
}

/** A comment that is stored, with what its author needs to ask for it later. */
export interface Posted {
  readonly kind: 'published' | 'held';
  readonly comment: CommentRecord;
  readonly editToken?: string;
  /** Until when it may be edited and deleted, ISO 8601. */
  readonly editableUntil?: string;
}

/** Whether another try of the same can help, after a while. */
export function isRetryable(code: ProblemCode | 'unreachable'): boolean {
  return ['unreachable', 'unavailable', 'in-progress', 'too-many', 'proof-invalid'].includes(code);
}

/**
 * A sign-up that was taken: a mail is on its way, done, or handed over without a readable answer. `accepted` is a back end's yes that
 * does not tell whether a mail follows: the site's `confirmation` does.
 */
export interface Subscribed {
  readonly kind: 'confirm' | 'subscribed' | 'sent' | 'accepted';
}

/** Only the visitor's own browser can take it there: a form that leaves the page for the back end's (HTML: form submission). */
export interface Navigate {
  readonly kind: 'navigate';
  readonly form: {
    /** Absolute; POST, form-encoded. */
    readonly action: string;
    readonly fields: readonly (readonly [name: string, value: string])[];
  };
}

/** What came of a submission, in either form. */
export type Outcome = Acknowledged | Navigate | Refusal | Unreachable;
