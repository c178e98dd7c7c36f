import { refused, type Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import type { Storage } from '../storage/storage.ts';
import { visitorBuckets, waitMs, type Bucket, type Limits } from './limits.ts';
import type { Verdict } from './proof.ts';

/** Who asks, as far as the request tells. */
export interface Visit {
  /** The site that the browser names as the page's, or `null` where it names none, as with curl. */
  readonly site: string | null;
  /** IPv4 or IPv6. */
  readonly address: string;
  readonly idempotencyKey: string | null;
}

/** A submission that may be stored. */
export interface Admitted {
  readonly kind: 'admitted';
  /** Uses up the proof and counts. Called with the storing, in the same transaction: what is refused costs nothing, and may come again. */
  settle(): Promise<void>;
}

/** Checks proof and limits, in this order. `share` is the part of a limit that is open to this submission. */
export async function admit(
  { settings, signer, now }: Runtime,
  { guard }: Storage,
  kind: keyof Limits,
  { address }: Visit,
  proof: Verdict,
  share = 1,
): Promise<Admitted | Refused> {
  const isUsed = proof.kind === 'solved' && (await guard.isSpent(proof.nonce));
  if (proof.kind === 'invalid' || isUsed) return refused('proof-invalid');
  const time = now();
  const limit = settings.limits?.[kind];
  const count = Math.max(1, Math.floor((limit?.count ?? 0) * share));
  const buckets: readonly Bucket[] = limit ? visitorBuckets(signer, kind, address, { ...limit, count }, time) : [];
  const retryAfterMs = waitMs(
    buckets,
    await guard.counts(
      buckets.map(({ name }) => name),
      time,
    ),
    time,
  );
  if (retryAfterMs > 0) return refused('too-many', { retryAfterMs });
  return {
    kind: 'admitted',
    async settle() {
      await guard.count(buckets, time);
      if (proof.kind === 'solved') await guard.spend(proof.nonce, proof.expiresAt, time);
    },
  };
}
