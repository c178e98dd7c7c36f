import type { OutboxStorage } from '../storage/storage.ts';
import type { SendMail } from './mail.ts';

/** Waits between the tries of a mail, in milliseconds: some four days together, while its link works for seven. */
const waits = [1, 5, 30, 120, 480, 1440, 1440, 1440, 1440].map((minutes) => minutes * 60_000);

/** How long a worker has for one mail before another may take it. So a mail outlives the process that was sending it. */
const leaseMs = 10 * 60_000;

/** Why a mail did not go, without the address that the mail server's own message may hold. */
export interface Failure {
  readonly mail: string;
  readonly attempts: number;
  /** It is not tried again, and stays in the outbox for a while. */
  readonly isFinal: boolean;
  readonly code: string;
}

export interface Post {
  readonly outbox: OutboxStorage;
  readonly send: SendMail;
  readonly now: () => number;
  /** A random number from 0 to 1: spreads the tries of mails that failed together. */
  readonly jitter: () => number;
  readonly onFailure: (failure: Failure) => void;
}

/**
 * Sends the mail that is due first. It may go twice (killed between sending and noting it), never not at all.
 *
 * @returns whether to go on at once: `false` where nothing is due, or the mail server would take none
 */
export async function deliverNext({ outbox, send, now, jitter, onFailure }: Post): Promise<boolean> {
  const mail = await outbox.take(now(), leaseMs);
  if (!mail) return false;
  const delivery = await send(mail);
  if (delivery.kind === 'sent') {
    await outbox.remove(mail.id);
    return true;
  }
  const wait = delivery.kind === 'refused' ? undefined : waits[mail.attempts - 1];
  await outbox.retryAt(mail.id, wait === undefined ? null : now() + Math.round(wait * (0.75 + jitter() / 2)));
  onFailure({ mail: mail.id, attempts: mail.attempts, isFinal: wait === undefined, code: delivery.code });
  return delivery.kind !== 'unreachable';
}
