import type { Wording } from '../wording.js';

export const latestComments = {
  latestHeading: 'Latest comments',
  latestLoading: 'Loading the latest comments…',
  latestEmpty: 'Nobody has written on these pages yet. Yours could be the first word.',
  latestFailed: 'The latest comments could not be loaded.',
  latestAgain: 'Try again',
  latestNobody: 'A reader',
  latestRead: 'Read the comment',
  latestNotSetUp: 'The latest comments are not set up here yet.',
} satisfies Wording;
