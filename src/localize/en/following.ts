import type { Wording } from '../wording.js';
import { plural } from '../wording.js';

/** What happens in a thread while one reads it. */
export const following = {
  commentsFresh: (count: number, text: string) => plural('en', count, { one: `${text} new comment`, other: `${text} new comments` }),
  commentNotFound: 'The comment that this link leads to is not here any more.',
} satisfies Wording;
