import { invalidField, refused, type Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import { readable } from './comment.ts';
import type { CommentList } from './list-comments.ts';
import { placeOf } from './place.ts';

/** Most comments that come along, unless the way down to the wanted one is longer by itself. */
const most = 100;

/**
 * Where a comment stands: the top-level comment above it and what is below that, in the order of reading, on one page. The way down to the
 * wanted one is always there; what room is left goes to the others, from the first on.
 */
export async function locateComment({ settings, storage }: Runtime, given: string, id: string): Promise<CommentList | Refused> {
  const { comments } = storage;
  const place = placeOf(settings, given);
  if (!place) return invalidField('thread', 'unknown');
  const { site, thread } = place;
  const wanted = await comments.get(id);
  if (wanted?.site !== site || wanted.thread !== thread || wanted.state !== 'published') return refused('not-found');

  const way = await comments.getAll(wanted.path.split('/'));
  const isOnWay = new Set(way.map((comment) => comment.id));
  // A top-level comment's path is its id.
  const below = await comments.under({ root: wanted.root, path: wanted.root }, most, null);
  const others = below.filter((comment) => !isOnWay.has(comment.id));
  const found = [...way, ...others.slice(0, Math.max(0, most - way.length))];
  return {
    kind: 'list',
    thread,
    total: await comments.count(site, thread),
    comments: found.sort((one, other) => (one.path < other.path ? -1 : 1)).map(readable),
    next: null,
  };
}
