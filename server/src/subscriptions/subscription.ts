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

/** Where a visitor came from. */
export type Source = Readonly<
  Partial<Record<'utm_source' | 'utm_medium' | 'utm_campaign' | 'utm_term' | 'utm_content' | 'referrer' | 'path', string | undefined>>
>;

/** What somebody asked for in one sign-up, kept as evidence of consent; it counts once `confirmedAt` is set. */
export interface SignUp {
  readonly id: string;
  /** Ids of the subscriptions: one for each list that was asked for. */
  readonly subscriptions: readonly string[];
  readonly site: string;
  readonly name: string;
  readonly tags: readonly string[];
  /** What the site's further fields held: several values where several boxes of one name were ticked. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  /** The sentence that was agreed to, to the letter, or `null` where none was asked. */
  readonly consent: string | null;
  readonly consentVersion: string | null;
  readonly source: Source;
  readonly page: string | null;
  readonly locale: string;
  readonly createdAt: number;
  readonly confirmedAt: number | null;
  readonly idempotencyKey: string | null;
  /** Hash of what was submitted, the proof aside. */
  readonly fingerprint: string;
}

/** A confirmed subscription, and the sign-up that it goes back to. */
export interface Subscriber extends Pick<SignUp, 'name' | 'tags' | 'fields' | 'consent' | 'consentVersion' | 'source' | 'page' | 'locale'> {
  readonly email: string;
  readonly list: string;
  readonly signedUpAt: number;
  readonly confirmedAt: number;
}
