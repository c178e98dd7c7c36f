import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check, complaint } from '../../../src/newsletter-signup/complaints.js';
import { receipt } from '../../../src/newsletter-signup/receipt.js';
import { parts, statusOf, takenAs } from '../../../src/newsletter-signup/sign-up.js';
import { isRetryable } from '../../../src/provider/outcome.js';
import type { SubscriptionDraft } from '../../../src/provider/provider.js';

const content: SubscriptionDraft = {
  email: 'sam@example.org',
  name: '',
  lists: ['weekly'],
  tags: ['a'],
  fields: {},
  names: { email: 'email', name: 'name' },
  source: null,
  trap: '',
  consent: null,
  locale: 'en',
  page: 'https://example.org/',
};
const pending = { key: 'k', content };

describe('where a sign-up stands', () => {
  const proof = { kind: 'none' } as const;

  it('is the phase of its submission', () => {
    assert.equal(statusOf({ phase: 'idle', proof }, true), 'idle');
    assert.equal(statusOf({ phase: 'submitting', proof, pending, sent: true, attempt: 0, renewals: 0 }, true), 'submitting');
    assert.equal(statusOf({ phase: 'waiting', proof, pending, attempt: 1 }, true), 'waiting');
    assert.equal(statusOf({ phase: 'error', proof, code: 'invalid' }, true), 'error');
  });

  it('is what the back end made of it, once that is known', () => {
    for (const kind of ['confirm', 'subscribed', 'sent'] as const)
      assert.equal(statusOf({ phase: 'done', proof, outcome: { kind } }, true), kind);
  });

  it('is what the site says follows, where the back end takes it without a word on that', () => {
    assert.equal(takenAs('accepted', true), 'confirm');
    assert.equal(takenAs('accepted', false), 'subscribed');
  });

  it('is handed over once the visitor was taken to the page of the back end', () => {
    assert.equal(statusOf({ phase: 'away', proof, pending }, true), 'sent');
  });

  it("reads a comment's outcome as done, should a provider give one", () => {
    assert.equal(takenAs('published', true), 'subscribed');
    assert.equal(takenAs('held', true), 'subscribed');
  });
});

describe('what a visitor has to mend', () => {
  const typed = { email: 'sam@example.org', name: 'Sam', agreed: true };
  const all = { name: true, consent: true };

  it('is nothing when all is there', () => assert.deepEqual(check(typed, all), {}));

  it('is a missing or impossible address, spaces around it aside', () => {
    assert.deepEqual(check({ ...typed, email: '  ' }, all), { email: 'fieldMissing' });
    assert.deepEqual(check({ ...typed, email: 'sam@' }, all), { email: 'fieldEmailBad' });
    assert.deepEqual(check({ ...typed, email: ' sam@example.org ' }, all), {});
  });

  it('is a missing name or consent only where they are asked for', () => {
    const without = { ...typed, name: ' ', agreed: false };
    assert.deepEqual(check(without, all), { name: 'fieldMissing', consent: 'signupConsentMissing' });
    assert.deepEqual(check(without, { name: false, consent: false }), {});
  });
});

describe('a refusal', () => {
  it('stands beside the field that it names', () => {
    assert.deepEqual(complaint('invalid', 'email', ['email']), { email: 'emailRefused' });
    assert.deepEqual(complaint('blocked', 'email', ['email']), { email: 'blocked' });
    assert.deepEqual(complaint('invalid', 'name', ['name', 'email']), { name: 'invalid' });
  });

  it('stands above the button where there is no such field', () => {
    assert.deepEqual(complaint('too-many', undefined, ['email']), { form: 'too-many' });
    assert.deepEqual(complaint('invalid', 'list', ['email']), { form: 'invalid' });
    assert.deepEqual(complaint('invalid', 'name', ['email']), { form: 'invalid' });
  });

  it('is told from no answer at all', () => assert.deepEqual(complaint('unreachable', undefined, ['email']), { form: 'signupUnanswered' }));

  it('says whether trying again can help', () => {
    assert.ok(isRetryable('unreachable') && isRetryable('too-many') && isRetryable('unavailable'));
    assert.ok(!isRetryable('invalid') && !isRetryable('blocked') && !isRetryable('forbidden'));
  });
});

describe('the receipt', () => {
  const real = { simulated: false, mail: true };
  const taken = { address: 'sam@example.org', again: false };

  it('says what the back end said', () => {
    assert.equal(receipt({ ...taken, kind: 'confirm' }, real).sentence, 'signupConfirm');
    assert.equal(receipt({ ...taken, kind: 'subscribed' }, real).sentence, 'signupDone');
  });

  it('does not claim a second mail that the server may not send', () => {
    assert.equal(receipt({ ...taken, kind: 'confirm', again: true }, real).sentence, 'signupConfirmAgain');
  });

  it("goes by the site's word where the back end says nothing, and only there", () => {
    assert.equal(receipt({ ...taken, kind: 'sent' }, real).sentence, 'signupSent');
    assert.equal(receipt({ ...taken, kind: 'sent' }, { ...real, mail: false }).sentence, 'signupDone');
    assert.equal(receipt({ ...taken, kind: 'confirm' }, { ...real, mail: false }).sentence, 'signupConfirm');
  });

  it('leaves it to the page to which the visitor was taken', () => {
    assert.equal(receipt({ ...taken, kind: 'sent', told: 'lists.example' }, real).sentence, 'signupTold');
  });

  it('calls a demonstration one', () => {
    assert.equal(receipt({ ...taken, kind: 'confirm' }, { ...real, simulated: true }).sentence, 'signupDemoDone');
  });
});

describe('tags', () => {
  it('are separated by commas, spaces around them aside', () => {
    assert.deepEqual(parts(' back pain ,desk,, '), ['back pain', 'desk']);
    assert.deepEqual(parts(''), []);
  });
});
