import { threadKey } from './thread-key.ts';

/** The sites that this server serves: origins as keys spell them (`https` for `http`), or any. */
export type Sites = readonly string[] | '*';

/** An origin (RFC 6454) in the spelling of keys, so that `http` and `https` are one site; `null` for what is none, as `null` itself. */
export function siteOf(origin: string): string | null {
  const key = threadKey(origin);
  return key?.startsWith('https:') ? new URL(key).origin : null;
}

/** The site that an `Origin` header speaks for, or `null` where it may not write. */
export function siteOfOrigin(sites: Sites, origin: string): string | null {
  const site = siteOf(origin);
  if (sites === '*') return site ?? '*';
  return site !== null && sites.includes(site) ? site : null;
}

/** The site that a thread belongs to, or `null` where it is none of ours. A key that is no URL needs a server of one site, or of any. */
export function siteOfThread(sites: Sites, key: string): string | null {
  const site = siteOf(key);
  if (sites === '*') return site ?? '*';
  if (site !== null) return sites.includes(site) ? site : null;
  return sites.length === 1 ? (sites[0] ?? null) : null;
}

/** The site of what comes without an `Origin`. */
export function siteWithoutOrigin(sites: Sites): string {
  return sites === '*' || sites.length > 1 ? '*' : (sites[0] ?? '*');
}
