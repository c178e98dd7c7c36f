import { AfterwordEvent } from './afterword-event.js';

/** A reader is about to open an article. Cancelable: a page may open it in its own way. */
export class AwOpen extends AfterwordEvent<{ readonly href: string }> {
  static readonly type = 'aw-open';

  constructor(href: string) {
    super(AwOpen.type, { href }, { cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'aw-open': AwOpen;
  }
}
