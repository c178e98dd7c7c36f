import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ago } from '../../../src/comments/ago.js';

const now = Date.parse('2026-11-24T12:00:00Z');
const before = (seconds: number, locale = 'en') => ago(now - seconds * 1000, now, locale);

describe('how long ago', () => {
  it('is "now" for a minute, and for a clock that is behind', () => {
    assert.equal(before(0), 'now');
    assert.equal(before(59), 'now');
    assert.equal(before(-3600), 'now');
  });

  it('is told in the largest unit that fits', () => {
    assert.equal(before(60), '1 minute ago');
    assert.equal(before(3 * 3600 + 59), '3 hours ago');
    assert.equal(before(86_400), 'yesterday');
    assert.equal(before(15 * 86_400), '2 weeks ago');
    assert.equal(before(400 * 86_400), 'last year');
  });

  it('is told in the language of the page', () => {
    assert.equal(before(7200, 'de'), 'vor 2 Stunden');
    assert.match(before(7200, 'ar'), /ساعتين/);
  });
});
