import { createHash } from 'node:crypto';
import { siteOfOrigin, type Sites } from '../comments/sites.ts';
import { oneLine } from '../one-line.ts';

/** Longest part of a sentence that a mail quotes, in UTF-16 code units. */
const longestQuote = 400;

/** Longest address of a page that a mail names. */
const longestAddress = 200;

/** A word of which a mail program would make a link: with a scheme, a mailbox, or a bare host name. */
const linkLike = /:\/\/|@|[\p{L}\p{N}]\.\p{L}{2}/u;

/** Names a sentence in a language: the same words always have the same version, other words another. */
export function consentVersion(sentence: string, locale: string): string {
  return createHash('sha256')
    .update(JSON.stringify([locale, sentence]))
    .digest('hex')
    .slice(0, 12);
}

/**
 * The sentence as a mail may quote it. It came with a request, so it is on one line, holds nothing that turns its surroundings about, no
 * link, and is not long; the whole is what is kept.
 */
export function quotable(sentence: string): string {
  const words = oneLine(sentence).split(' ');
  const plain = words.map((word) => (linkLike.test(word) ? '[…]' : word)).join(' ');
  return plain.length > longestQuote ? `${plain.slice(0, longestQuote).trimEnd()}…` : plain;
}

/** The page as a mail may name it: one of our sites', without what stands after its path. */
export function nameablePage(sites: Sites, page: string | null): string | null {
  const url = page === null ? null : URL.parse(page);
  if (!url || !/^https?:$/.test(url.protocol) || siteOfOrigin(sites, url.origin) === null) return null;
  const address = url.origin + url.pathname;
  return address.length > longestAddress ? url.origin : address;
}
