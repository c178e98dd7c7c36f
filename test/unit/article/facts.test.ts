import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { articleFacts, type Attributes } from '../../../src/article/facts.js';
import type { Markup } from '../../../src/article/markup.js';

const markup: Markup = {
  href: '/markup',
  heading: 'From the markup',
  excerpt: 'An excerpt.',
  image: 'markup.jpg',
  imageAlt: 'A hill',
  imageSrcset: 'markup-2x.jpg 2x',
  category: 'Back',
  categoryHref: '/back',
  authors: [{ name: 'Mara Olden', href: '/mara' }],
  published: '2026-03-03',
};
const nothing: Markup = { authors: [] };
const whole: Attributes = { href: '/a', heading: 'A title' };

/** The sentences of all faults, one a line. */
const faults = (given: Attributes, inside = nothing) =>
  [...articleFacts(given, inside).faults].map(([attribute, fault]) => `${attribute}: ${fault}`).join('\n');

describe('the facts of an article', () => {
  it('are what the markup says, where no attribute says anything', () => {
    const facts = articleFacts({}, markup);
    assert.equal(facts.href, '/markup');
    assert.equal(facts.heading, 'From the markup');
    assert.equal(facts.imageSrcset, 'markup-2x.jpg 2x');
    assert.deepEqual(facts.authors, [{ name: 'Mara Olden', href: '/mara' }]);
    assert.equal(facts.faults.size, 0);
  });

  it('are what the attributes say before all else', () => {
    const facts = articleFacts({ ...whole, published: '2026-04-01', excerpt: 'Better.' }, markup);
    assert.equal(facts.href, '/a');
    assert.equal(facts.heading, 'A title');
    assert.equal(facts.excerpt, 'Better.');
    assert.equal(facts.published, '2026-04-01');
    assert.equal(facts.category, 'Back');
  });

  it("do not mix an attribute's picture with the markup's", () => {
    const facts = articleFacts({ image: 'own.jpg' }, markup);
    assert.deepEqual([facts.image, facts.imageSrcset, facts.imageAlt], ['own.jpg', undefined, undefined]);
  });

  it("let an attribute describe the markup's picture, also as one that only decorates", () => {
    assert.equal(articleFacts({ imageAlt: '' }, markup).imageAlt, '');
  });

  it("do not send readers of an attribute's category to the markup's", () => {
    const facts = articleFacts({ category: 'Desk' }, markup);
    assert.deepEqual([facts.category, facts.categoryHref], ['Desk', undefined]);
  });

  it('match several authors with their addresses by place', () => {
    const { authors } = articleFacts({ author: 'Ada; Grace ;Edsger', authorHref: '/ada;; /edsger' }, markup);
    assert.deepEqual(authors, [
      { name: 'Ada', href: '/ada' },
      { name: 'Grace', href: undefined },
      { name: 'Edsger', href: '/edsger' },
    ]);
  });

  it('have no author between two separators', () => {
    assert.deepEqual(
      articleFacts({ author: 'Ada;; ' }, nothing).authors.map(({ name }) => name),
      ['Ada'],
    );
  });

  it('say what is missing, and how to give it', () => {
    assert.equal(
      faults({}),
      'heading: nothing is there; give the title, or put a heading inside.\n' +
        'href: nothing is there; give the address of the article, or put a link to it inside.',
    );
  });

  it('leave out an address that runs script, and say so', () => {
    const facts = articleFacts({ ...whole, href: 'java\nscript:alert(1)', authorHref: 'data:text/html,x', author: 'Ada' }, nothing);
    assert.equal(facts.href, undefined);
    assert.equal(facts.authors[0]?.href, undefined);
    assert.match(facts.faults.get('href') ?? '', /is left out; give an https: or relative address\.$/);
    assert.match(facts.faults.get('author-href') ?? '', /^"data:text\/html,x" is left out/);
  });

  it('leave out a date that does not exist, and keep the other', () => {
    const facts = articleFacts({ ...whole, published: 'soon', updatedOn: '2026-06-12' }, nothing);
    assert.equal(facts.published, undefined);
    assert.equal(facts.updatedOn, '2026-06-12');
    assert.equal(facts.faults.get('published'), '"soon" is left out; give a date like "2026-03-09".');
  });

  it('have a shape for the picture, 3/2 where none can be used', () => {
    assert.equal(articleFacts({ ...whole, imageRatio: '16/9' }, nothing).ratio, 16 / 9);
    assert.equal(articleFacts(whole, nothing).ratio, 1.5);
    for (const imageRatio of ['wide', '16', '0/9', '16/0', '-3/2']) {
      assert.equal(articleFacts({ ...whole, imageRatio }, nothing).ratio, 1.5);
      assert.equal(faults({ ...whole, imageRatio }), `image-ratio: "${imageRatio}" is left out; give a shape like "16/9".`);
    }
  });

  it('have minutes that are more than none', () => {
    assert.equal(articleFacts({ ...whole, readingTime: 6 }, nothing).minutes, 6);
    for (const readingTime of [0, -1, NaN]) {
      assert.equal(articleFacts({ ...whole, readingTime }, nothing).minutes, undefined);
      assert.equal(faults({ ...whole, readingTime }), `reading-time: "${readingTime}" is left out; give a number of minutes.`);
    }
  });
});
