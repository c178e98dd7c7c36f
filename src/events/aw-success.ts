import { AfterwordEvent } from './afterword-event.js';

/** A sign-up was accepted: `confirm` a mail is on its way, `subscribed` done, `sent` handed over without a readable answer. */
export class AwSuccess extends AfterwordEvent<{ readonly status: 'confirm' | 'subscribed' | 'sent' }> {
  static readonly type = 'aw-success';

  constructor(status: 'confirm' | 'subscribed' | 'sent') {
    super(AwSuccess.type, { status });
  }
}

declare global {
  interface HTMLElementEventMap {
    'aw-success': AwSuccess;
  }
}
