import type { Wording } from '../wording.js';

/** Before the quiz is there. */
export const postureQuiz = {
  quizBroken: 'This quiz cannot be shown right now.',
  quizAgain: 'Try again',
} satisfies Wording;
