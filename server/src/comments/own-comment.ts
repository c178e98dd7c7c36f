import type { Signer } from '../guard/signer.ts';
import { refused, type Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
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
export async function ownComment(runtime: Runtime, id: string, token: string | null): Promise<OwnComment | Refused> {
  const comment = await runtime.storage.comments.get(id);
  if (!comment) return refused('not-found');
  return token !== null && isAuthor(runtime.signer, token, comment) ? tellAuthor(runtime, comment) : refused('forbidden');
}

function isAuthor(signer: Signer, token: string, comment: Comment): boolean {
  return signer.verify(token, ...tokenParts(comment));
}

function tokenParts({ id, idempotencyKey }: Comment): [purpose: string, id: string, key: string] {
  return ['edit', id, idempotencyKey ?? ''];
}
