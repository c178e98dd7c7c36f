import { invalidField, type Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import type { Latest } from '../storage/storage.ts';
import { placeOf, type Place } from './place.ts';
import { siteOf } from './sites.ts';

/** Comments in a feed. */
const feedLength = 50;

export interface LatestComments {
  readonly kind: 'latest';
  readonly latest: readonly Latest[];
}

/** The newest published comments, of one site or of all that are served. */
export async function latestComments(
  { settings, storage }: Runtime,
  site: string | null,
  limit: number,
): Promise<LatestComments | Refused> {
  const wanted = site === null ? null : siteOf(site);
  if (site !== null && (wanted === null || (settings.sites !== '*' && !settings.sites.includes(wanted)))) {
    return invalidField('site', 'unknown');
  }
  return { kind: 'latest', latest: await storage.comments.latest({ site: wanted, thread: null, limit }) };
}

export interface ThreadFeed extends LatestComments {
  readonly place: Place;
}

/** The newest published comments of a thread, replies too. */
export async function threadFeed({ settings, storage }: Runtime, thread: string): Promise<ThreadFeed | Refused> {
  const place = placeOf(settings, thread);
  if (!place) return invalidField('thread', 'unknown');
  return { kind: 'latest', place, latest: await storage.comments.latest({ ...place, limit: feedLength }) };
}

/** How many published comments each thread has, by the spelling that it was asked for; none for what is no thread of ours. */
export async function countThreads({ settings, storage }: Runtime, threads: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const thread of threads) {
    const place = placeOf(settings, thread);
    if (place) counts.set(thread, await storage.comments.count(place.site, place.thread));
  }
  return counts;
}
