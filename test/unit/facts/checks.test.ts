import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Checks } from '../../../src/facts/checks.js';

const url = (value: string) => new Checks().url('href', value);
const picture = (value: string) => new Checks().picture('image', value);
const date = (value: string) => new Checks().date('published', value);

describe('an address', () => {
  it('is used as it was given, when it is safe', () => {
    for (const value of [
      '/a',
      '../b?c=d#e',
      '#there',
      'https://example.org/ü',
      'HTTP://example.org',
      '//example.org/a',
      'mailto:a@example.org',
    ]) {
      assert.equal(url(value), value);
    }
  });

  it('is left out, when its scheme could run script or is none of the page', () => {
    for (const value of [
      'javascript:alert(1)',
      ' JavaScript:alert(1)',
      'java\tscript:alert(1)',
      'data:text/html,a',
      'blob:https://a/b',
      'ftp://a/',
      'https://',
    ]) {
      assert.equal(url(value), undefined, value);
    }
  });

  it('of a picture may be the picture itself', () => {
    assert.equal(picture('data:image/png;base64,AA=='), 'data:image/png;base64,AA==');
    assert.equal(picture('javascript:alert(1)'), undefined);
  });
});

describe('a date', () => {
  it('is a day or a moment', () => {
    for (const value of [
      '2026-03-09',
      '1970-01-01',
      '2024-02-29',
      '2026-03-09T08:00',
      '2026-03-09T08:00:00Z',
      '2026-03-09T08:00:00.5+01:00',
    ]) {
      assert.equal(date(value), value);
    }
  });

  it('that does not exist, or says less than a day, is left out', () => {
    for (const value of [
      'soon',
      '2026',
      '2026-03',
      '2026-02-30',
      '2026-02-30T08:00Z',
      '2026-13-01',
      '2026-03-09Tea',
      '9 March 2026',
      '2026-03-09 later',
    ]) {
      assert.equal(date(value), undefined, value);
    }
  });
});
