import type { TemplateResult } from 'lit';
import type { postureQuiz } from '../localize/en/posture-quiz.js';
import { sitting as english } from '../localize/en/sitting.js';
import type { Localize } from '../localize/localize.js';
import { introView } from './intro.view.js';
import { progress, run } from './model.js';
import { outcomeView } from './outcome.view.js';
import { questionView } from './question.view.js';
import type { Answers, Quiz, Result } from './quiz.js';
import type { Moves, View } from './visit.js';
import type { Voice } from './voice.js';

type Sitting = {
  readonly quiz: Quiz;
  readonly given: Answers;
  readonly view: View;
  /** The result that was asked for. */
  readonly shown: Result | null;
  readonly isPrivate: boolean;
  /** Where a visitor can go on after the result. */
  readonly href: string;
};

/** What is seen of a quiz: `status` is said when it changes, and shown. */
export function sittingView(
  { quiz, given, view, shown, isPrivate, href }: Sitting,
  moves: Moves,
  element: Localize<typeof postureQuiz>,
): { readonly status: string; readonly content: TemplateResult } {
  const localize = element.with(english);
  const way = run(quiz, given);
  const voice: Voice = { lang: localize.lang, quiz, answers: way.answers, localize };
  if (view.kind === 'result' && shown) return { status: '', content: outcomeView(shown, way, href, moves, voice) };
  if (view.kind !== 'question') return { status: '', content: introView(quiz, way, isPrivate, moves, voice) };

  const { question } = view;
  const { step, of } = progress(quiz, way, question);
  const isAnswered = way.answers.has(question.id);
  const asking = {
    given: given[question.id],
    isRefused: view.isRefused === true && !isAnswered,
    step,
    of,
    isLast: (isAnswered || step === of) && !way.stopped && way.asked.at(-1) === question,
    isDone: shown !== null && way.complete,
  };
  return {
    status: localize.term('quizProgress', localize.number(step), localize.number(of)),
    content: questionView(question, asking, moves, voice),
  };
}
