import { define } from '../site/define.js';
import { PostureQuiz } from './posture-quiz.js';

define('aw-posture-quiz', PostureQuiz);

export { PostureQuiz };
export type { Answer, Answers, Quiz, Result } from './quiz.js';
