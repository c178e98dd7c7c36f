import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { Wording } from './wording.ts';

const languages = new Map<string, Wording>([
  ['en', en],
  ['de', de],
  ['ar', ar],
]);

/** Words in one language. */
export interface Speech {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly words: Wording;
}

/**
 * The first of the wanted languages that there is, otherwise English.
 *
 * @param wanted BCP 47 tags, the dearest first; `de-AT` is content with `de`
 */
export function speak(wanted: readonly string[]): Speech {
  const known = wanted.map((tag) => tag.split('-', 1)[0]?.toLowerCase() ?? '').find((language) => languages.has(language));
  const lang = known ?? 'en';
  return { lang, dir: lang === 'ar' ? 'rtl' : 'ltr', words: languages.get(lang) ?? en };
}
