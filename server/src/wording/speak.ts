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

/** Names one after the other, as the language joins them. */
export function enumerate({ lang }: Speech, names: readonly string[]): string {
  return new Intl.ListFormat(lang).format(names);
}

/** The same for a sentence, each in quotation marks. */
export function quote(speech: Speech, names: readonly string[]): string {
  return enumerate(speech, names.map(speech.words.quoted));
}

/** A moment as people of the language write it, in UTC, since nobody here knows where they live. */
export function dateAndTime({ lang }: Speech, time: number): string {
  const parts = { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(lang, { ...parts, timeZone: 'UTC', timeZoneName: 'short' }).format(time);
}
