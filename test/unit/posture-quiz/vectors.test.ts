import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check, readQuiz } from '../../../src/posture-quiz/check.ts';
import { progress, run } from '../../../src/posture-quiz/model.ts';
import { pose, result } from '../../../src/posture-quiz/score.ts';
import { vectors } from './vectors.ts';

describe('the cases of the quiz format', () => {
  for (const name of ['desk', 'tie', 'turns'] as const) {
    it(`finds no fault in the quiz "${name}"`, () => {
      assert.deepEqual(check(vectors.quizzes[name]), []);
    });
  }

  for (const { name, quiz, answers, ...expected } of vectors.results) {
    it(`result: ${name}`, () => {
      const way = run(vectors.quizzes[quiz], answers);
      const found = { asked: way.asked.map(({ id }) => id), pose: pose(way), result: result(vectors.quizzes[quiz], way) };
      assert.deepEqual(found, expected);
    });
  }

  for (const { quiz, answers, at } of vectors.progress) {
    it(`progress: ${quiz} with ${JSON.stringify(answers)}`, () => {
      const way = run(vectors.quizzes[quiz], answers);
      const found = way.asked.map((question) => [question.id, progress(vectors.quizzes[quiz], way, question)] as const);
      assert.deepEqual(Object.fromEntries(found), at);
    });
  }

  for (const { name, quiz, faults } of vectors.invalid) {
    it(`faults: ${name}`, () => {
      assert.deepEqual(readQuiz(JSON.stringify(quiz)), { faults });
    });
  }
});
