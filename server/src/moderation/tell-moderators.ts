import { addressOfComment } from '../comments/place.ts';
import type { CommentWithReplies } from '../comments/comment.ts';
import { waitMs, type Bucket } from '../guard/limits.ts';
import { mailedLink } from '../mail/links.ts';
import { moderationLetter } from '../mail/moderation-letter.ts';
import { quotable } from '../mail/quotable.ts';
import type { Runtime } from '../runtime.ts';
import type { Storage } from '../storage/storage.ts';

/** Comments in one mail. */
const most = 20;

/** How long moderators are left alone after a mail, in milliseconds: the next has all that came meanwhile. */
const restMs = 600_000;

/** Mails the moderators what waits for a decision and what they were not told of yet. */
export async function tellModerators(runtime: Runtime): Promise<void> {
  const { settings, storage, now } = runtime;
  // Asked before a transaction is begun, since nearly always there is nothing.
  if (settings.moderators.length === 0 || (await storage.comments.untold(1)).length === 0) return;
  await storage.transaction(async (transaction) => {
    if (await isResting(runtime, transaction)) return;
    const waiting = await transaction.comments.untold(most);
    for (const moderator of settings.moderators) await write(runtime, transaction, moderator, waiting);
    for (const { id } of waiting) await transaction.comments.change(id, { toldAt: now() });
  });
}

/** Counts the mail that follows. */
async function isResting({ settings, signer, now }: Runtime, { guard }: Storage): Promise<boolean> {
  if (!settings.limits) return false;
  const bucket: Bucket = { name: signer.sign('limit', 'moderators'), most: 1, expiresAt: now() + restMs };
  if (waitMs([bucket], await guard.counts([bucket.name], now()), now()) > 0) return true;
  await guard.count([bucket], now());
  return false;
}

async function write(runtime: Runtime, transaction: Storage, moderator: string, waiting: readonly CommentWithReplies[]): Promise<void> {
  const { settings, now, newId } = runtime;
  const cases = [];
  for (const comment of waiting) {
    cases.push({
      name: quotable(comment.name),
      text: quotable(comment.body),
      address: addressOfComment(settings, comment) ?? comment.thread,
      reasons: [...new Set((await transaction.reactions.reports(comment.id)).map(({ reason }) => reason))],
      approveUrl: await mailedLink(runtime, transaction, 'approve', [comment.id]),
      binUrl: await mailedLink(runtime, transaction, 'bin', [comment.id]),
    });
  }
  const locales = waiting.map(({ locale }) => locale);
  const letter = moderationLetter(locales, cases);
  await transaction.outbox.add({ ...letter, id: newId(), to: moderator, createdAt: now(), attempts: 0 });
}
