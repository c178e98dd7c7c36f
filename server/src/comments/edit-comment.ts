import { throttle } from '../guard/throttle.ts';
import { decide } from '../moderation/decide.ts';
import { refused, type Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import type { Storage } from '../storage/storage.ts';
import { nothing, type Comment, type CommentState } from './comment.ts';
import { renderer, renderMarkdown } from './markdown.ts';
import { ownComment, tellAuthor, type OwnComment } from './own-comment.ts';

/** Which comment, and what shows that one wrote it. */
export interface Authorship {
  readonly id: string;
  readonly token: string | null;
  /** Of the visitor: IPv4 or IPv6. */
  readonly address: string;
}

/** Gives a comment other words, within the edit window. They wait for a moderator where a new comment with them would. */
export function editComment(runtime: Runtime, authorship: Authorship, body: string): Promise<OwnComment | Refused> {
  return changeOwn(runtime, authorship, async (transaction, comment) => {
    const { html, links } = renderMarkdown(body);
    const state = await stateAfter(runtime, transaction, comment, links);
    const isHeldAnew = state === 'held' && comment.state === 'published';
    return {
      body,
      html,
      renderer,
      state,
      editedAt: runtime.now(),
      reviewedAt: null,
      ...(isHeldAnew && { toldAt: null }),
    };
  });
}

/** Takes a comment away, within the edit window. Its row stays without a word in it: the place that others answer, and its key. */
export function deleteComment(runtime: Runtime, authorship: Authorship): Promise<OwnComment | Refused> {
  return changeOwn(runtime, authorship, async ({ reactions }, { id }) => {
    await reactions.forgetAll(id);
    return { ...nothing, state: 'deleted' };
  });
}

function changeOwn(
  runtime: Runtime,
  { id, token, address }: Authorship,
  changesOf: (transaction: Storage, comment: Comment) => Promise<Partial<Comment>>,
): Promise<OwnComment | Refused> {
  return runtime.storage.transaction(async (transaction) => {
    const own = await ownComment(runtime, transaction, id, token);
    if (own.kind === 'refused') return own;
    const { comment, editableUntil } = own;
    if (comment.state === 'deleted') return refused('not-found');
    if (runtime.now() > editableUntil) return refused('edit-window-over');
    const excess = await throttle(runtime, transaction, 'edits', address);
    if (excess) return excess;
    const changes = await changesOf(transaction, comment);
    await transaction.comments.change(id, changes);
    return tellAuthor(runtime, { ...comment, ...changes });
  });
}

/** What a moderator has refused or not seen yet stays that. */
async function stateAfter({ settings }: Runtime, { comments }: Storage, comment: Comment, links: number): Promise<CommentState> {
  if (comment.state !== 'published') return comment.state;
  const isKnownAuthor = comment.email !== '' && (await comments.hasPublished(comment.site, comment.email));
  // Published without a moderator, it came with a proof, from one of our pages. Else a moderator let other words pass than these.
  const isProven = comment.reviewedAt === null || isKnownAuthor;
  return decide(settings.moderation, { isProven, hasOrigin: true, isKnownAuthor, links });
}
