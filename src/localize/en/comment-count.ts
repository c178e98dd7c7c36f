import type { Wording } from '../wording.js';
import { plural } from '../wording.js';

export const commentCount = {
  commentCount: (count: number, text: string) => plural('en', count, { one: `${text} comment`, other: `${text} comments` }),
} satisfies Wording;
