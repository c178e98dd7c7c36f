import type { CommentRecord, ThreadPage } from '../provider/comment-record.js';
import type { Thread } from './thread.js';

/** The thread with a branch that a link leads to: first of all, where its top-level comment was not in view; else in its place. */
export function withBranch(thread: Thread, { comments, total, open }: ThreadPage): Thread {
  const branch = comments.map((each) => [each.id, each] as const);
  const [root] = comments;
  const isHere = root !== undefined && thread.comments.has(root.id);
  return { ...thread, total, open, comments: isHere ? new Map([...thread.comments, ...branch]) : new Map([...branch, ...thread.comments]) };
}

/** The thread with what was written since: at the top where the newest come first, else at the end; answers behind those that are there. */
export function withFresh(thread: Thread, fresh: readonly CommentRecord[], atEnd: boolean): Thread {
  const known = new Map(thread.comments);
  for (const parent of new Set(fresh.map((each) => each.parent))) {
    const above = parent === null ? undefined : known.get(parent);
    // A page may have brought its parent with a number that counts it already.
    const direct = [...known.values(), ...fresh].filter((each) => each.parent === parent).length;
    if (above && direct > above.replies) known.set(above.id, { ...above, replies: direct });
  }
  const all = fresh.map((each) => [each.id, each] as const);
  const top = atEnd ? [] : all.filter(([, { parent }]) => parent === null).reverse();
  return { ...thread, comments: new Map([...top, ...known, ...all]) };
}

/** The thread with what has changed of comments that are there, each in its place. */
export function withChanges(thread: Thread, changed: readonly CommentRecord[]): Thread {
  const known = new Map(thread.comments);
  for (const each of changed) if (known.has(each.id)) known.set(each.id, each);
  return { ...thread, comments: known };
}

/** The latest moment of which anything is known, as the back end gave it; `undefined` where nothing is. */
export function latestMoment({ comments }: Thread): string | undefined {
  let latest: string | undefined;
  for (const { createdAt, editedAt } of comments.values()) {
    const moment = editedAt ?? createdAt;
    if (Number.isNaN(Date.parse(moment))) continue;
    if (latest === undefined || Date.parse(moment) > Date.parse(latest)) latest = moment;
  }
  return latest;
}
