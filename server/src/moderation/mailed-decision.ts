import type { CommentWithReplies } from '../comments/comment.ts';
import { subjectsOf } from '../mail/links.ts';
import type { Runtime } from '../runtime.ts';
import { review } from './review.ts';

/** What a moderator's mailed link may do. */
export type Decision = 'approve' | 'bin';

/** What it is about. `decided`: nothing is left to decide. `gone`: the link is not ours, or over. */
export type Case = { readonly kind: 'open'; readonly comment: CommentWithReplies } | { readonly kind: 'decided' | 'gone' };

/** What the link would decide about; changes nothing. */
export async function lookAtCase(runtime: Runtime, decision: Decision, token: string): Promise<Case> {
  const { storage } = runtime;
  const [id] = await subjectsOf(runtime, storage, decision, token);
  const comment = id === undefined ? undefined : await storage.comments.get(id);
  if (!comment) return { kind: 'gone' };
  const waits = comment.state === 'held' || (await storage.reactions.reports(comment.id)).length > 0;
  return waits ? { kind: 'open', comment } : { kind: 'decided' };
}

/** Decides about the words that were seen: those of that edit. Where the author has changed them since, it is open still. */
export async function decideCase(runtime: Runtime, decision: Decision, token: string, seenEdit: string): Promise<Case> {
  const found = await lookAtCase(runtime, decision, token);
  if (found.kind !== 'open' || seenEdit !== editOf(found.comment)) return found;
  await review(runtime, found.comment.id, decision === 'approve' ? { state: 'published' } : { state: 'refused', reason: null });
  return { kind: 'decided' };
}

/** Names the edit that a comment's words are of. */
export function editOf({ editedAt }: CommentWithReplies): string {
  return `${editedAt ?? ''}`;
}
