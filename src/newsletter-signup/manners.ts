/** When a dialog or a bar may come by itself: decided without the DOM and without a clock of its own. */

/** What makes it come: nothing but a button or a link, the page being there, time, or how far one has read. */
export type Trigger =
  | { readonly kind: 'none' }
  | { readonly kind: 'load' }
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** From 0 to 1 of the page's height. */
  | { readonly kind: 'scroll'; readonly share: number };

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A span of time like `30s` or `30d`, in milliseconds; `undefined` for anything else. */
export function readSpan(text: string): number | undefined {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text.trim()) ?? [];
  return number === undefined ? undefined : Number(number) * units[unit as keyof typeof units]; // the pattern knows no other unit
}

/** The attribute `trigger`; `undefined` where it cannot be read. */
export function readTrigger(text: string): Trigger | undefined {
  const [kind = '', how = ''] = text.trim().split(':');
  if (!how && (kind === '' || kind === 'none')) return { kind: 'none' };
  if (!how && kind === 'load') return { kind: 'load' };
  const delayMs = kind === 'delay' ? readSpan(how) : undefined;
  if (delayMs !== undefined) return { kind: 'delay', delayMs };
  const percent = kind === 'scroll' ? Number(/^(\d{1,3})%$/.exec(how)?.[1] ?? NaN) : NaN;
  return percent <= 100 ? { kind: 'scroll', share: percent / 100 } : undefined;
}

/** What the device remembers of one list: when it was dismissed, when a confirmation was asked for (ms since the epoch), or that it is done. */
export interface Remembered {
  readonly dismissedMs?: number;
  readonly askedMs?: number;
  readonly subscribed?: true;
}

/** How long one that awaits its confirmation stays away, in milliseconds. */
const awaitedForMs = 7 * units.d;

/** Whether it stays away: a dismissed one for the site's `frequency`, one that awaits its confirmation for a week, a subscribed one for good. */
export function staysAway(
  { dismissedMs = -Infinity, askedMs = -Infinity, subscribed }: Remembered,
  nowMs: number,
  frequencyMs: number,
): boolean {
  return subscribed === true || nowMs - dismissedMs < frequencyMs || nowMs - askedMs < awaitedForMs;
}
