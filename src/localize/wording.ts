/** What a term is: a sentence, or a function that makes one of what it is told. */
export type Term = string | ((...told: never[]) => string);

/** A room's terms, by key. The English object of a room is its type; other languages fill the same keys. */
export type Wording = Readonly<Record<string, Term>>;

/** The same keys in another language: every sentence a sentence, every function of the same arguments. */
export type Translation<English extends Wording> = {
  readonly [Key in keyof English]: English[Key] extends (...told: infer Told) => string ? (...told: Told) => string : string;
};

const rules = new Map<string, Intl.PluralRules>();

/**
 * Chooses among a language's plural forms (CLDR categories; `other` is the one that always exists).
 *
 * @param locale BCP 47
 * @param count a number ≥ 0
 */
export function plural(
  locale: string,
  count: number,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string },
): string {
  let rule = rules.get(locale);
  if (!rule) rules.set(locale, (rule = new Intl.PluralRules(locale)));
  return forms[rule.select(count)] ?? forms.other;
}
