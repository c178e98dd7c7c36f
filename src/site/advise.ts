import type { Advice } from './advice.js';

/**
 * Tells the site owner, once for each element and subject, what to change: the element's name, the attribute and what is accepted.
 * Visitors never see it; what they see is the element's polite fallback. The sentences come on demand, so it is said a little later.
 *
 * @param host the element that speaks
 * @param subject the sentence, by its name in `advice.ts`
 * @param told what goes into it
 */
export function advise<Subject extends keyof Advice>(host: Element, subject: Subject, ...told: Parameters<Advice[Subject]>): void {
  import('./advice.js').then(
    ({ give }) => give(host, subject, told),
    () => undefined, // offline: what is wrong is wrong at the next visit, too
  );
}

/**
 * The value of an attribute that has a fixed set of words, or the first of them, with advice, where it has another.
 * An absent or empty attribute is the first word, silently.
 */
export function oneOf<const Words extends readonly [string, ...string[]]>(
  host: Element,
  attribute: string,
  value: string | null | undefined,
  words: Words,
): Words[number] {
  if (!value) return words[0];
  // The search gives the word itself, so that its type is that of the list.
  const word = words.find((each) => each === value);
  if (word !== undefined) return word;
  advise(host, 'word', attribute, value, words);
  return words[0];
}

/** A whole number of a range, or the default, with advice, where the attribute has another value. */
export function inRange(host: Element, attribute: string, value: number, least: number, most: number, otherwise: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  advise(host, 'range', attribute, Number.isNaN(value) ? (host.getAttribute(attribute) ?? '') : String(value), least, most, otherwise);
  return otherwise;
}
