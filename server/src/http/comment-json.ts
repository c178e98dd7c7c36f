import type { z } from '@hono/zod-openapi';
import type { CommentWithReplies } from '../comments/comment.ts';
import type { OwnComment as Own } from '../comments/own-comment.ts';
import type { Comment, OwnComment } from './schemas.ts';

/** A comment as the world may see it: no email, no address, ever. A refused one is told apart by the state beside it. */
export function shown(comment: CommentWithReplies): z.infer<typeof Comment> {
  const { id, parent, replies, name, url, html, createdAt, editedAt, votes, pinned, state } = comment;
  return {
    id,
    parent,
    replies,
    author: { name, url, avatar: null, badge: null },
    html,
    createdAt: date(createdAt),
    editedAt: editedAt === null ? null : date(editedAt),
    votes,
    pinned,
    state: state === 'refused' ? 'held' : state,
  };
}

/** What an author is told of their comment. */
export function told({ comment, editableUntil }: Own): z.infer<typeof OwnComment> {
  return { comment: shown(comment), state: comment.state, reason: comment.reason, editableUntil: date(editableUntil) };
}

/** ISO 8601, UTC. */
export function date(time: number): string {
  return new Date(time).toISOString();
}
