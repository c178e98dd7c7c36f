import { isIP } from 'node:net';
import type { Signer } from './signer.ts';

/** So many in a span of time. */
export interface Limit {
  readonly count: number;
  readonly windowMs: number;
}

export interface Limits {
  readonly comments: Limit;
  readonly subscriptions: Limit;
}

/** A counter that ends. Its name is a keyed hash, for visitors one that changes with the window: no address is kept, and nothing outlasts it. */
export interface Bucket {
  readonly name: string;
  readonly most: number;
  readonly expiresAt: number;
}

/** How many of its addresses' worth a network may use: an office, a school, a household of IPv6 addresses. */
const networkFactor = 5;

function bucket(signer: Signer, kind: string, subject: string, { count, windowMs }: Limit, now: number): Bucket {
  const window = Math.floor(now / windowMs);
  return { name: signer.sign('limit', kind, subject, `${window}`), most: count, expiresAt: (window + 1) * windowMs };
}

/** Buckets that one visitor's request counts in: that of the address and that of its network. */
export function visitorBuckets(signer: Signer, kind: string, address: string, limit: Limit, now: number): readonly Bucket[] {
  return [
    bucket(signer, kind, address, limit, now),
    bucket(signer, kind, networkOf(address), { ...limit, count: limit.count * networkFactor }, now),
  ];
}

/** How long the fullest of the buckets asks one to wait, in milliseconds; 0 where none is full. */
export function waitMs(buckets: readonly Bucket[], counts: ReadonlyMap<string, number>, now: number): number {
  const full = buckets.filter(({ name, most }) => (counts.get(name) ?? 0) >= most);
  return Math.max(0, ...full.map(({ expiresAt }) => expiresAt - now));
}

/** The network of an address: /24 of IPv4, /64 of IPv6, which is what one customer is given. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  const [head = '', tail = ''] = address.split('::');
  const [front, back] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)];
  const zeros = address.includes('::') ? Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0') : [];
  const groups = [...front, ...zeros, ...back].slice(0, 4).map((group) => parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/64`;
}
