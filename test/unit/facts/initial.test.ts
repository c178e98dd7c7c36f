import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { initial } from '../../../src/facts/initial.js';
import { positions } from '../../../src/article/placeholder.js';

describe("a title's initial", () => {
  it('is its first letter or number, as a capital', () => {
    assert.equal(initial('sitting well', 'en'), 'S');
    assert.equal(initial('42 ways', 'en'), '4');
    assert.equal(initial('東京の朝', 'ja'), '東');
    assert.equal(initial('iyi uykular', 'tr'), 'İ');
  });

  it('passes over quotation marks and other signs that cannot stand alone', () => {
    assert.equal(initial('“Why does it click?”', 'en'), 'W');
    assert.equal(initial('  – and then', 'en'), 'A');
    assert.equal(initial('?!', 'en'), '');
  });

  it('keeps what the reader sees as one sign', () => {
    assert.equal(initial('👩‍⚕️ Ask a doctor', 'en'), '👩‍⚕️');
    assert.equal(initial('नमस्ते', 'hi'), 'न');
    assert.equal(initial('e\u0301tude', 'fr'), 'E\u0301');
  });
});

describe("a title's drawing", () => {
  it('is the same for the same title', () => {
    assert.deepEqual(positions('A title'), positions('A title'));
  });

  it('is another for another title, and stays inside its width', () => {
    const drawings = ['A title', 'Another title', 'B title', '😴', ''].map((title) => positions(title));
    assert.equal(new Set(drawings.map(String)).size, drawings.length);
    for (const position of drawings.flat()) assert.ok(position >= 0 && position <= 100);
  });
});
