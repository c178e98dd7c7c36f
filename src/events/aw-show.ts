import { AfterwordEvent } from './afterword-event.js';

/** A dialog or a bar has come into view. */
export class AwShow extends AfterwordEvent<Readonly<Record<string, never>>> {
  static readonly type = 'aw-show';

  constructor() {
    super(AwShow.type, {});
  }
}

declare global {
  interface HTMLElementEventMap {
    'aw-show': AwShow;
  }
}
