const given = new WeakMap<Element, Set<string>>();

/**
 * Tells the site owner, once for each element and subject, what to change: the element's name, the attribute and what is accepted.
 * Visitors never see it; what they see is the element's polite fallback.
 *
 * @param host the element that speaks
 * @param subject what it is about, usually the attribute's name; said once per subject and message
 * @param message a sentence that begins with what was found and ends with what to do
 */
export function advise(host: Element, subject: string, message: string): void {
  const before = given.get(host) ?? new Set();
  given.set(host, before);
  const sentence = `<${host.localName}> ${subject}: ${message}`;
  if (before.has(sentence)) return;
  before.add(sentence);
  console.warn(sentence, host);
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
  advise(host, `attribute "${attribute}"`, `"${value}" is not known; use one of: ${words.join(', ')}. "${words[0]}" is used instead.`);
  return words[0];
}

/** A whole number of a range, or the default, with advice, where the attribute has another value. */
export function inRange(host: Element, attribute: string, value: number, least: number, most: number, otherwise: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  const given = host.getAttribute(attribute) ?? String(value);
  advise(
    host,
    `attribute "${attribute}"`,
    `"${given}" does not fit; give a whole number from ${least} to ${most}. ${otherwise} is used instead.`,
  );
  return otherwise;
}
