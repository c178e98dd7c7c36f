/** The first sign of a text that can stand alone, as a capital; emoji stay whole. Empty where there are only marks. */
export function initial(text: string, locale: string): string {
  const signs = [...new Intl.Segmenter(locale).segment(text)];
  return (signs.find(({ segment }) => !/^[\p{P}\p{Z}\p{C}]/u.test(segment))?.segment ?? '').toLocaleUpperCase(locale);
}
