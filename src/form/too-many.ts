import type { refusals } from '../localize/en/refusals.js';
import type { Localize } from '../localize/localize.js';

/** What a visitor is told who has sent too much: to wait, and how long where the back end says so, never too short (milliseconds). */
export function tooMany(localize: Localize<typeof refusals>, retryAfterMs?: number): string {
  if (retryAfterMs === undefined) return localize.term('too-many');
  const [unit, size] =
    retryAfterMs < 60_000
      ? (['second', 1000] as const)
      : retryAfterMs < 5_400_000
        ? (['minute', 60_000] as const)
        : (['hour', 3_600_000] as const);
  return localize.term('tooManyUntil', new Intl.RelativeTimeFormat(localize.lang).format(Math.ceil(retryAfterMs / size), unit));
}
