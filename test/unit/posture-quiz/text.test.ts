import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run } from '../../../src/posture-quiz/model.ts';
import type { Answers, Quiz, Text } from '../../../src/posture-quiz/quiz.ts';
import { namesIn, paragraphs, say } from '../../../src/posture-quiz/text.ts';

const quiz: Quiz = {
  id: 'tea',
  version: 1,
  title: 'Tea',
  questions: [
    { id: 'milk', kind: 'single', text: 'Milk?', options: [{ id: 'yes', text: { en: 'with milk', de: 'mit Milch' } }, { id: 'no', text: 'black' }] }, // prettier-ignore
    { id: 'with', kind: 'multiple', text: 'And?', options: [{ id: 'cake', text: 'cake' }, { id: 'jam', text: 'jam' }, { id: 'tea', text: 'tea {milk}' }] }, // prettier-ignore
    { id: 'cups', kind: 'number', text: 'How many?', min: 0, max: 9999, step: 0.5, unit: { en: 'cups', de: 'Tassen' } },
  ],
};

function said(text: Text, answers: Answers, lang = 'en'): string {
  return say(text, { lang, quiz, answers: run(quiz, answers).answers });
}

describe('a text in languages', () => {
  const title = { fr: 'Thé', en: 'Tea', 'pt-BR': 'Chá' };
  for (const [lang, expected] of [
    ['fr', 'Thé'],
    ['fr-CA', 'Thé'],
    ['pt-br', 'Chá'],
    ['pt', 'Tea'],
    ['ja', 'Tea'],
  ] as const) {
    // prettier-ignore
    it(`is "${expected}" for a reader of ${lang}`, () => {
      assert.equal(said(title, {}, lang), expected);
    });
  }

  it('is the first one given where there is neither the language nor English', () => {
    assert.equal(said({ fr: 'Thé', 'pt-BR': 'Chá' }, {}, 'ja'), 'Thé');
  });
});

describe('a text that names earlier answers', () => {
  it('has an option, a list and a number with its unit put in', () => {
    const answers = { milk: 'yes', with: ['jam', 'cake'], cups: 1.5 };
    assert.equal(said('{milk}, {with}, {cups}', answers), 'with milk, cake and jam, 1.5 cups');
  });

  it('writes them as the language of the text does', () => {
    assert.equal(said({ de: '{milk}, {cups}' }, { milk: 'yes', cups: 1234.5 }, 'fr'), 'mit Milch, 1.234,5 Tassen');
  });

  it('has an ellipsis where nothing was answered, or nothing that counts', () => {
    assert.equal(said('{milk} and {cups}', { cups: 0.3 }), '… and …');
  });

  it('follows an answer whose own words name another', () => {
    assert.equal(said('{with}', { milk: 'no', with: ['tea'] }), 'tea black');
  });

  it('keeps double braces as single ones, and what an answer says as it is', () => {
    assert.equal(said('{{milk}} {{{milk}}}', { milk: 'no' }), '{milk} {black}');
  });

  it('can be read only where every brace has its partner', () => {
    assert.deepEqual(namesIn('{a} {{b}} {c}'), ['a', 'c']);
    for (const broken of ['{', 'a } b', '{a', '{}', '{{a}']) assert.equal(namesIn(broken), undefined, broken);
  });
});

describe('paragraphs', () => {
  it('are parted by a blank line', () => {
    assert.deepEqual(paragraphs('One,\nstill one.\n \nTwo.'), ['One,\nstill one.', 'Two.']);
  });
});
