/** The page's address as it wants to be known (RFC 6596); `undefined` where it does not say. */
export function canonicalAddress(): string | undefined {
  return document.querySelector<HTMLLinkElement>('link[rel~="canonical"]')?.href || undefined;
}
