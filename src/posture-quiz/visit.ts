import { firstOpen, neighbour, type Run } from './model.js';
import type { Answer, Question } from './quiz.js';

/** What a visitor sees of a quiz. */
export type View =
  | { readonly kind: 'loading' | 'intro' | 'result' }
  /** There is no quiz to show. */
  | { readonly kind: 'trouble'; readonly isRetryable: boolean }
  /** `isRefused`: "Next" was asked for without an answer that fits. */
  | { readonly kind: 'question'; readonly question: Question; readonly isRefused?: boolean };

/** What a visitor can do. */
export type Moves = {
  readonly start: () => void;
  readonly restart: () => void;
  readonly answer: (question: Question, given: Answer | undefined) => void;
  readonly back: () => void;
  readonly next: () => void;
  readonly finish: () => void;
  readonly goTo: (questionId: string) => void;
};

/** Where "Next" leads: on, to the result, or nowhere. An optional question may be left out, but not be answered wrongly. */
export function next(way: Run, question: Question, given: Answer | undefined): View {
  const isLeftOut = question.optional && given === undefined;
  if (!way.answers.has(question.id) && !isLeftOut) return { kind: 'question', question, isRefused: true };
  const following = neighbour(way, question, 1) ?? (way.complete ? undefined : firstOpen(way));
  return following ? { kind: 'question', question: following } : { kind: 'result' };
}

/** Where "Back" leads: to the question before, or to the introduction. */
export function back(way: Run, question: Question): View {
  const before = neighbour(way, question, -1);
  return before ? { kind: 'question', question: before } : { kind: 'intro' };
}

/** A question if it is asked, otherwise the first that is open. */
export function goTo(way: Run, id?: string): View {
  const question = way.asked.find((each) => each.id === id) ?? firstOpen(way);
  return question ? { kind: 'question', question } : { kind: 'result' };
}

/** What can be shown when the answers have changed from outside: only a question that is asked, and a result that is there. */
export function settle(way: Run, view: View): View {
  const isGone = view.kind === 'question' ? !way.asked.includes(view.question) : view.kind === 'result' && !way.complete;
  return isGone ? goTo(way) : view;
}
