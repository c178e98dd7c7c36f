import type { CommentRecord, OwnState, ThreadPage } from './comment-record.js';
import type { Answer, Exchange, Transport } from './exchange.js';
import type { Outcome, Refusal, Unreachable } from './outcome.js';

/** What both kinds of provider have. A provider does no I/O and keeps no state: it says what to send, and what an answer meant. */
export interface Provider<Content> {
  readonly capabilities: {
    /** The same key is never stored twice: only then is a submission without an answer repeated by itself. */
    readonly idempotent: boolean;
    /** Nothing leaves the page: the form says so. */
    readonly simulated?: boolean;
  };

  /** Where the proof-of-work challenge is asked for; absent where the back end wants none. */
  challenge?(endpoint: URL): Exchange;

  build(submission: Submission<Content>, endpoint: URL): Exchange;

  /** Never throws: what it does not understand is `unreachable`. */
  read(answer: Answer): Outcome;

  /** Carries the exchanges in place of the network. */
  readonly transport?: Transport;
}

/** One submission: what was typed, under a key that stays the same however often it is sent. */
export interface Submission<Content> {
  readonly key: string;
  readonly content: Content;
  /** Solution of the proof of work, as the back end wants it; absent where the browser cannot solve one. */
  readonly proof?: string;
}

/** A comment to be posted. */
export interface CommentDraft {
  readonly thread: string;
  readonly threadTitle: string;
  readonly parent: string | null;
  readonly name: string;
  readonly email: string;
  readonly body: string;
  /** BCP 47. */
  readonly locale: string;
}

/** A sign-up to be sent. */
export interface SubscriptionDraft {
  readonly email: string;
  readonly name: string;
  readonly list: string;
  readonly tags: readonly string[];
  /** The exact sentence that was agreed to, or `null` where none was asked. */
  readonly consent: string | null;
  /** BCP 47. */
  readonly locale: string;
  /** Address of the page. */
  readonly page: string;
}

export type Sort = 'newest' | 'oldest' | 'top';

/** Which part of a thread is wanted. */
export interface ThreadQuery {
  readonly thread: string;
  readonly sort: Sort;
  /** How many top-level comments. */
  readonly limit: number;
  readonly cursor?: string;
  /** Instead of the top level: all answers to this comment. */
  readonly parent?: string;
}

/** How a comment box reaches one back end. */
export interface CommentProvider extends Provider<CommentDraft> {
  list(query: ThreadQuery, endpoint: URL): Exchange;
  readList(answer: Answer): ThreadPage | Refusal | Unreachable;

  /** Asks for an author's own comment; absent where the back end cannot tell. */
  own?(id: CommentRecord['id'], editToken: string, endpoint: URL): Exchange;
  readOwn?(answer: Answer): OwnState | Refusal | Unreachable;
}

/** How a sign-up reaches one back end. */
export type NewsletterProvider = Provider<SubscriptionDraft>;
