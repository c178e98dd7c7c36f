// Made from the reference server's schemas by `npm run generate`: change them there.

export interface Comment {
  readonly id: string;
  /** The comment that it answers, or `null` at the top. */
  readonly parent: string | null;
  /** How many comments answer it directly, also those not sent along. */
  readonly replies: number;
  readonly author: {
    /** Empty where none was given. */
    readonly name: string;
    readonly url: string | null;
    readonly avatar: string | null;
    readonly badge: string | null;
  };
  readonly html: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** ISO 8601, UTC. */
  readonly editedAt: string | null;
  readonly votes: number;
  readonly pinned: boolean;
  readonly state: 'published' | 'held' | 'deleted';
}

export interface CommentList {
  /** The key. */
  readonly thread: string;
  /** All comments of the thread, also those on other pages. */
  readonly total: number;
  /** Whether new comments are taken. */
  readonly open: boolean;
  readonly comments: readonly Comment[];
  /** Where the next page begins, or `null` at the end. */
  readonly next: string | null;
}

export interface PostedComment {
  readonly comment: Comment;
  readonly editToken: string;
  /** ISO 8601, UTC. */
  readonly editableUntil: string;
}

export interface OwnComment {
  readonly comment: Comment;
  readonly state: 'published' | 'held' | 'refused' | 'deleted';
  /** Why it was refused, in the moderator’s words. */
  readonly reason: string | null;
  /** ISO 8601, UTC. */
  readonly editableUntil: string;
}

export interface Latest {
  readonly comments: readonly {
    readonly comment: Comment;
    /** The key. */
    readonly thread: string;
    readonly threadTitle: string | null;
    /** Where it can be read; `null` where the key is no address. */
    readonly url: string | null;
  }[];
}

export interface Counts {
  /** By the spelling that was asked for; none for what is no thread here. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface Votes {
  readonly votes: number;
}

export interface Preview {
  readonly html: string;
}

export interface Reported {
  readonly status: 'reported';
}

/** altcha, version 2. */
export interface Challenge {
  readonly parameters: {
    readonly algorithm: string;
    readonly nonce: string;
    readonly salt: string;
    readonly cost: number;
    readonly keyLength: number;
    readonly keyPrefix: string;
    readonly keySignature?: string;
    /** Seconds. */
    readonly expiresAt?: number;
  };
  readonly signature?: string;
}

/** Why something was refused: what stays the same in a problem, whatever its words. */
export const problemCodes = [
  'invalid',
  'too-large',
  'proof-invalid',
  'key-reused',
  'in-progress',
  'too-many',
  'closed',
  'duplicate',
  'forbidden',
  'not-found',
  'edit-window-over',
  'blocked',
  'unavailable',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail?: string;
  readonly errors?: readonly {
    readonly field: string;
    readonly code: string;
  }[];
}
