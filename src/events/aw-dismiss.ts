import { AfterwordEvent } from './afterword-event.js';

/** The visitor has sent a dialog or a bar away. */
export class AwDismiss extends AfterwordEvent<Readonly<Record<string, never>>> {
  static readonly type = 'aw-dismiss';

  constructor() {
    super(AwDismiss.type, {});
  }
}

declare global {
  interface HTMLElementEventMap {
    'aw-dismiss': AwDismiss;
  }
}
