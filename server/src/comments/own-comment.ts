import { refused, type Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import type { Storage } from '../storage/storage.ts';
import { editWindowMs, type Comment, type CommentWithReplies } from './comment.ts';

/** A comment, told to its author. */
export interface OwnComment {
  readonly kind: 'own';
  readonly comment: CommentWithReplies;
  /** Shows that one is the author. Made from what is stored, so it need not be, and is the same whenever it is made. */
  readonly editToken: string;
  /** Milliseconds UTC. */
  readonly editableUntil: number;
}

export function tellAuthor({ signer }: Pick<Runtime, 'signer'>, comment: CommentWithReplies): OwnComment {
  return { kind: 'own', comment, editToken: signer.sign(...tokenParts(comment)), editableUntil: comment.createdAt + editWindowMs };
}

/** What became of a comment, for whom its edit token shows to be the author. */
export async function ownComment(
  { signer }: Pick<Runtime, 'signer'>,
  { comments }: Storage,
  id: string,
  token: string | null,
): Promise<OwnComment | Refused> {
  const comment = await comments.get(id);
  if (!comment) return refused('not-found');
  const isAuthor = token !== null && signer.verify(token, ...tokenParts(comment));
  return isAuthor ? tellAuthor({ signer }, comment) : refused('forbidden');
}

function tokenParts({ id, idempotencyKey }: Comment): [purpose: string, id: string, key: string] {
  return ['edit', id, idempotencyKey ?? ''];
}
