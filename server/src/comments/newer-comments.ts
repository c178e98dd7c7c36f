import { invalidField, type Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import { cursorAfter } from './cursor.ts';
import type { CommentList } from './list-comments.ts';
import { placeOf } from './place.ts';

/** Most that one answer holds: whoever has missed more reads the thread anew. */
const most = 100;

/**
 * What has been published or edited in a thread from a moment on, in the order of time. The same moment asked again has the same answer
 * as long as nothing new has come, so that a cache, or the asker's own copy, answers.
 *
 * @param since milliseconds since the epoch
 */
export async function newerComments({ settings, storage }: Runtime, given: string, since: number): Promise<CommentList | Refused> {
  const place = placeOf(settings, given);
  if (!place) return invalidField('thread', 'unknown');
  const { site, thread } = place;
  const found = await storage.comments.since(site, thread, since, most + 1);
  const end = found[most - 1];
  return {
    kind: 'list',
    thread,
    total: await storage.comments.count(site, thread),
    comments: found.slice(0, most),
    next: end && found.length > most ? cursorAfter(end) : null,
  };
}
