import { AfterwordEvent } from './afterword-event.js';

/** Which of the two forms speaks. */
export type SubmissionKind = 'subscription' | 'comment';

/** A form is about to be sent. Cancelable; what would be sent is read from the element's `draft`. */
export class AwSubmit extends AfterwordEvent<{ readonly kind: SubmissionKind }> {
  static readonly type = 'aw-submit';

  constructor(kind: SubmissionKind) {
    super(AwSubmit.type, { kind }, { cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'aw-submit': AwSubmit;
  }
}
