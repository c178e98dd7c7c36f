import { throttle } from '../guard/throttle.ts';
import { refused, type Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';

/** Whose vote it is. */
export interface Voter {
  /** Random, made on the visitor's device. */
  readonly visitor: string;
  /** IPv4 or IPv6. */
  readonly address: string;
}

export interface Voted {
  readonly kind: 'voted';
  readonly votes: number;
}

/**
 * Gives a vote to a published comment, or takes it back. A visitor has one for each, and what is kept of them is a hash that is another one
 * for each comment.
 */
export function vote(runtime: Runtime, id: string, value: 0 | 1, { visitor, address }: Voter): Promise<Voted | Refused> {
  const { storage, signer } = runtime;
  return storage.transaction(async (transaction) => {
    const { comments, reactions } = transaction;
    if ((await comments.get(id))?.state !== 'published') return refused('not-found');
    const excess = await throttle(runtime, transaction, 'votes', address);
    if (excess) return excess;
    const hashes = signer.signatures('vote', id, visitor);
    await (value === 1 ? reactions.vote(id, hashes) : reactions.takeBack(id, hashes));
    const comment = await comments.get(id);
    return { kind: 'voted', votes: comment?.votes ?? 0 };
  });
}
