import type { Question } from './ask.js';
import type { CommentRecord, Latest, OwnState, ThreadPage } from './comment-record.js';
import type { Provider } from './provider.js';

/** A comment to be posted. */
export interface CommentDraft {
  readonly thread: string;
  readonly threadTitle: string;
  /** The comment that it answers, or `null` at the top. */
  readonly parent: string | null;
  /** The top-level comment above it, or `null` at the top: some back ends cannot work it out. */
  readonly root: string | null;
  readonly name: string;
  readonly email: string;
  /** The author's own site, an http(s) address, or empty. */
  readonly website: string;
  /** What was typed: Markdown, where the back end takes it. */
  readonly body: string;
  /** Mail about replies is wanted. */
  readonly notify: boolean;
  /** The list whose letters are wanted too, or `null`. */
  readonly newsletter: string | null;
  /** BCP 47. */
  readonly locale: string;
}

export const sorts = ['newest', 'oldest', 'top'] as const;

export type Sort = (typeof sorts)[number];

/** Which part of a thread is wanted. */
export interface ThreadQuery {
  readonly thread: string;
  readonly sort: Sort;
  /** How many top-level comments. */
  readonly limit: number;
  /** What the page before gave as `next`. */
  readonly cursor?: string;
  /** Instead of the top level: all answers to this comment. */
  readonly parent?: string;
}

/** What an author's device knows of a comment of theirs: enough to show that it is theirs. */
export interface Authorship {
  readonly id: CommentRecord['id'];
  readonly editToken: string;
}

/** Why a reader reports a comment. */
export const reportReasons = ['spam', 'abuse', 'off-topic', 'other'] as const;

export interface Report {
  readonly reason: (typeof reportReasons)[number];
  /** In the reader's own words; may be empty. */
  readonly note: string;
}

/**
 * How a comment box reaches one back end. What it cannot do it leaves out, and the box shows just the rest.
 */
export interface CommentProvider extends Provider<CommentDraft> {
  readonly capabilities: Provider<CommentDraft>['capabilities'] & {
    /** In which orders it gives a thread; the first is its own. */
    readonly sorts: readonly Sort[];
    /** What becomes of what is typed: the toolbar offers just that. */
    readonly markup: 'markdown' | 'html' | 'none';
    /** Takes the address of the author's own site. */
    readonly website: boolean;
    /** Sends mail about replies. */
    readonly notify: boolean;
    /** Can sign up for a newsletter along the way. */
    readonly newsletter: boolean;
  };

  /** A page of a thread, or the answers to one comment. */
  list(query: ThreadQuery, endpoint: URL): Question<ThreadPage>;

  /**
   * What was written, edited or deleted from a moment on, oldest first; `next` means nothing. Where it is absent the first page is asked for.
   *
   * @param since ISO 8601, by the back end's clock
   */
  newer?(thread: string, since: string, endpoint: URL): Question<ThreadPage>;

  /** One comment with the top-level comment above it and what stands between and below them; where it is absent the pages are searched. */
  locate?(thread: string, id: CommentRecord['id'], endpoint: URL): Question<ThreadPage>;

  /** What became of an author's own comment. */
  own?(authorship: Authorship, endpoint: URL): Question<OwnState>;

  /** Gives a comment other words. */
  edit?(authorship: Authorship, body: string, endpoint: URL): Question<OwnState>;

  /** Deletes a comment. */
  remove?(authorship: Authorship, endpoint: URL): Question<OwnState>;

  /**
   * Votes for a comment, or takes the vote back.
   *
   * @param visitor 128 random bits, made on the device and kept there: 32 hexadecimal digits
   */
  vote?(id: CommentRecord['id'], value: 1 | 0, visitor: string, endpoint: URL): Question<Votes>;

  report?(id: CommentRecord['id'], report: Report, endpoint: URL): Question<Reported>;

  /** What the back end would make of a text. */
  preview?(body: string, endpoint: URL): Question<Preview>;

  /** How many published comments each of some threads has; those that it does not know are left out. */
  counts?(threads: readonly string[], endpoint: URL): Question<Counts>;

  /** The newest published comments of a site, the newest first. */
  latest?(limit: number, site: string, endpoint: URL): Question<Latest>;
}

/** How many votes a comment has now. */
export interface Votes {
  readonly kind: 'votes';
  readonly votes: number;
}

/** The moderators are told. */
export interface Reported {
  readonly kind: 'reported';
}

export interface Preview {
  readonly kind: 'preview';
  /** Hostile until the sanitizer has passed it. */
  readonly html: string;
}

export interface Counts {
  readonly kind: 'counts';
  /** By the thread, as it was asked for. */
  readonly counts: ReadonlyMap<string, number>;
}
