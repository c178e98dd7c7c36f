import type { Wording } from '../wording.js';
import { plural } from '../wording.js';

/** The comments themselves, which come after the box. */
export const thread = {
  commentActMissing: 'This needs a connection. It goes on by itself when you are online again.',
  commentsMore: 'Load more',
  commentsMoreAnswers: (count: number, text: string) =>
    plural('en', count, { one: `Show ${text} more reply`, other: `Show ${text} more replies` }),
  commentsCame: (count: number, text: string) => plural('en', count, { one: `${text} more comment`, other: `${text} more comments` }),
  commentReply: 'Reply',
  commentReplyLabel: (name: string) => `Reply to ${name}`,
  commentVote: 'Like',
  commentVoteLabel: (text: string, name: string) => `${text}: the comment by ${name}`,
  commentEdit: 'Edit',
  commentEditLabel: 'Edit your comment',
  commentDelete: 'Delete',
  commentDeleteLabel: 'Delete your comment',
  commentGone: 'Your comment is deleted.',
  commentUndo: 'Undo',
  commentMore: 'More',
  commentMoreLabel: (name: string) => `More about the comment by ${name}`,
  commentCollapse: (count: number, text: string) => plural('en', count, { one: `Hide ${text} reply`, other: `Hide ${text} replies` }),
  commentCollapseLabel: (count: number, text: string, name: string) =>
    plural('en', count, { one: `Hide ${text} reply to ${name}`, other: `Hide ${text} replies to ${name}` }),
  commentExpand: (count: number, text: string) => plural('en', count, { one: `Show ${text} reply`, other: `Show ${text} replies` }),
  commentExpandLabel: (count: number, text: string, name: string) =>
    plural('en', count, { one: `Show ${text} reply to ${name}`, other: `Show ${text} replies to ${name}` }),
  commentMuted: (name: string) => `You do not want to read ${name} on this device.`,
  commentUnmute: 'Show again',
  commentUnmuteLabel: (name: string) => `Show again what ${name} writes`,
  commentPinned: 'Pinned',
  commentBy: (name: string) => `Comment by ${name}`,
  commentInReplyTo: (name: string) => `in reply to ${name}`,
  commentEdited: 'edited',
  commentDeleted: 'This comment was deleted.',
  commentHeldNote: 'Awaits a moderator. Only you can see it until then.',
  commentRefused: (reason: string) => (reason ? `This comment was not published: ${reason}` : 'This comment was not published.'),
  commentDismiss: 'Dismiss',
} satisfies Wording;
