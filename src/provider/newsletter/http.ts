import type { Answer, Exchange } from '../exchange.js';
import type { Refusal, Unreachable } from '../outcome.js';

/** What back ends of every make have in common: addresses, form-encoding, and what an HTTP status says by itself. */

/** Names and values of a form; several values where a name occurs several times. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

/** An address below a back end's root, which may itself lie below a path. */
export function below({ origin, pathname }: URL, path: string): string {
  return `${origin}${pathname.replace(/\/+$/, '')}/${path}`;
}

/** The pairs that a form would send (HTML: constructing the entry list). */
export function entries(values: Values): readonly (readonly [name: string, value: string])[] {
  return Object.entries(values).flatMap(([name, value]) => [value].flat().map((each) => [name, each] as const));
}

/** A form's POST. */
export function formPost(url: string, values: Values, headers: Exchange['headers'] = {}): Exchange {
  const body = new URLSearchParams(entries(values).map((pair) => [...pair])).toString();
  return { url, method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers }, body };
}

/** A form's POST whose answer the back end keeps from the page: once it has left it counts as handed over. */
export function handOver(url: string, values: Values): Exchange {
  return { ...formPost(url, values), unreadable: true, next: () => ({ kind: 'sent' }) };
}

/** The site's own fields, under names that the back end wants. */
export function renamed(fields: Values, name: (field: string) => string): Values {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [name(field), value]));
}

/** What a status says where the body says nothing that is understood (RFC 9110 §15, RFC 6585 §4). */
export function refusal({ status, headers }: Answer): Refusal | Unreachable {
  if (status < 400 || status >= 500) return { kind: 'unreachable' };
  const code = status === 404 ? 'not-found' : status === 409 ? 'duplicate' : status === 429 ? 'too-many' : 'invalid';
  const retryAfter = Number(headers['retry-after']);
  return { kind: 'refused', code, ...(retryAfter > 0 && { retryAfterMs: retryAfter * 1000 }) };
}
