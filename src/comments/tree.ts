import type { CommentRecord } from '../provider/comment-record.js';
import type { Thread } from './thread.js';

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
