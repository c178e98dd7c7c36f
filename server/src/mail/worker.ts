import type { OutboxStorage } from '../storage/storage.ts';
import type { SendMail } from './mail.ts';

/** Waits between the tries of a mail, in milliseconds: about three days together. Given up after that, it stays in the outbox. */
const waits = [1, 5, 30, 120, 480, 1440, 2160].map((minutes) => minutes * 60_000);

/** How long one worker has for one round before another may take the same mails. */
const leaseMs = 10 * 60_000;

/** Mails of one round. */
const most = 5;

/** Why a mail did not go, without the address that the transport's own message may hold. */
export interface Failure {
  readonly mail: string;
  readonly attempts: number;
  readonly isFinal: boolean;
  readonly code: string;
}

export interface Post {
  readonly outbox: OutboxStorage;
  readonly send: SendMail;
  readonly now: () => number;
  readonly onFailure: (failure: Failure) => void;
}

/** Sends what is due, one after the other. A mail may go twice (killed between sending and noting it), never not at all. */
export async function deliver({ outbox, send, now, onFailure }: Post): Promise<void> {
  for (const mail of await outbox.take(now(), leaseMs, most)) {
    try {
      await send(mail);
      await outbox.remove(mail.id);
    } catch (error) {
      const wait = waits[mail.attempts - 1];
      await outbox.retryAt(mail.id, wait === undefined ? null : now() + wait);
      onFailure({ mail: mail.id, attempts: mail.attempts, isFinal: wait === undefined, code: codeOf(error) });
    }
  }
}

/** Delivers, waits `everyMs` and delivers again, until stopped; stopping waits for the round that is under way. */
export function startWorker(post: Post, everyMs: number, onError: (error: unknown) => void): { stop(): Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round = run();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
      return round;
    },
  };

  async function run(): Promise<void> {
    await deliver(post).catch(onError);
    if (isStopped) return;
    timer = setTimeout(() => {
      round = run();
    }, everyMs);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
