/** A comment as providers give it, whatever the back end calls its parts. `html` is hostile until the sanitizer has passed it. */
export interface CommentRecord {
  readonly id: string;
  /** The comment that it answers, or `null` at the top. */
  readonly parent: string | null;
  /** How many comments answer it directly, also those not sent along. */
  readonly replies: number;
  readonly author: { readonly name: string; readonly url: string | null; readonly avatar: string | null; readonly badge: string | null };
  readonly html: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly editedAt: string | null;
  readonly votes: number;
  readonly pinned: boolean;
  readonly state: 'published' | 'held' | 'deleted';
}

/** A page of a thread: top-level comments, each followed by descendants, depth first. */
export interface ThreadPage {
  readonly kind: 'page';
  /** All comments of the thread, also those on other pages. */
  readonly total: number;
  /** Whether new comments are taken. */
  readonly open: boolean;
  readonly comments: readonly CommentRecord[];
  /** Where the next page begins, or `null` at the end. */
  readonly next: string | null;
  /** The same for the same page (RFC 9110 §8.8.3): what has not changed is not read again. */
  readonly etag?: string;
}

/** What an author is told about a comment of theirs. */
export interface OwnState {
  readonly kind: 'own';
  readonly comment: CommentRecord;
  readonly state: 'published' | 'held' | 'refused' | 'deleted';
  /** Why it was refused, in the moderator's words. */
  readonly reason: string | null;
  /** Until when it may be edited and deleted, ISO 8601; absent where the back end does not say. */
  readonly editableUntil?: string;
}

/** The newest comments of a site, each with where it can be read. */
export interface Latest {
  readonly kind: 'latest';
  readonly comments: readonly {
    readonly comment: CommentRecord;
    /** The page's title, where the back end knows it. */
    readonly title: string | null;
    /** Where it can be read, with the comment in its hash; `null` where the back end knows no address. */
    readonly url: string | null;
  }[];
}
