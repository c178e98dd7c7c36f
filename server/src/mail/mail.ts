/** A letter, ready to be sent. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** RFC 8058: where one request ends the subscription. */
  readonly unsubscribeUrl: string;
}

/** A letter in the outbox. Times are milliseconds UTC. */
export interface QueuedMail extends Letter {
  readonly id: string;
  readonly createdAt: number;
  /** How often it was tried. */
  readonly attempts: number;
}

/** Hands one mail over to the world; rejects when it could not. */
export type SendMail = (mail: QueuedMail) => Promise<void>;
