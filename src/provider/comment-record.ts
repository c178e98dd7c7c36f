import type { Comment, CommentList, OwnComment } from './wire.js';

/**
 * A comment as providers give it, whatever the back end calls its parts: as the reference server has it. `html` is hostile until the
 * sanitizer has passed it.
 */
export type CommentRecord = Comment;

/** A page of a thread: top-level comments, each followed by descendants, depth first. */
export interface ThreadPage extends Pick<CommentList, 'total' | 'open' | 'comments' | 'next'> {
  readonly kind: 'page';
  /** The same for the same page (RFC 9110 §8.8.3): what has not changed is not read again. */
  readonly etag?: string;
}

/** What an author is told about a comment of theirs. */
export interface OwnState extends Pick<OwnComment, 'comment' | 'state' | 'reason'> {
  readonly kind: 'own';
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
