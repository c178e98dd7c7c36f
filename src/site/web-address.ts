/** An address of the web, from the page's own where it is relative; `undefined` for any other scheme, and for what is none. */
export function webAddress(given: string): URL | undefined {
  const url = URL.canParse(given, document.baseURI) ? new URL(given, document.baseURI) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** The same of a whole site, or a path of the page's own; anything else would silently be taken for a file beside the page. */
export function siteAddress(given: string): URL | undefined {
  return /^(https?:\/\/|\/)/i.test(given) ? webAddress(given) : undefined;
}
