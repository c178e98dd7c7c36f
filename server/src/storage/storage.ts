import type { Comment, CommentWithReplies } from '../comments/comment.ts';
import type { Position } from '../comments/cursor.ts';
import type { Bucket } from '../guard/limits.ts';
import type { Secrets } from '../guard/signer.ts';
import type { LinkPurpose, Token } from '../mail/links.ts';
import type { QueuedMail } from '../mail/mail.ts';
import type { Report } from '../moderation/report.ts';
import type { ReplyReader } from '../replies/reply-reader.ts';
import type { SignUp, Subscriber, Subscription } from '../subscriptions/subscription.ts';

/** What the domain keeps, whatever keeps it. */
export interface Storage {
  readonly comments: CommentStorage;
  readonly reactions: ReactionStorage;
  readonly replyReaders: ReplyReaderStorage;
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
  /** Another one after each write, whoever has made it, in this process or another. */
  revision(): Promise<string>;
  /** The value that is kept under a name; the given one is kept where there is none. */
  remember(name: string, value: string): Promise<string>;
  close(): Promise<void>;
}

export type Sort = 'newest' | 'oldest' | 'top';

/** Which top-level comments, in which order, pinned ones always first; `after` is where they begin. */
export interface TopQuery {
  readonly site: string;
  readonly thread: string;
  readonly sort: Sort;
  readonly limit: number;
  readonly after: Position | null;
}

/** The newest published comments: of a site, of a thread of it, or of all. */
export interface LatestQuery {
  readonly site: string | null;
  readonly thread: string | null;
  readonly limit: number;
}

/** A comment, and what its page is called. */
export interface Latest {
  readonly comment: CommentWithReplies;
  readonly threadTitle: string | null;
}

/**
 * Comments. The lists hold those that can be read: published ones, and others (deleted, held, refused) as long as published ones stand
 * below them.
 */
export interface CommentStorage {
  /** Keeps a comment, and the first title that came for its thread: it comes from visitors, so a later one does not replace it. */
  add(comment: Comment, threadTitle: string | null): Promise<void>;
  get(id: string): Promise<CommentWithReplies | undefined>;
  /** Those of the ids that there are, whatever became of them. */
  getAll(ids: readonly string[]): Promise<readonly CommentWithReplies[]>;
  byKey(site: string, idempotencyKey: string): Promise<CommentWithReplies | undefined>;
  /** Comments that wait for a moderator, held or reported, the oldest first. */
  waiting(): Promise<readonly CommentWithReplies[]>;
  /** Those of them that the moderators were not told of. */
  untold(most: number): Promise<readonly CommentWithReplies[]>;
  hasPublished(site: string, email: string): Promise<boolean>;
  /** Number of published comments. */
  count(site: string, thread: string): Promise<number>;
  top(query: TopQuery): Promise<readonly CommentWithReplies[]>;
  /** The first comments below each of those top-level ones, in the order of reading. */
  below(roots: readonly string[], most: number): Promise<readonly CommentWithReplies[]>;
  /** Comments below one, in the order of reading, after that path. */
  under(comment: Pick<Comment, 'root' | 'path'>, limit: number, afterPath: string | null): Promise<readonly CommentWithReplies[]>;
  /** What was published or edited from a moment on (milliseconds since the epoch), in the order of time. */
  since(site: string, thread: string, from: number, limit: number): Promise<readonly CommentWithReplies[]>;
  latest(query: LatestQuery): Promise<readonly Latest[]>;
  change(id: string, changes: Partial<Comment>): Promise<void>;
  /** An address wants no more mail about replies in a thread. */
  stopNotifying(site: string, thread: string, email: string): Promise<void>;
}

/** What others make of a comment. A visitor goes by hashes, one under each secret. */
export interface ReactionStorage {
  /** Counts a visitor's vote, once. */
  vote(comment: string, visitor: Secrets): Promise<void>;
  takeBack(comment: string, visitor: Secrets): Promise<void>;
  report(report: Report): Promise<void>;
  /** The oldest first. */
  reports(comment: string): Promise<readonly Report[]>;
  /** A moderator has looked. */
  settleReports(comment: string): Promise<void>;
  forgetAll(comment: string): Promise<void>;
}

export interface ReplyReaderStorage {
  find(site: string, email: string): Promise<ReplyReader | undefined>;
  get(id: string): Promise<ReplyReader | undefined>;
  /** Keeps a new one, or the new state of an old one. */
  put(reader: ReplyReader): Promise<void>;
  /** Forgets addresses that nobody confirmed since before that time. */
  forgetUnconfirmed(before: number): Promise<void>;
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
  /** @param dueAt when it may go; at once where absent */
  add(mail: QueuedMail, dueAt?: number): Promise<void>;
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
