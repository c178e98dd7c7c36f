import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSpan, readTrigger, staysAway } from '../../../src/newsletter-signup/manners.js';
import { sourceOf } from '../../../src/newsletter-signup/source.js';

const day = 86_400_000;
const nowMs = 1_700_000_000_000;

describe('a trigger', () => {
  it('is a word, a time or a part of the page', () => {
    assert.deepEqual(readTrigger(''), { kind: 'none' });
    assert.deepEqual(readTrigger('none'), { kind: 'none' });
    assert.deepEqual(readTrigger('load'), { kind: 'load' });
    assert.deepEqual(readTrigger('delay:30s'), { kind: 'delay', delayMs: 30_000 });
    assert.deepEqual(readTrigger(' delay:1.5m '), { kind: 'delay', delayMs: 90_000 });
    assert.deepEqual(readTrigger('scroll:60%'), { kind: 'scroll', share: 0.6 });
  });

  for (const wrong of ['exit', 'delay', 'delay:30', 'delay:soon', 'scroll:60', 'scroll:160%', 'load:now', 'none:x']) {
    it(`is not "${wrong}"`, () => assert.equal(readTrigger(wrong), undefined));
  }
});

describe('a span of time', () => {
  it('has a number and a unit', () => {
    assert.equal(readSpan('30d'), 30 * day);
    assert.equal(readSpan('12h'), day / 2);
    assert.equal(readSpan('0d'), 0);
    for (const wrong of ['', '30', 'd', '30 days', '-1d']) assert.equal(readSpan(wrong), undefined);
  });
});

describe('a dialog that may come by itself', () => {
  const away = (what: Parameters<typeof staysAway>[0]) => staysAway(what, nowMs, 30 * day);

  it('comes to whom it has not met', () => assert.equal(away({}), false));

  it('stays away from who has dismissed it, for as long as the site says', () => {
    assert.equal(away({ dismissedMs: nowMs - 29 * day }), true);
    assert.equal(away({ dismissedMs: nowMs - 31 * day }), false);
  });

  it('stays away for a week from who was asked to confirm, whatever the site says', () => {
    assert.equal(staysAway({ askedMs: nowMs - 6 * day }, nowMs, 0), true);
    assert.equal(staysAway({ askedMs: nowMs - 8 * day }, nowMs, 0), false);
  });

  it('stays away for good from who has subscribed', () => {
    assert.equal(staysAway({ subscribed: true, dismissedMs: 0 }, nowMs, 0), true);
  });
});

describe('where a visitor came from', () => {
  it('is the campaign, the host before, and the path; no more of either address', () => {
    const page = new URL('https://example.org/sitting-well?utm_source=letter&utm_campaign=may&session=secret#part');
    assert.deepEqual(sourceOf(page, 'https://search.example/find?q=my+back'), {
      utm_source: 'letter',
      utm_campaign: 'may',
      referrer: 'search.example',
      path: '/sitting-well',
    });
  });

  it('names no page before that is of the same site, or none', () => {
    const page = new URL('https://example.org/');
    assert.deepEqual(sourceOf(page, 'https://example.org/other'), { path: '/' });
    assert.deepEqual(sourceOf(page, ''), { path: '/' });
  });

  it('is cut where it is endless', () => {
    const page = new URL(`https://example.org/?utm_source=${'x'.repeat(5000)}`);
    assert.equal(sourceOf(page, '').utm_source?.length, 200);
  });
});
