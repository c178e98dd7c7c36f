import { AfterwordEvent } from './afterword-event.js';

/** Something went wrong; `code` is one of the stable codes, `retryable` says whether trying again can help. */
export class AwError extends AfterwordEvent<{ readonly code: string; readonly retryable: boolean }> {
  static readonly type = 'aw-error';

  constructor(code: string, retryable: boolean) {
    super(AwError.type, { code, retryable });
  }
}

declare global {
  interface HTMLElementEventMap {
    'aw-error': AwError;
  }
}
