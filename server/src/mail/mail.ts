/** A letter, ready to be sent. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** RFC 8058: where one request ends the subscription; `null` for whom the server's owner has named. */
  readonly unsubscribeUrl: string | null;
}

/** A letter in the outbox. Times are milliseconds UTC. */
export interface QueuedMail extends Letter {
  readonly id: string;
  readonly createdAt: number;
  /** How often it was tried. */
  readonly attempts: number;
}

/**
 * What came of one try. `refused`: the mail server will not have this mail, now or ever. `deferred`: it may have it later, and others now.
 * `unreachable`: it answers nobody, or not us, so other mails would fare no better. `code` is SMTP's or the system's.
 */
export type Delivery = { readonly kind: 'sent' } | { readonly kind: 'refused' | 'deferred' | 'unreachable'; readonly code: string };

/** Hands one mail over to the world. Never rejects. */
export type SendMail = (mail: QueuedMail) => Promise<Delivery>;
