import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commentIn, hashOf } from '../../../src/comments/permalink.js';

describe('a link to a comment', () => {
  it('leads to it, whatever its id', () => {
    for (const id of ['0193-a', 'a b', 'ü/1', '100%']) assert.equal(commentIn(new URL(hashOf(id), 'https://example.org/').hash), id);
  });

  it('is told from any other hash', () => {
    for (const hash of ['', '#', '#comments', '#aw-comment-', '#aw-comment-%E0%A4%A']) assert.equal(commentIn(hash), undefined);
  });
});
