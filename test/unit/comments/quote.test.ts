import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asQuotation } from '../../../src/comments/quote.js';

describe('a quotation', () => {
  it('has a sign before each line, and room for the answer', () => {
    assert.equal(asQuotation(' One\n\n\n\nTwo '), '> One\n>\n> Two\n\n');
    assert.equal(asQuotation('  '), '');
  });

  it('ends at a word where it is long', () => {
    const quoted = asQuotation('word '.repeat(400));
    assert.ok(quoted.length < 620);
    assert.match(quoted, /word …\n\n$/);
  });
});
