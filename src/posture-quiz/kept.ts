import { get, remove, sessionStore, set } from '../form/storage.js';
import { validAnswer } from './model.js';
import type { Answers, Quiz } from './quiz.js';

/** How far a visitor has come: what a reload must not lose. It lives as long as the tab's session. */
export type Kept = {
  readonly answers: Answers;
  /** The question that was shown. */
  readonly at: string | undefined;
};

const key = ({ id }: Quiz): string => `afterword:1:quiz:${id}`;

/** What was kept of a quiz; of another version of it, the answers that still fit. */
export function readKept(quiz: Quiz): Kept {
  // Anything may lie there. Each answer is looked at by itself, and a question that does not exist is as good as none.
  const kept = get(sessionStore(), key(quiz)) as Partial<Kept> | undefined;
  const answers = quiz.questions.flatMap((question) => {
    const answer = validAnswer(question, kept?.answers?.[question.id]);
    return answer === undefined ? [] : [[question.id, answer] as const];
  });
  return { answers: Object.fromEntries(answers), at: kept?.at };
}

export function keep(quiz: Quiz, kept: Kept): void {
  set(sessionStore(), key(quiz), kept);
}

export function forget(quiz: Quiz): void {
  remove(sessionStore(), key(quiz));
}
