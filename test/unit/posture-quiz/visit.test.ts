import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run, toggle } from '../../../src/posture-quiz/model.ts';
import type { Answers } from '../../../src/posture-quiz/quiz.ts';
import { back, goTo, next, settle, type View } from '../../../src/posture-quiz/visit.ts';
import { vectors } from './vectors.ts';

const { desk } = vectors.quizzes;

function question(id: string) {
  const found = desk.questions.find((each) => each.id === id);
  if (!found) throw new Error(`no question ${id}`);
  return found;
}

/** A view in a word: its kind, or the question that is shown. */
const word = (view: View) => (view.kind === 'question' ? `${view.question.id}${view.isRefused ? '!' : ''}` : view.kind);

const after = (id: string, answers: Answers) => word(next(run(desk, answers), question(id), answers[id]));

describe('"Next"', () => {
  it('leads to the question that the answer asks', () => {
    assert.equal(after('wall', { alarm: ['none'], wall: 'near' }), 'signs');
    assert.equal(after('wall', { alarm: ['none'], wall: 'far' }), 'gap');
  });

  it('leads nowhere without an answer, or with one that does not fit', () => {
    assert.equal(after('wall', { alarm: ['none'] }), 'wall!');
    assert.equal(after('hours', { alarm: ['none'], wall: 'near', hours: 17 }), 'hours!');
  });

  it('lets an optional question be left out, but not be answered wrongly', () => {
    assert.equal(after('signs', { alarm: ['none'], wall: 'near' }), 'hours');
    assert.equal(after('signs', { alarm: ['none'], wall: 'near', signs: ['no', 'tight'] }), 'signs!');
  });

  it('leads from the last question to the result, or to what was left open before', () => {
    assert.equal(after('hours', { alarm: ['none'], wall: 'near', hours: 3 }), 'result');
    assert.equal(after('hours', { alarm: ['none'], hours: 3 }), 'wall');
  });

  it('leads from an emergency to the result', () => {
    assert.equal(after('alarm', { alarm: ['numb'], wall: 'near' }), 'result');
  });
});

describe('"Back"', () => {
  it('leads to the question before, and from the first to the introduction', () => {
    const way = run(desk, { alarm: ['none'], wall: 'near' });
    assert.equal(word(back(way, question('signs'))), 'wall');
    assert.equal(word(back(way, question('alarm'))), 'intro');
  });
});

describe('going to a question', () => {
  it('leads to one that is asked, else to the first that is open, else to the last', () => {
    assert.equal(word(goTo(run(desk, {}), 'hours')), 'hours');
    assert.equal(word(goTo(run(desk, { alarm: ['none'] }), 'gap')), 'wall');
    assert.equal(word(goTo(run(desk, { alarm: ['none'], wall: 'near', hours: 3 }))), 'hours');
  });
});

describe('answers that change under a view', () => {
  it('leave it, unless its question is no longer asked or its result no longer there', () => {
    const open = run(desk, { alarm: ['none'] });
    assert.equal(word(settle(open, { kind: 'question', question: question('hours') })), 'hours');
    assert.equal(word(settle(open, { kind: 'question', question: question('gap') })), 'wall');
    assert.equal(word(settle(open, { kind: 'result' })), 'wall');
    assert.equal(word(settle(open, { kind: 'intro' })), 'intro');
  });
});

describe('a list of options', () => {
  const signs = question('signs');
  const toggled = (chosen: readonly string[], id: string) => (signs.kind === 'multiple' ? toggle(signs, chosen, id) : []);

  it('takes an option in and lets it out again', () => {
    assert.deepEqual(toggled(['tight'], 'pencil'), ['tight', 'pencil']);
    assert.deepEqual(toggled(['tight', 'pencil'], 'tight'), ['pencil']);
  });

  it('holds an exclusive option alone', () => {
    assert.deepEqual(toggled(['tight', 'pencil'], 'no'), ['no']);
    assert.deepEqual(toggled(['no'], 'mixed'), ['mixed']);
    assert.deepEqual(toggled(['no'], 'tight'), ['tight']);
  });
});
