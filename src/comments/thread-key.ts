/** Query parameters that say where a visitor came from, not what is read; those that begin with `utm_` too. */
const tracking = ['fbclid', 'gclid', 'msclkid', 'mc_cid', 'mc_eid', 'ref'];

/** A key that is no address: RFC 3986's unreserved characters, and the slash. */
const plain = /^[A-Za-z0-9._~/-]{1,200}$/;

/** Longest address that names a thread, in UTF-16 code units. */
const longest = 2000;

/**
 * The key of a thread (CONTRACT section 7), the same in widget and server: of one page one key, whatever its visitors' links carry.
 * A key names a thread and is never followed.
 *
 * @param given an http(s) address, or a key that is none (1…200 letters, digits and `. _ ~ / -`)
 * @returns the key, or `undefined` where it is neither
 */
export function threadKey(given: string): string | undefined {
  if (!/^https?:/i.test(given)) return plain.test(given) ? given : undefined;
  if (!URL.canParse(given)) return undefined;
  const url = new URL(given);
  url.protocol = 'https:';
  url.hash = '';
  const query = url.search
    .slice(1)
    .split('&')
    .filter((pair) => {
      const [name = ''] = pair.split('=', 1);
      return !name.startsWith('utm_') && !tracking.includes(name);
    })
    .join('&');
  // The setter takes one question mark away, and a query may begin with one (`??a`).
  url.search = query && `?${query}`;
  return url.href.length > longest ? undefined : url.href;
}
