import type { Terms } from './en.js';
import { files } from './files.js';

/** What all copies of the library on a page share: locales that are there, and who waits for one. */
interface Locales {
  readonly terms: Map<string, Terms>;
  readonly waiting: Set<() => void>;
}

const shared = Symbol.for('afterword.locales.1');
const locales: Locales = ((globalThis as { [shared]?: Locales })[shared] ??= { terms: new Map(), waiting: new Set() });

const asked = new Set<string>();

/** A tag, then its language alone: `de-AT`, `de`. */
export function* fallbacks(tag: string): Generator<string> {
  yield tag;
  const language = tag.split('-')[0];
  if (language && language !== tag) yield language;
}

/** Adds a locale's terms, and renders again what waits for them. */
export function addLocale(tag: string, terms: Terms): void {
  locales.terms.set(tag, terms);
  const waiting = [...locales.waiting];
  locales.waiting.clear();
  for (const arrived of waiting) arrived();
}

/** Whoever has left the page waits for nothing. */
export function stopWaiting(arrived: () => void): void {
  locales.waiting.delete(arrived);
}

/**
 * The terms for a language tag, when they are there; otherwise they are asked for, and `arrived` is called once they have come.
 * `undefined` also where no such locale ships: the caller goes on in English.
 */
export function localeTerms(tag: string, arrived: () => void): Terms | undefined {
  for (const locale of fallbacks(tag)) {
    const terms = locales.terms.get(locale);
    if (terms) return terms;
    // Also where no file ships: a classic page may bring the locale by a second script.
    locales.waiting.add(arrived);
    const load = files[locale];
    if (!load) continue;
    if (!asked.has(locale)) {
      asked.add(locale);
      load().then(
        ({ terms }) => addLocale(locale, terms),
        // A chunk that cannot be had (offline, a deploy in between) leaves English; the next update asks again.
        () => asked.delete(locale),
      );
    }
    return undefined;
  }
  return undefined;
}
