import { refused, type Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import type { Storage } from '../storage/storage.ts';
import { visitorBuckets, waitMs } from './limits.ts';

/** What a visitor does without a proof of work, and how many times as often as they may comment. */
const factors = { edits: 3, votes: 10, reports: 1, previews: 20 } as const;

/** Counts one more of what an address does; `too-many`, and not counted, where it has had its share. */
export async function throttle(
  { settings, signer, now }: Runtime,
  { guard }: Storage,
  kind: keyof typeof factors,
  address: string,
): Promise<Refused | null> {
  if (!settings.limits) return null;
  const { count, windowMs } = settings.limits.comments;
  const buckets = visitorBuckets(signer, kind, address, { count: count * factors[kind], windowMs }, now());
  const names = buckets.map(({ name }) => name);
  const retryAfterMs = waitMs(buckets, await guard.counts(names, now()), now());
  if (retryAfterMs > 0) return refused('too-many', { retryAfterMs });
  await guard.count(buckets, now());
  return null;
}
