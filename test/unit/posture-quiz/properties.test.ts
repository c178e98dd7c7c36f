import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { check } from '../../../src/posture-quiz/check.ts';
import { neighbour, progress, run } from '../../../src/posture-quiz/model.ts';
import type { Answers, Question, Quiz } from '../../../src/posture-quiz/quiz.ts';
import { result } from '../../../src/posture-quiz/score.ts';
import { anyAnsweredQuiz, anyQuiz } from './any-quiz.ts';

/** The questions that a visitor meets who answers each of them as given, going forward only. */
function forward(quiz: Quiz, given: Answers): { readonly met: readonly Question[]; readonly answers: Answers } {
  const met: Question[] = [];
  let answers: Answers = {};
  let question = run(quiz, answers).asked[0];
  while (question) {
    met.push(question);
    assert.ok(met.length <= quiz.questions.length, `goes in a circle: ${met.map(({ id }) => id).join(' ')}`);
    answers = withAnswer(answers, given, question);
    question = neighbour(run(quiz, answers), question, 1);
  }
  return { met, answers };
}

function withAnswer(answers: Answers, given: Answers, { id }: Question): Answers {
  const answer = given[id];
  return answer === undefined ? answers : { ...answers, [id]: answer };
}

describe('any quiz', () => {
  it('that is made for these tests fits the format', () => {
    fc.assert(
      fc.property(anyQuiz, (quiz) => {
        assert.deepEqual(check(quiz), []);
      }),
    );
  });

  it('comes to an end on any path, having asked what all the answers together ask', () => {
    fc.assert(
      fc.property(anyAnsweredQuiz, ({ quiz, answers: given }) => {
        const { met, answers } = forward(quiz, given);
        assert.deepEqual(met, run(quiz, answers).asked);
      }),
    );
  });

  it('is the same going back as it was going forward', () => {
    fc.assert(
      fc.property(anyAnsweredQuiz, ({ quiz, answers: given }) => {
        const { met, answers } = forward(quiz, given);
        const way = run(quiz, answers);
        const back = [];
        for (let at = way.asked.at(-1); at; at = neighbour(way, at, -1)) back.unshift(at);
        assert.deepEqual(back, met);
      }),
    );
  });

  it('keeps an answer to a question that is no longer asked, and counts it for nothing', () => {
    fc.assert(
      fc.property(anyAnsweredQuiz, ({ quiz, answers }) => {
        const way = run(quiz, answers);
        const counted = Object.fromEntries(way.answers);
        assert.deepEqual(run(quiz, counted), way);
        assert.deepEqual(result(quiz, run(quiz, counted)), result(quiz, way));
      }),
    );
  });

  it('never counts more questions as one goes forward, nor fewer than it then asks', () => {
    fc.assert(
      fc.property(anyAnsweredQuiz, ({ quiz, answers: given }) => {
        let answers: Answers = {};
        let before = Infinity;
        for (const question of forward(quiz, given).met) {
          const { step, of } = progress(quiz, run(quiz, answers), question);
          assert.ok(step <= of && of <= before, `${question.id}: ${String(step)} of ${String(of)}, after "of ${String(before)}"`);
          before = of;
          answers = withAnswer(answers, given, question);
        }
      }),
    );
  });

  it('explains every point', () => {
    fc.assert(
      fc.property(anyAnsweredQuiz, ({ quiz, answers }) => {
        for (const { because, score, max } of result(quiz, run(quiz, answers))?.patterns ?? []) {
          assert.equal(
            because.reduce((sum, { points }) => sum + points, 0),
            score,
          );
          assert.ok(score > 0 && score <= max, `${String(score)} of ${String(max)}`);
        }
      }),
    );
  });

  it('plans nothing and ranks nothing where it stopped, and stops only for an emergency', () => {
    fc.assert(
      fc.property(anyAnsweredQuiz, ({ quiz, answers }) => {
        const found = result(quiz, run(quiz, answers));
        if (!found) return;
        assert.equal(found.stopped, found.flags.some(({ care }) => care === 'emergency')); // prettier-ignore
        if (found.stopped) assert.deepEqual([found.patterns, found.plan], [[], []]);
      }),
    );
  });
});
