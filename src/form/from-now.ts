/**
 * "in 10 minutes": how long it is still, in whole seconds, minutes or hours, never too few.
 *
 * @param ms milliseconds from now
 * @param locale BCP 47
 */
export function fromNow(ms: number, locale: string): string {
  const [unit, size] =
    ms < 60_000 ? (['second', 1000] as const) : ms < 5_400_000 ? (['minute', 60_000] as const) : (['hour', 3_600_000] as const);
  return new Intl.RelativeTimeFormat(locale).format(Math.ceil(ms / size), unit);
}
