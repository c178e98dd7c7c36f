import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { format, formats, formatsOf, type Format, type Markup } from '../../../src/comments/format.js';

/** A text with what is selected between brackets, formatted: again with brackets. */
function done(kind: Format, text: string, markup: Markup = 'markdown'): string {
  const start = text.indexOf('[');
  const end = text.indexOf(']') - 1;
  const value = text.replace(/[[\]]/g, '');
  const change = format(kind, markup, { value, start, end });
  const after = value.slice(0, change.from) + change.text + value.slice(change.to);
  const [from, to] = change.select;
  return `${after.slice(0, from)}«${after.slice(from, to)}»${after.slice(to)}`;
}

describe('formatting', () => {
  it('puts marks around what is selected, and takes them away again', () => {
    assert.equal(done('bold', 'Sit [less].'), 'Sit **«less»**.');
    assert.equal(done('bold', 'Sit **[less]**.'), 'Sit «less».');
    assert.equal(done('italic', 'Sit [less].'), 'Sit *«less»*.');
    assert.equal(done('code', 'Run [it].'), 'Run `«it»`.');
  });

  it('does not take bold for twice italic', () => {
    assert.equal(done('italic', 'Sit **[less]**.'), 'Sit ***«less»***.');
  });

  it('makes a block of code that has lines', () => {
    assert.equal(done('code', '[a\nb]'), '```\n«a\nb»\n```');
  });

  it('marks whole lines, and takes the marks away again', () => {
    assert.equal(done('quote', 'one\nt[wo\nth]ree'), 'one\n«> two\n> three»');
    assert.equal(done('quote', '> t[wo\n> th]ree'), '«two\nthree»');
    assert.equal(done('list', 'one[]'), '- one«»');
  });

  it('asks for what a link still needs', () => {
    assert.equal(format('link', 'markdown', { value: 'see here', start: 4, end: 8 }).text, '[here](https://)');
    assert.equal(done('link', 'see [https://example.org]'), 'see [«»](https://example.org)');
    assert.equal(done('link', 'see []'), 'see [«»](https://)');
    assert.equal(done('link', 'see [here]', 'html'), 'see <a href="«https://»">here</a>');
  });

  it('writes tags where the back end takes those, and no lists', () => {
    assert.equal(done('bold', 'Sit [less].', 'html'), 'Sit <strong>«less»</strong>.');
    assert.equal(done('quote', '[Yes]', 'html'), '<blockquote>«Yes»</blockquote>');
    assert.deepEqual(formatsOf('html'), ['bold', 'italic', 'link', 'code', 'quote']);
    assert.deepEqual(formatsOf('markdown'), formats);
  });

  it('loses no word, whatever is selected', () => {
    const any = fc
      .tuple(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '*', '`', '>', '- ', 'ü'), maxLength: 30 }), fc.nat(), fc.nat())
      .map(([value, a, b]) => ({
        value,
        start: Math.min(a % (value.length + 1), b % (value.length + 1)),
        end: Math.max(a % (value.length + 1), b % (value.length + 1)),
      }));
    const words = (text: string) => text.replace(/[^aü]/g, '');
    fc.assert(
      fc.property(any, fc.constantFrom(...formats), (selected, kind) => {
        const change = format(kind, 'markdown', selected);
        const after = selected.value.slice(0, change.from) + change.text + selected.value.slice(change.to);
        assert.equal(words(after.replace('https://', '')), words(selected.value));
        assert.ok(change.select[0] >= 0 && change.select[0] <= change.select[1] && change.select[1] <= after.length);
      }),
    );
  });
});
