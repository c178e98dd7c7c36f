import type { Wording } from '../wording.js';
import { plural } from '../wording.js';

export const comments = {
  commentsHeading: 'Comments',
  commentsSort: 'Sort by',
  commentsNewest: 'Newest first',
  commentsOldest: 'Oldest first',
  commentsTop: 'Most liked',
  commentsEmpty: 'Nobody has written here yet. Yours could be the first word.',
  commentsLoading: 'Loading comments…',
  commentsFailed: 'The comments could not be loaded.',
  commentsAgain: 'Try again',
  commentsClosed: 'New comments are no longer taken here.',
  commentsNotSetUp: 'Comments are not set up here yet.',
  commentField: 'Comment',
  commentPlaceholder: 'What is your experience?',
  commentReplyTo: (name: string) => `Your reply to ${name}`,
  commentMarkdown: 'Markdown works here',
  commentsShow: 'Show comments',
  commentNobody: 'A reader',
  commentPublished: 'Your comment is published.',
  commentArrived: 'Your comment had arrived already.',
  commentHeld: 'Your comment waits for a moderator. Only you can see it until then.',
  commentLeft: (count: number, text: string) => plural('en', count, { one: `${text} character left`, other: `${text} characters left` }),
} satisfies Wording;
