import { oneLine } from '../one-line.ts';

/** Longest part of a text that a mail quotes, in UTF-16 code units. */
const longestQuote = 400;

/** A word of which a mail program would make a link: with a scheme, a mailbox, or a bare host name. */
const linkLike = /:\/\/|@|[\p{L}\p{N}]\.\p{L}{2}/u;

/**
 * A text as a mail may quote it. It came with a request, so it is on one line, holds nothing that turns its surroundings about, no link,
 * and is not long; the whole is what is kept.
 */
export function quotable(text: string): string {
  const words = oneLine(text).split(' ');
  const plain = words.map((word) => (linkLike.test(word) ? '[…]' : word)).join(' ');
  return plain.length > longestQuote ? `${plain.slice(0, longestQuote).trimEnd()}…` : plain;
}
