import type { CommentRecord, ThreadPage } from '../provider/comment-record.js';

/** What is known of a thread: the comments that have come, in the order in which the back end gives them, and what is still there. */
export interface Thread {
  readonly comments: ReadonlyMap<string, CommentRecord>;
  readonly total: number;
  readonly open: boolean;
  /** Where the next page begins; `null` at the end. */
  readonly next: string | null;
}

export const empty: Thread = { comments: new Map(), total: 0, open: true, next: null };

/** The first page of a thread; comments of the visitor's own that it does not show are kept. */
export function fromPage(page: ThreadPage): Thread {
  return withPage(empty, page);
}

/** The thread with a further page behind what is there; a comment that came before is brought up to date in its place. */
export function withPage(thread: Thread, { comments, total, open, next }: ThreadPage): Thread {
  return { comments: new Map([...thread.comments, ...comments.map((each) => [each.id, each] as const)]), total, open, next };
}

/** The thread with all answers to one comment, which the page had only in part; where the next page begins is not touched. */
export function withAnswers(thread: Thread, { comments, total, open }: ThreadPage): Thread {
  return withPage(thread, { kind: 'page', comments, total, open, next: thread.next });
}

/**
 * The thread with a comment of the visitor's own: a new one at the top comes first, whatever the order, so that its author sees it; an
 * answer comes behind those that are there. One that is known already is brought up to date.
 */
export function withOwn(thread: Thread, comment: CommentRecord): Thread {
  if (thread.comments.has(comment.id)) return { ...thread, comments: new Map(thread.comments).set(comment.id, comment) };
  const own = [comment.id, comment] as const;
  const parent = comment.parent === null ? undefined : thread.comments.get(comment.parent);
  const known = new Map(thread.comments);
  if (parent && comment.state === 'published') known.set(parent.id, { ...parent, replies: parent.replies + 1 });
  const total = thread.total + (comment.state === 'published' ? 1 : 0);
  return { ...thread, total, comments: parent ? known.set(...own) : new Map([own, ...known]) };
}

/** The thread without a comment that only its author saw; one with answers leaves a stone. */
export function without(thread: Thread, id: string): Thread {
  const comments = new Map(thread.comments);
  const gone = comments.get(id);
  const isAnswered = [...comments.values()].some(({ parent }) => parent === id);
  if (gone && isAnswered) comments.set(id, { ...gone, html: '', state: 'deleted' });
  else comments.delete(id);
  const total = thread.total - (gone?.state === 'published' ? 1 : 0);
  return { ...thread, comments, total };
}

/** The comments above one, the nearest first, as far as they have come. A back end that leads in circles is followed once. */
export function above({ comments }: Thread, id: string): readonly string[] {
  const all = new Set<string>();
  for (let next = comments.get(id)?.parent; next != null && comments.has(next) && !all.has(next); next = comments.get(next)?.parent) {
    all.add(next);
  }
  return [...all];
}

/** The top-level comment above a comment, as far as it has come; itself at the top. */
export function rootOf(thread: Thread, id: string): string {
  return above(thread, id).at(-1) ?? id;
}
