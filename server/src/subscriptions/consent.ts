import { createHash } from 'node:crypto';
import { siteOfOrigin, type Sites } from '../comments/sites.ts';

/** Longest address of a page that a mail names. */
const longestAddress = 200;

/** Names a sentence in a language: the same words always have the same version, other words another. */
export function consentVersion(sentence: string, locale: string): string {
  return createHash('sha256')
    .update(JSON.stringify([locale, sentence]))
    .digest('hex')
    .slice(0, 12);
}

/** The page as a mail may name it: one of our sites', without what stands after its path. */
export function nameablePage(sites: Sites, page: string | null): string | null {
  const url = page === null ? null : URL.parse(page);
  if (!url || !/^https?:$/.test(url.protocol) || siteOfOrigin(sites, url.origin) === null) return null;
  const address = url.origin + url.pathname;
  return address.length > longestAddress ? url.origin : address;
}
