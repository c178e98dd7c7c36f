import type { Runtime } from '../runtime.ts';

/** What a moderator decided about a comment that waits. */
export type Review = { readonly state: 'published' } | { readonly state: 'refused'; readonly reason: string | null };

/** Publishes or refuses a comment that waits. What was decided before stays. */
export function review({ storage }: Pick<Runtime, 'storage'>, id: string, decision: Review): Promise<'done' | 'not-found' | 'not-held'> {
  return storage.transaction(async ({ comments }) => {
    const comment = await comments.get(id);
    if (!comment) return 'not-found';
    if (comment.state !== 'held') return 'not-held';
    await comments.setState(id, decision.state, decision.state === 'refused' ? decision.reason : null);
    return 'done';
  });
}
