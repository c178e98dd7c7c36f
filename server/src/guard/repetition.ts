import type { Comment } from '../comments/comment.ts';
import type { Runtime } from '../runtime.ts';
import type { Storage } from '../storage/storage.ts';
import { networkOf, type Bucket } from './limits.ts';

/** How long the same words are taken for the same comment, in milliseconds. */
const sameForMs = 600_000;

/** Words in their place: below the same comment, or at the top of the same thread. */
export type Said = Pick<Comment, 'site' | 'thread' | 'parent' | 'body'>;

/** What is remembered of words for a while: that somebody of a network has said them there, and neither who nor what. */
export interface Repetition {
  /** They were said a moment ago. */
  readonly isOne: boolean;
  /** Remembers them. Called with the storing, in the same transaction. */
  settle(): Promise<void>;
}

/** Looks whether the same was said in the same place, from the same network, a moment ago. Without limits there is no such memory. */
export async function repetition(
  { settings, signer, now }: Runtime,
  { guard }: Storage,
  { site, thread, parent, body }: Said,
  address: string,
): Promise<Repetition> {
  const name = signer.sign('words', site, thread, parent ?? '', body.trim(), networkOf(address));
  const buckets: readonly Bucket[] = settings.limits ? [{ name, most: 1, expiresAt: now() + sameForMs }] : [];
  const counts = await guard.counts(
    buckets.map((bucket) => bucket.name),
    now(),
  );
  return { isOne: counts.size > 0, settle: () => guard.count(buckets, now()) };
}
