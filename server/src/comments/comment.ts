/** What became of a comment. */
export type CommentState = 'published' | 'held' | 'refused' | 'deleted';

/** A comment as it is stored: with what nobody but its author and the moderators may see. Times are milliseconds UTC. */
export interface Comment {
  /** UUIDv7: unguessable, and in the order of time. */
  readonly id: string;
  readonly site: string;
  readonly thread: string;
  readonly parent: string | null;
  /** The top-level comment that it stands under; itself, where it is one. */
  readonly root: string;
  /** How many comments it stands under. */
  readonly depth: number;
  /** The ids from `root` to itself, joined by `/`: their order is the order of reading. */
  readonly path: string;
  readonly state: CommentState;
  /** Why it was refused. */
  readonly reason: string | null;
  readonly name: string;
  readonly email: string;
  readonly url: string | null;
  /** As it was typed. */
  readonly body: string;
  /** As it is shown, made once by the renderer of that version. */
  readonly html: string;
  readonly renderer: string;
  readonly locale: string;
  readonly votes: number;
  /** A moderator put it before all others of its thread. */
  readonly pinned: boolean;
  /** Its author wants a mail when it is answered. */
  readonly notify: boolean;
  readonly createdAt: number;
  readonly editedAt: number | null;
  /** When it could be read first. */
  readonly publishedAt: number | null;
  /** When a moderator let these words pass. */
  readonly reviewedAt: number | null;
  /** When the moderators were told that it wants a decision. */
  readonly toldAt: number | null;
  readonly idempotencyKey: string | null;
  /** Hash of what was submitted, the proof aside. */
  readonly fingerprint: string;
}

/** A comment, and how many that can be read answer it directly. */
export interface CommentWithReplies extends Comment {
  readonly replies: number;
}

/** Deepest place that a comment can be stored at. How deep a thread is shown is the page's business. */
export const deepest = 100;

/** How long after posting an author may edit or delete. */
export const editWindowMs = 15 * 60_000;

/** What may be read of a comment: all of a published one; of others a stone, their place, which others answer. */
export function readable(comment: CommentWithReplies): CommentWithReplies {
  return comment.state === 'published' ? comment : { ...comment, ...nothing, state: 'deleted' };
}

/** All that a comment says of itself and of its author, taken away. */
export const nothing = {
  name: '',
  email: '',
  url: null,
  body: '',
  html: '',
  reason: null,
  votes: 0,
  pinned: false,
  notify: false,
} as const;
