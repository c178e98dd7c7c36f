import type { Wording } from '../wording.js';
import { plural } from '../wording.js';

export const articleCard = {
  cardFiledUnder: 'Filed under',
  cardUpdated: (date: string) => `Updated ${date}`,
  cardReviewedBy: (name: string) => `Reviewed by ${name}`,
  cardMinutes: (minutes: number) => plural('en', minutes, { one: `${minutes} min`, other: `${minutes} min` }),
} satisfies Wording;
