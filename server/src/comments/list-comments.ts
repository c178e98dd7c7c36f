import { invalidField, refused, type Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import type { Sort } from '../storage/storage.ts';
import { readable, type CommentWithReplies } from './comment.ts';
import { cursorAfter, readCursor } from './cursor.ts';
import { placeOf } from './place.ts';

/** Most descendants that come along with a top-level comment. */
const mostBelow = 20;

export interface ListQuery {
  /** The key, or an address that has one. */
  readonly thread: string;
  readonly sort: Sort;
  /** Of top-level comments; with `parent` of the comments below it. */
  readonly limit: number;
  /** What the page before gave as `next`. */
  readonly cursor: string | null;
  /** Only what stands below this comment. */
  readonly parent: string | null;
}

/**
 * A page of a thread: flat, each top-level comment followed by the first of those below it, in the order of reading. Of what is not
 * published, but answered by what is, a stone is left.
 */
export interface CommentList {
  readonly kind: 'list';
  readonly thread: string;
  /** All published comments of the thread. */
  readonly total: number;
  readonly comments: readonly CommentWithReplies[];
  /** Where the next page begins, where there is one. */
  readonly next: string | null;
}

export async function listComments({ settings, storage }: Runtime, query: ListQuery): Promise<CommentList | Refused> {
  const { sort, limit, cursor, parent } = query;
  const { comments } = storage;
  const place = placeOf(settings, query.thread);
  if (!place) return invalidField('thread', 'unknown');
  const { site, thread } = place;

  const isHere = (comment: CommentWithReplies | undefined) => comment?.site === site && comment.thread === thread;
  const after = cursor === null ? null : readCursor(cursor);
  if (cursor !== null && !after) return invalidField('cursor', 'invalid');
  const above = parent === null ? null : await comments.get(parent);
  if (above === undefined || (above && !isHere(above))) return refused('not-found');
  const last = above && after ? await comments.get(after.id) : null;
  if (last === undefined) return invalidField('cursor', 'unknown');

  // One more than asked for tells whether there is a next page.
  const found = above
    ? await comments.under(above, limit + 1, last?.path ?? null)
    : await comments.top({ site, thread, sort, limit: limit + 1, after });
  const page = found.slice(0, limit);
  const end = page.at(-1);
  return {
    kind: 'list',
    thread,
    total: await comments.count(site, thread),
    comments: (above ? page : await withBelow(page)).map(readable),
    next: end && found.length > limit ? cursorAfter(end) : null,
  };

  async function withBelow(top: readonly CommentWithReplies[]): Promise<readonly CommentWithReplies[]> {
    const roots = top.map(({ id }) => id);
    const below = Map.groupBy(await comments.below(roots, mostBelow), ({ root }) => root);
    return top.flatMap((comment) => [comment, ...(below.get(comment.id) ?? [])]);
  }
}
