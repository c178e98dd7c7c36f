const units = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** One for each locale: to make one takes longer than to use it a hundred times. */
const formats = new Map<string, Intl.RelativeTimeFormat>();

/**
 * "3 hours ago": how long a moment has passed, in the largest unit that fits; under a minute, and in the future, "now".
 *
 * @param thenMs milliseconds since the epoch, as is `nowMs`
 * @param locale BCP 47
 */
export function ago(thenMs: number, nowMs: number, locale: string): string {
  const seconds = Math.max(0, (nowMs - thenMs) / 1000);
  const [unit, size] = units.find(([, size]) => seconds >= size) ?? (['second', Infinity] as const);
  let format = formats.get(locale);
  if (!format) formats.set(locale, (format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })));
  return format.format(-Math.trunc(seconds / size) || 0, unit);
}
