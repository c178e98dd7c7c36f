import { invalidField, refused, type Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import type { Sort } from '../storage/storage.ts';
import type { CommentWithReplies } from './comment.ts';
import { siteOfThread } from './sites.ts';
import { threadKey } from './thread-key.ts';

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

/** A page of a thread: flat, each top-level comment followed by the first of those below it, in the order of reading. */
export interface CommentList {
  readonly kind: 'list';
  readonly thread: string;
  /** All published comments of the thread. */
  readonly total: number;
  readonly comments: readonly CommentWithReplies[];
  /** The id of the last one listed, where there is more. */
  readonly next: string | null;
}

export async function listComments({ settings, storage }: Runtime, query: ListQuery): Promise<CommentList | Refused> {
  const { sort, limit, cursor, parent } = query;
  const { comments } = storage;
  const thread = threadKey(query.thread);
  const site = thread === null ? null : siteOfThread(settings.sites, thread);
  if (thread === null || site === null) return invalidField('thread', 'unknown');

  const isHere = (comment: CommentWithReplies | undefined) => comment?.site === site && comment.thread === thread;
  const after = cursor === null ? null : await comments.get(cursor);
  if (after === undefined || (after && !isHere(after))) return invalidField('cursor', 'unknown');
  const above = parent === null ? null : await comments.get(parent);
  if (above === undefined || (above && (!isHere(above) || above.state !== 'published'))) return refused('not-found');

  // One more than asked for tells whether there is a next page.
  const found = above
    ? await comments.under(above, limit + 1, after?.path ?? null)
    : await comments.top({ site, thread, sort, limit: limit + 1, after });
  const page = found.slice(0, limit);
  return {
    kind: 'list',
    thread,
    total: await comments.count(site, thread),
    comments: above ? page : await withBelow(page),
    next: found.length > limit ? (page.at(-1)?.id ?? null) : null,
  };

  async function withBelow(top: readonly CommentWithReplies[]): Promise<readonly CommentWithReplies[]> {
    const roots = top.map(({ id }) => id);
    const below = Map.groupBy(await comments.below(roots, mostBelow), ({ root }) => root);
    return top.flatMap((comment) => [comment, ...(below.get(comment.id) ?? [])]);
  }
}
