import type { Comment, CommentState, CommentWithReplies } from '../comments/comment.ts';
import type { Bucket } from '../guard/limits.ts';
import type { QueuedMail } from '../mail/mail.ts';
import type { SignUp, Subscription } from '../subscriptions/subscription.ts';

/** What the domain keeps, whatever keeps it. */
export interface Storage {
  readonly comments: CommentStorage;
  readonly subscriptions: SubscriptionStorage;
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
  get(id: string): Promise<Subscription | undefined>;
  /** Keeps a new one, or the new state of an old one. */
  put(subscription: Subscription): Promise<void>;
  addSignUp(signUp: SignUp): Promise<void>;
  signUp(id: string): Promise<SignUp | undefined>;
  signUpByKey(site: string, idempotencyKey: string): Promise<SignUp | undefined>;
  confirmSignUp(id: string, now: number): Promise<void>;
}

export interface OutboxStorage {
  add(mail: QueuedMail): Promise<void>;
  /** Mails whose time has come. They are not given again until `leaseMs` have passed, so that two workers do not send the same. */
  take(now: number, leaseMs: number, most: number): Promise<readonly QueuedMail[]>;
  /** It was sent. */
  remove(id: string): Promise<void>;
  /** It could not be sent; `null`: it will not be tried again. */
  retryAt(id: string, time: number | null): Promise<void>;
  /** The newest first. */
  newest(most: number): Promise<readonly QueuedMail[]>;
  get(id: string): Promise<QueuedMail | undefined>;
}

/** Counters and solved challenges; what is over is forgotten. */
export interface GuardStorage {
  counts(names: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Counts one more in each. */
  count(buckets: readonly Bucket[], now: number): Promise<void>;
  isSpent(nonce: string): Promise<boolean>;
  spend(nonce: string, expiresAt: number, now: number): Promise<void>;
}
