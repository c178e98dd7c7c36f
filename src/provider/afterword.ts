import { json, type Answer, type Exchange } from './exchange.js';
import { problemCodes, type Refusal, type Unreachable } from './outcome.js';

/** What the reference server's two providers share: addresses, the challenge, and how a problem reads (CONTRACT section 9). */
export function address(endpoint: URL, path: string, query: Readonly<Record<string, string | number | undefined>> = {}): string {
  const url = new URL(`${endpoint.href.replace(/\/$/, '')}/v1/${path}`);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
  return url.href;
}

export function challenge(endpoint: URL): Exchange {
  return { url: address(endpoint, 'challenge'), method: 'GET', headers: {} };
}

/** A POST that is stored once, however often it arrives. */
export function post(url: string, key: string, body: object): Exchange {
  return { url, method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key }, body: JSON.stringify(body) };
}

/** A problem (RFC 9457) with one of the stable codes is a refusal; anything else is no answer at all. */
export function problem(answer: Answer): Refusal | Unreachable {
  const body = json(answer);
  if (!isObject(body)) return { kind: 'unreachable' };
  const code = problemCodes.find((each) => each === body.code);
  if (!code) return { kind: 'unreachable' };
  const errors: unknown = body.errors;
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  const field = isObject(first) && typeof first.field === 'string' ? first.field : undefined;
  const retryAfter = Number(answer.headers['retry-after']);
  return { kind: 'refused', code, ...(field !== undefined && { field }), ...(retryAfter > 0 && { retryAfterMs: retryAfter * 1000 }) };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
