import type { Sanitize } from '../html/sanitize.js';

/** After these a new line begins, which text alone would not show. */
const ends = 'p, li, pre, blockquote, br, hr';

/** A comment's words without their form, from hostile HTML. Each run of white space is one space. */
export function plainText(html: string, sanitize: Sanitize): string {
  const box = document.createElement('div');
  sanitize(box, html);
  for (const end of box.querySelectorAll(ends)) end.after(' ');
  return box.textContent.replace(/\s+/g, ' ').trim();
}

/**
 * The beginning of a text, up to the end of a word: as the language has words, so that Japanese needs no spaces.
 *
 * @param most longest beginning, in UTF-16 code units
 * @param locale BCP 47
 */
export function excerpt(text: string, most: number, locale: string): string {
  if (text.length <= most) return text;
  // A word that is longer than all is cut between two letters, and no emoji in two.
  const end = lastEnd(text, most, locale, 'word') || lastEnd(text, most, locale, 'grapheme');
  return `${text.slice(0, end).replace(/[\s\p{Po}]+$/u, '')}…`;
}

function lastEnd(text: string, most: number, locale: string, granularity: 'word' | 'grapheme'): number {
  let end = 0;
  for (const { index } of new Intl.Segmenter(locale, { granularity }).segment(text)) {
    if (index > most) break;
    end = index;
  }
  return end;
}
