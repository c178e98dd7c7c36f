import type { Comment, CommentState, CommentWithReplies } from '../comments/comment.ts';
import type { Bucket } from '../guard/limits.ts';
import type { QueuedMail } from '../mail/mail.ts';
import type { LinkPurpose, Token } from '../subscriptions/links.ts';
import type { SignUp, Subscriber, Subscription } from '../subscriptions/subscription.ts';

/** What the domain keeps, whatever keeps it. */
export interface Storage {
  readonly comments: CommentStorage;
  readonly subscriptions: SubscriptionStorage;
  readonly tokens: TokenStorage;
  readonly outbox: OutboxStorage;
  readonly guard: GuardStorage;
  /**
   * All of it is stored, or nothing, and nothing else is written in between. The work uses the storage that it is given, and waits for no
   * mail and no network.
   */
  transaction<T>(work: (storage: Storage) => Promise<T>): Promise<T>;
  /** Rejects where the database does not answer. */
  ping(): Promise<void>;
  /** The value that is kept under a name; the given one is kept where there is none. */
  remember(name: string, value: string): Promise<string>;
  close(): Promise<void>;
}

export type Sort = 'newest' | 'oldest' | 'top';

/** Which published top-level comments, in which order; `after` is the last one before them. */
export interface TopQuery {
  readonly site: string;
  readonly thread: string;
  readonly sort: Sort;
  readonly limit: number;
  readonly after: Comment | null;
}

export interface CommentStorage {
  /** Keeps a comment, and the first title that came for its thread: it comes from visitors, so a later one does not replace it. */
  add(comment: Comment, threadTitle: string | null): Promise<void>;
  get(id: string): Promise<CommentWithReplies | undefined>;
  byKey(site: string, idempotencyKey: string): Promise<CommentWithReplies | undefined>;
  /** Comments that wait for a moderator, the oldest first. */
  held(): Promise<readonly CommentWithReplies[]>;
  hasPublished(site: string, email: string): Promise<boolean>;
  /** Number of published comments. */
  count(site: string, thread: string): Promise<number>;
  top(query: TopQuery): Promise<readonly CommentWithReplies[]>;
  /** The first published comments below each of those top-level ones, in the order of reading. */
  below(roots: readonly string[], most: number): Promise<readonly CommentWithReplies[]>;
  /** Published comments below one, in the order of reading, after that path. */
  under(comment: Comment, limit: number, afterPath: string | null): Promise<readonly CommentWithReplies[]>;
  setState(id: string, state: CommentState, reason: string | null): Promise<void>;
}

export interface SubscriptionStorage {
  find(list: string, email: string): Promise<Subscription | undefined>;
  /** Those of the ids that there are, in the order of their lists' ids. */
  getAll(ids: readonly string[]): Promise<readonly Subscription[]>;
  /** Keeps a new one, or the new state of an old one. */
  put(subscription: Subscription): Promise<void>;
  addSignUp(signUp: SignUp): Promise<void>;
  signUp(id: string): Promise<SignUp | undefined>;
  signUpByKey(site: string, idempotencyKey: string): Promise<SignUp | undefined>;
  confirmSignUp(id: string, now: number): Promise<void>;
  /** Every confirmed subscription with its newest confirmed sign-up, by address and list. */
  confirmed(): AsyncIterable<Subscriber>;
  /** Forgets sign-ups from before that time that nobody confirmed, and the addresses that only they asked for. */
  forgetUnconfirmed(before: number): Promise<void>;
}

/** Mailed links, by their hashes. */
export interface TokenStorage {
  add(token: Token): Promise<void>;
  /** What a link is about; nothing where it is unknown, for something else, or over. */
  subjects(hash: string, purpose: LinkPurpose, now: number): Promise<readonly string[]>;
  /** Forgets those that are over. */
  forget(now: number): Promise<void>;
}

export interface OutboxStorage {
  add(mail: QueuedMail): Promise<void>;
  /** The mail that is due first. It is not given again until `leaseMs` have passed, so that two workers do not send the same. */
  take(now: number, leaseMs: number): Promise<QueuedMail | undefined>;
  /** It was sent. */
  remove(id: string): Promise<void>;
  /** It could not be sent; `null`: it will not be tried again. */
  retryAt(id: string, time: number | null): Promise<void>;
  /** The newest first. */
  newest(most: number): Promise<readonly QueuedMail[]>;
  get(id: string): Promise<QueuedMail | undefined>;
  /** Forgets mails from before that time that will not be tried again. */
  forgetUnsent(before: number): Promise<void>;
  /** Forgets all but the newest, sent or not. */
  keepNewest(most: number): Promise<void>;
}

/** Counters and solved challenges; what is over is forgotten. */
export interface GuardStorage {
  counts(names: readonly string[], now: number): Promise<ReadonlyMap<string, number>>;
  /** Counts one more in each. */
  count(buckets: readonly Bucket[], now: number): Promise<void>;
  isSpent(nonce: string): Promise<boolean>;
  spend(nonce: string, expiresAt: number, now: number): Promise<void>;
}
