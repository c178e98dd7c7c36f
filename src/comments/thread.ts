import type { CommentRecord, ThreadPage } from '../provider/comment-record.js';

/** What is known of a thread: the comments that have come, in the order in which the back end gives them, and what is still there. */
export interface Thread {
  readonly comments: ReadonlyMap<string, CommentRecord>;
  readonly total: number;
  readonly open: boolean;
  /** Where the next page begins; `null` at the end. */
  readonly next: string | null;
}

/** A comment with its answers, as they are shown. */
export interface Branch {
  readonly comment: CommentRecord;
  /** 1 at the top. */
  readonly depth: number;
  readonly answers: readonly Branch[];
  /** Whom it answers, where the deepest step shows it flat and the place does not say so. */
  readonly inReplyTo: CommentRecord | undefined;
  /** Direct answers that are there but have not come. */
  readonly missing: number;
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

/**
 * The thread as a tree. Deeper than `maxDepth` it goes on flat, in the order of reading, each with whom it answers.
 * A comment whose parent has not come stands at the top.
 */
export function tree(thread: Thread, maxDepth: number): readonly Branch[] {
  const below = new Map<string | null, CommentRecord[]>();
  for (const comment of thread.comments.values()) {
    const parent = comment.parent !== null && thread.comments.has(comment.parent) ? comment.parent : null;
    const answers = below.get(parent);
    if (answers) answers.push(comment);
    else below.set(parent, [comment]);
  }

  const branch = (comment: CommentRecord, depth: number, inReplyTo?: CommentRecord): Branch => {
    const direct = below.get(comment.id) ?? [];
    const missing = Math.max(0, comment.replies - direct.filter(({ state }) => state !== 'held').length);
    // At the last step a comment's answers stand beside it: `flat` has taken them up already.
    const answers = depth < maxDepth ? direct.flatMap((each) => flat(each, depth + 1)) : [];
    return { comment, depth, answers, inReplyTo, missing };
  };

  // Iterative, since a thread may be as deep as the back end allows.
  const flat = (comment: CommentRecord, depth: number): Branch[] => {
    if (depth < maxDepth) return [branch(comment, depth)];
    const branches = [branch(comment, depth)];
    const waiting = (below.get(comment.id) ?? []).map((each) => ({ each, parent: comment })).reverse();
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { each, parent } = next;
      branches.push(branch(each, depth, parent));
      waiting.push(...(below.get(each.id) ?? []).map((answer) => ({ each: answer, parent: each })).reverse());
    }
    return branches;
  };

  return (below.get(null) ?? []).flatMap((comment) => flat(comment, 1));
}
