import { confirmableMs } from './mail/links.ts';
import type { Runtime } from './runtime.ts';

/** How long a sign-up, or an address for replies, that nobody confirmed is kept after its link is over, in milliseconds. */
const graceMs = 7 * 86_400_000;

/** How long a mail that could not be sent is kept, in milliseconds from its writing. */
const unsentMs = 30 * 86_400_000;

/** Mails that a server without SMTP keeps to be read. */
const readable = 200;

/** Forgets what is over: links, sign-ups that nobody confirmed, mails that never went. */
export function tidy({ settings, storage, now }: Pick<Runtime, 'settings' | 'storage' | 'now'>): Promise<void> {
  return storage.transaction(async ({ tokens, subscriptions, replyReaders, outbox }) => {
    await tokens.forget(now());
    await subscriptions.forgetUnconfirmed(now() - confirmableMs - graceMs);
    await replyReaders.forgetUnconfirmed(now() - confirmableMs - graceMs);
    if (settings.smtp) await outbox.forgetUnsent(now() - unsentMs);
    else await outbox.keepNewest(readable);
  });
}
