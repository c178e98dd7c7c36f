import { announce } from '../comments/announce.ts';
import type { Runtime } from '../runtime.ts';

/** What a moderator decided about a comment that waits. */
export type Review = { readonly state: 'published' } | { readonly state: 'refused'; readonly reason: string | null };

/** Publishes or refuses a comment that waits, held or reported. What was decided before stays. */
export function review(runtime: Runtime, id: string, decision: Review): Promise<'done' | 'not-found' | 'not-waiting'> {
  const { storage, now } = runtime;
  return storage.transaction(async (transaction) => {
    const { comments, reactions } = transaction;
    const comment = await comments.get(id);
    if (!comment) return 'not-found';
    if (comment.state !== 'held' && (await reactions.reports(id)).length === 0) return 'not-waiting';
    await reactions.settleReports(id);
    if (decision.state === 'refused') {
      await comments.change(id, decision);
      return 'done';
    }
    const publishedAt = comment.publishedAt ?? now();
    await comments.change(id, { state: 'published', reason: null, reviewedAt: now(), publishedAt });
    if (comment.publishedAt === null) await announce(runtime, transaction, comment);
    return 'done';
  });
}
