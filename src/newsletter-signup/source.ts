/** What campaigns put into an address. */
const campaign = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'] as const;

/** Longest value that goes along, in characters. */
const longest = 200;

/**
 * Where a visitor came from, as far as the page knows: the campaign in its address, the host of the page before (never more of it), and
 * the page's own path.
 *
 * @param page the page's address
 * @param referrer the page before, as `document.referrer`; empty for none
 */
export function sourceOf(page: URL, referrer: string): Readonly<Record<string, string>> {
  const host = URL.canParse(referrer) ? new URL(referrer).host : '';
  const named: [string, string | null][] = campaign.map((name) => [name, page.searchParams.get(name)]);
  named.push(['referrer', host === page.host ? null : host], ['path', page.pathname]);
  return Object.fromEntries(named.flatMap(([name, value]) => (value ? [[name, value.slice(0, longest)]] : [])));
}
