import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check, readQuiz } from '../../../src/posture-quiz/check.ts';
import type { Rule } from '../../../src/posture-quiz/checks.ts';

/** A quiz of which everything is in order, to be changed in one place. */
function quiz(changes: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    id: 'sleep',
    version: 1,
    title: 'Sleep',
    questions: [single(), number()],
    patterns: [{ id: 'late', name: 'Late', levels: [{ id: 'some', from: 30, name: 'some' }] }],
    muscles: { neck: { name: 'Neck' } },
    exercises: [{ id: 'rest', name: 'Rest', steps: [] }],
    sources: { one: { title: 'One', url: 'https://example.org/one' } },
    ...changes,
  };
}

function single(changes: Readonly<Record<string, unknown>> = {}): unknown {
  const options = [
    { id: 'yes', text: 'Yes' },
    { id: 'no', text: 'No' },
  ];
  return { id: 'side', kind: 'single', text: 'On your side?', options, ...changes };
}

function number(changes: Readonly<Record<string, unknown>> = {}): unknown {
  return { id: 'hours', kind: 'number', text: 'How many hours?', min: 0, max: 12, ...changes };
}

const later = (when: unknown) => quiz({ questions: [single(), number(), single({ id: 'last', when })] });
const exercise = (changes: Readonly<Record<string, unknown>>) => quiz({ exercises: [{ id: 'rest', name: 'Rest', steps: [], ...changes }] });

/** Each fault as `path rule key`. */
const faults = (candidate: unknown) => check(candidate).map(({ path, rule, key }) => [path, rule, key].filter(Boolean).join(' '));

describe('a quiz that fits the format', () => {
  it('has no fault', () => {
    assert.deepEqual(check(quiz()), []);
  });

  it('is what readQuiz gives back', () => {
    assert.deepEqual(readQuiz(JSON.stringify(quiz())), { quiz: quiz() });
  });

  it('may have its schema named, and a text in languages, with braces and earlier answers', () => {
    const title = { en: 'Sleep {{well}}', 'pt-BR': 'Sono, {hours}' };
    assert.deepEqual(check(quiz({ $schema: './quiz.schema.json', title })), []);
  });

  it('may end a last band without a limit, and hold bands that no value reaches', () => {
    assert.deepEqual(check(quiz({ questions: [number({ bands: [{ below: -3 }, { below: 40 }, {}] })] })), []);
  });
});

