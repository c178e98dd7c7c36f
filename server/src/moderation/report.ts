import { networkOf, type Bucket } from '../guard/limits.ts';
import { throttle } from '../guard/throttle.ts';
import { refused, type Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';

export const reportReasons = ['spam', 'abuse', 'off-topic', 'other'] as const;

export type ReportReason = (typeof reportReasons)[number];

/** What a reader says against a comment. Nothing tells who said it. */
export interface Report {
  readonly id: string;
  readonly comment: string;
  readonly reason: ReportReason;
  readonly note: string;
  readonly createdAt: number;
}

export interface Reported {
  readonly kind: 'reported';
}

/** Reports, from as many networks, that hold a comment which no moderator has let pass. Fewer only tell the moderators. */
export const holdingReports = 5;

/** How long a network's report of a comment is remembered, in milliseconds, so that it counts once. */
const rememberedMs = 30 * 86_400_000;

/** Keeps a report, one for each network and comment; a further one is answered alike, and forgotten. */
export function reportComment(
  runtime: Runtime,
  id: string,
  { reason, note }: Pick<Report, 'reason' | 'note'>,
  address: string,
): Promise<Reported | Refused> {
  const { storage, signer, now, newId } = runtime;
  return storage.transaction(async (transaction) => {
    const { comments, reactions, guard } = transaction;
    const comment = await comments.get(id);
    if (comment?.state !== 'published') return refused('not-found');
    const excess = await throttle(runtime, transaction, 'reports', address);
    if (excess) return excess;

    const network: Bucket = { name: signer.sign('report', id, networkOf(address)), most: 1, expiresAt: now() + rememberedMs };
    if ((await guard.counts([network.name], now())).has(network.name)) return { kind: 'reported' };
    await guard.count([network], now());
    await reactions.report({ id: newId(), comment: id, reason, note, createdAt: now() });

    const { length } = await reactions.reports(id);
    const isHeld = length >= holdingReports && comment.reviewedAt === null;
    // The moderators are told of the first, and of what it led to; not of each.
    if (length === 1 || isHeld) await comments.change(id, { toldAt: null, ...(isHeld && { state: 'held' }) });
    return { kind: 'reported' };
  });
}
