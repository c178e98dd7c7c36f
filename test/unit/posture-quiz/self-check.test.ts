import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readQuiz } from '../../../src/posture-quiz/check.ts';

const file = readFileSync(new URL('../../../src/posture-quiz/self-check.json', import.meta.url), 'utf8');
const read = readQuiz(file);

describe('the built-in self-check', () => {
  it('fits the format: the element does not check it', () => {
    assert.deepEqual('faults' in read ? read.faults : [], []);
  });

  it('asks first for what sends to care', () => {
    assert.ok('quiz' in read);
    const [first] = read.quiz.questions;
    const emergencies = new Set(read.quiz.flags?.filter(({ care }) => care === 'emergency').map(({ id }) => id));
    assert.ok(first?.kind === 'multiple' && first.options.some(({ flag }) => flag !== undefined && emergencies.has(flag)));
  });

  it('claims no reviewer', () => {
    assert.ok('quiz' in read && read.quiz.reviewed === undefined);
  });
});
