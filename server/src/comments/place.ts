import { isLoopback } from '../loopback.ts';
import type { Settings } from '../settings.ts';
import { siteOf, siteOfThread } from './sites.ts';
import { threadKey } from './thread-key.ts';

/** Where a comment stands. */
export interface Place {
  readonly site: string;
  /** The key. */
  readonly thread: string;
}

/** The place that a key, or an address that has one, names; `null` where it is none of ours. */
export function placeOf({ sites }: Pick<Settings, 'sites'>, given: string): Place | null {
  const thread = threadKey(given);
  const site = thread === null ? null : siteOfThread(sites, thread);
  return thread === null || site === null ? null : { site, thread };
}

/** The address of a thread's page, or `null` where its key is no address. A key knows no `http`: the site's own origin does. */
export function pageOf({ origins }: Pick<Settings, 'origins'>, thread: string): string | null {
  const site = siteOf(thread);
  if (site === null) return null;
  const url = new URL(thread);
  const origin = origins.find((each) => siteOf(each) === site);
  const isPlain = origin === undefined ? isLoopback(url.hostname) : /^http:/i.test(origin);
  url.protocol = isPlain ? 'http:' : 'https:';
  return url.href;
}

/** Where a comment can be read, or `null` where its thread's key is no address. */
export function addressOfComment(settings: Pick<Settings, 'origins'>, { thread, id }: { readonly thread: string; readonly id: string }) {
  const page = pageOf(settings, thread);
  return page === null ? null : `${page}#aw-comment-${id}`;
}

/** A site as a mail names it: by its host. */
export function nameOfSite(site: string, serverUrl: string): string {
  return new URL(site === '*' ? serverUrl : site).host;
}
