import { AfterwordEvent } from './afterword-event.js';

/** A list or a thread has arrived; `total` counts all that there is, not only what is shown. */
export class AwLoad extends AfterwordEvent<{ readonly total: number }> {
  static readonly type = 'aw-load';

  constructor(total: number) {
    super(AwLoad.type, { total });
  }
}

declare global {
  interface HTMLElementEventMap {
    'aw-load': AwLoad;
  }
}
