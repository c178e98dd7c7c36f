import type { Wording } from '../wording.js';

/** The writing half of the comment box. */
export const writing = {
  commentEmailNote: '(will not be published)',
  commentPost: 'Post comment',
  commentCancel: 'Cancel',
  commentMissing: 'Please write something first.',
  commentTooLong: (most: string) => `This is too long; ${most} characters are the most.`,
  commentArrivedBefore:
    'What you wrote before had arrived after all; it is among the comments. What stands here now has not been sent: post it as another comment, or delete it.',
  commentDemo: 'A demonstration: nothing that you write leaves this page.',
} satisfies Wording;
