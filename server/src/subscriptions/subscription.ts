/** Where a subscription stands. Only `confirmed` ones get letters. Times are milliseconds UTC. */
export type SubscriptionState = 'pending' | 'confirmed' | 'unsubscribed';

/** One address on one list. */
export interface Subscription {
  readonly id: string;
  readonly list: string;
  /** In lower case. */
  readonly email: string;
  readonly state: SubscriptionState;
  readonly createdAt: number;
  readonly changedAt: number;
}

/** What somebody asked for in one sign-up, kept as evidence of consent; it counts once `confirmedAt` is set. */
export interface SignUp {
  readonly id: string;
  /** Of the subscription. */
  readonly subscription: string;
  readonly site: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  /** The sentence that was agreed to, or `null` where none was asked. */
  readonly consent: string | null;
  /** Where the visitor came from. */
  readonly source: Readonly<Record<string, string>>;
  readonly page: string | null;
  readonly locale: string;
  readonly createdAt: number;
  readonly confirmedAt: number | null;
  readonly idempotencyKey: string | null;
  /** Hash of what was submitted, the proof aside. */
  readonly fingerprint: string;
}
