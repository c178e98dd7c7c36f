/** One for each language: to make one takes longer than to use it a hundred times. */
const segmenters = new Map<string, Intl.Segmenter>();

/** The first sign of a text that can stand alone, as a capital; emoji stay whole. Empty where there are only marks. */
export function initial(text: string, locale: string): string {
  let segmenter = segmenters.get(locale);
  if (!segmenter) segmenters.set(locale, (segmenter = new Intl.Segmenter(locale)));
  for (const { segment } of segmenter.segment(text)) if (!/^[\p{P}\p{Z}\p{C}]/u.test(segment)) return segment.toLocaleUpperCase(locale);
  return '';
}
