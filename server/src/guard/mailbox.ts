import type { Runtime } from '../runtime.ts';
import type { Storage } from '../storage/storage.ts';
import { waitMs, type Bucket } from './limits.ts';

/** How long an address is left alone after a mail that nobody has confirmed to want, in milliseconds, whoever asks for another. */
const restMs = 600_000;

/** Mails about replies that one address gets in an hour: a lively thread is read on its page. */
const mostReplies = 10;
const replyWindowMs = 3_600_000;

/** Whether the address has been left alone for long enough; counts the mail that follows. */
export async function mayWriteTo(runtime: Runtime, storage: Storage, email: string): Promise<boolean> {
  const { signer, now } = runtime;
  const later = signer.sign('limit', 'mailbox-later', email);
  if (runtime.settings.limits && (await storage.guard.counts([later], now())).has(later)) return false;
  return mayGo(runtime, storage, 'mailbox', email, { most: 1, windowMs: restMs });
}

/** When an address that is left alone may be written to, for what cannot be asked for again: one mail waits at a time. `null`: not at all. */
export async function nextTurn(runtime: Runtime, storage: Storage, email: string): Promise<number | null> {
  const isFree = await mayGo(runtime, storage, 'mailbox-later', email, { most: 1, windowMs: 2 * restMs });
  return isFree ? runtime.now() + restMs : null;
}

/** Whether an address that wants them may be told of another reply; counts that mail. */
export function mayTellOfReply(runtime: Runtime, storage: Storage, email: string): Promise<boolean> {
  return mayGo(runtime, storage, 'replies', email, { most: mostReplies, windowMs: replyWindowMs });
}

/** Counts from the first mail on, not from the clock's full hour: two windows could have theirs at the end and at the start. */
async function mayGo(
  { settings, signer, now }: Runtime,
  { guard }: Storage,
  kind: string,
  email: string,
  { most, windowMs }: { readonly most: number; readonly windowMs: number },
): Promise<boolean> {
  if (!settings.limits) return true;
  const bucket: Bucket = { name: signer.sign('limit', kind, email), most, expiresAt: now() + windowMs };
  if (waitMs([bucket], await guard.counts([bucket.name], now()), now()) > 0) return false;
  await guard.count([bucket], now());
  return true;
}