describe('a fault is named by place and rule', () => {
  const cases: readonly (readonly [string, unknown, ...string[]])[] = [
    ['several keys missing, in the order of the format', {}, 'required id', 'required version', 'required title', 'required questions'],
    ['a missing key goes before what is inside', quiz({ reviewed: { on: 'May' } }), '/reviewed required by', '/reviewed/on format'],
    ['a day that does not exist', quiz({ reviewed: { by: 'A', on: '2026-02-30' } }), '/reviewed/on format'],
    ['a key with a slash and a tilde', quiz({ 'a/b~c': 1 }), '/a~1b~0c unknown'],
    ['a key that every object inherits', quiz({ constructor: 1 }), '/constructor unknown'],
    ['an empty text', quiz({ title: ' ' }), '/title format'],
    ['a text that is a number', quiz({ intro: 4 }), '/intro type'],
    ['a lone brace', quiz({ title: 'a } b' }), '/title format'],
    ['a translation with a fault', quiz({ title: { en: 'Sleep', de: '{nobody}' } }), '/title/de reference'],
    ['a translation into no language', quiz({ title: { 'not a tag': 'Sleep' } }), '/title/not a tag format'],
    ['a source that is not on the web', quiz({ sources: { one: { title: 'One', url: '/one' } } }), '/sources/one/url format'],
    ['an id of a map', quiz({ muscles: { 'The Neck': { name: 'Neck' } } }), '/muscles/The Neck format'],
    ['half a year', quiz({ sources: { one: { title: 'One', url: 'https://example.org', year: 1999.5 } } }), '/sources/one/year type'],
    ['too many exercises in a plan', quiz({ planLimit: 51 }), '/planLimit range'],
    ['a question that is no object', quiz({ questions: [null] }), '/questions/0 type'],
    ['a question without a kind', quiz({ questions: [{ id: 'x', colour: 'red' }] }), '/questions/0 required kind'],
    ['options of a number', quiz({ questions: [number({ options: [] })] }), '/questions/0/options unknown'],
    [
      'a number without its ends',
      quiz({ questions: [number({ min: undefined, max: '3' })] }),
      '/questions/0/min type',
      '/questions/0/max type',
    ],
    ['no step', quiz({ questions: [number({ step: 0 })] }), '/questions/0/step range'],
    ['a question about itself', quiz({ questions: [single({ help: 'You said {side}' })] }), '/questions/0/help order'],
    ['a middle band without a limit', quiz({ questions: [number({ bands: [{}, {}] })] }), '/questions/0/bands/0 order'],
    ['two options of one id', quiz({ questions: [single({ options: [{ id: 'a', text: 'A' }, { id: 'a', text: 'B' }] })] }), '/questions/0/options/1/id duplicate'], // prettier-ignore
    ['a script as a link', quiz({ patterns: [{ id: 'late', name: 'L', levels: [{ id: 's', from: 1, name: 's' }], link: { href: ' java\nscript:1', text: 'go' } }] }), '/patterns/0/link/href format'], // prettier-ignore
    [
      'a dose by halves',
      exercise({ dose: { sets: 0, repetitions: 1.5 } }),
      '/exercises/0/dose/sets range',
      '/exercises/0/dose/repetitions type',
    ],
    ['a single frame', exercise({ frames: [{ armRaise: 90 }] }), '/exercises/0/frames range'],
    ['a limb in the pose of an answer', quiz({ questions: [number({ bands: [{ pose: { elbow: 4 } }] })] }), '/questions/0/bands/0/pose/elbow unknown'], // prettier-ignore
    ['a position that is no word of the format', exercise({ frames: [{ base: 'hang' }, {}] }), '/exercises/0/frames/0/base type'],
    ['a condition that asks nothing', later({ answer: 'side' }), '/questions/2/when required is'],
    ['a condition of two forms', later({ all: [], any: [] }), '/questions/2/when/any unknown'],
    ['a condition of two comparisons', later({ answer: 'hours', atLeast: 1, below: 3 }), '/questions/2/when/below unknown'],
    ['a number compared with a word', later({ not: { answer: 'hours', is: 'yes' } }), '/questions/2/when/not/is type'],
    ['an option compared with a number', later({ any: [{ answer: 'side', is: 1 }] }), '/questions/2/when/any/0/is type'],
    ['a condition on nobody is judged no further', later({ answer: 'nobody', is: {} }), '/questions/2/when/answer reference'],
    ['patterns that are no list leave references alone', quiz({ patterns: 'late', questions: [number({ bands: [{ points: { late: 1 } }] })] }), '/patterns type'], // prettier-ignore
    ['one number out of order, once', quiz({ patterns: [{ id: 'late', name: 'L', levels: [{ id: 'a', from: 60, name: 'a' }, { id: 'b', from: 30, name: 'b' }, { id: 'c', from: 40, name: 'c' }] }] }), '/patterns/0/levels/1/from order'], // prettier-ignore
    ['ends that are the same', quiz({ questions: [number({ min: 3, max: 3 })] }), '/questions/0/min order'],
    ['one name that is wrong twice, once', quiz({ title: '{nobody} and {nobody}' }), '/title reference'],
    [
      'a number that is not compared with a faulty one',
      quiz({ questions: [number({ bands: [{ below: '9' }, { below: 3 }, {}] })] }),
      '/questions/0/bands/0/below type',
    ],
  ];

  for (const [name, candidate, ...expected] of cases) {
    it(name, () => {
      assert.deepEqual(faults(candidate), expected);
    });
  }

  it('is "json" where there is none', () => {
    const rule: Rule = 'json';
    assert.deepEqual(readQuiz('<!doctype html>'), { faults: [{ path: '', rule }] });
  });
});
