/** Parameters that say where a visitor came from, not which page it is. `utm_*` is matched by its prefix. */
const tracking = new Set(['fbclid', 'gclid', 'msclkid', 'mc_cid', 'mc_eid', 'ref']);

/** A key that is no URL: a post's id, a slug, a path. */
const plainKey = /^[A-Za-z0-9._~/-]{1,200}$/;

/** Longest URL that names a thread, in UTF-16 code units. */
export const longestKey = 2000;

/**
 * The key of the thread that a page's address, or a name given by the site, stands for: CONTRACT section 7. The widgets have a
 * function of their own with the same answers; `test/thread-keys.json` holds both to it.
 *
 * @returns `null` for what can be no key.
 */
export function threadKey(given: string): string | null {
  if (!/^https?:/i.test(given)) return plainKey.test(given) ? given : null;
  const url = URL.parse(given);
  if (!url) return null;
  url.protocol = 'https:';
  url.hash = '';
  const query = url.search.slice(1).split('&').filter(isTelling).join('&');
  // With its own question mark, since the setter takes one away: `??a` is a query that begins with one.
  url.search = query && `?${query}`;
  return url.href.length > longestKey ? null : url.href;
}

/** Whether a `name=value` pair may tell one page from another. */
function isTelling(pair: string): boolean {
  const [name = ''] = pair.split('=', 1);
  return !tracking.has(name) && !name.startsWith('utm_');
}
