import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run, validAnswer } from '../../../src/posture-quiz/model.ts';
import type { Condition, Question, Quiz } from '../../../src/posture-quiz/quiz.ts';
import { result } from '../../../src/posture-quiz/score.ts';

const options = [
  { id: 'a', text: 'A' },
  { id: 'b', text: 'B' },
];

/** Whether a question is asked under a condition, with 5 answered before it. */
function isAsked(when: Condition): boolean {
  const questions: readonly Question[] = [
    { id: 'n', kind: 'number', text: 'N', min: 0, max: 9 },
    { id: 'q', kind: 'single', text: 'Q', options, when },
  ];
  return run({ id: 'x', version: 1, title: 'X', questions }, { n: 5 }).asked.length === 2;
}

describe('a condition on a number', () => {
  it('includes its lower end and not its upper one', () => {
    assert.equal(isAsked({ answer: 'n', atLeast: 5 }), true);
    assert.equal(isAsked({ answer: 'n', atLeast: 6 }), false);
    assert.equal(isAsked({ answer: 'n', below: 5 }), false);
    assert.equal(isAsked({ answer: 'n', below: 6 }), true);
  });
});

describe('a list with an option that does not exist', () => {
  it('is no answer', () => {
    assert.equal(validAnswer({ id: 'm', kind: 'multiple', text: 'M', options }, ['a', 'z']), undefined);
  });
});

describe('a pattern called like what every object inherits', () => {
  it('has only the points that it was given', () => {
    const pattern = { id: 'constructor', name: 'C', levels: [{ id: 'l', from: 1, name: 'l' }] };
    const questions: readonly Question[] = [
      { id: 'one', kind: 'single', text: '1', options: [{ ...options[0]!, points: { constructor: 2 } }, options[1]!] },
      { id: 'two', kind: 'single', text: '2', options: [{ ...options[0]!, points: { other: 3 } }, options[1]!] },
    ];
    const quiz: Quiz = { id: 'x', version: 1, title: 'X', questions, patterns: [pattern] };
    const [found] = result(quiz, run(quiz, { one: 'a', two: 'a' }))?.patterns ?? [];
    assert.deepEqual([found?.score, found?.max], [2, 2]);
  });
});
