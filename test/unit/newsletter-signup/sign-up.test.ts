import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check, complaint, isRetryable, parts, readPending, receipt, statusOf, takenAs } from '../../../src/newsletter-signup/sign-up.js';
import type { SubscriptionDraft } from '../../../src/provider/provider.js';

const content: SubscriptionDraft = {
  email: 'sam@example.org',
  name: '',
  list: 'weekly',
  tags: ['a'],
  consent: null,
  locale: 'en',
  page: 'https://example.org/',
};
const pending = { key: 'k', content };

describe('where a sign-up stands', () => {
  const proof = { kind: 'none' } as const;

  it('is the phase of its submission', () => {
    assert.equal(statusOf({ phase: 'idle', proof }), 'idle');
    assert.equal(statusOf({ phase: 'submitting', proof, pending, sent: true, attempt: 0, renewals: 0 }), 'submitting');
    assert.equal(statusOf({ phase: 'waiting', proof, pending, attempt: 1 }), 'waiting');
    assert.equal(statusOf({ phase: 'error', proof, code: 'invalid' }), 'error');
  });

  it('is what the back end made of it, once that is known', () => {
    for (const kind of ['confirm', 'subscribed', 'sent'] as const)
      assert.equal(statusOf({ phase: 'done', proof, outcome: { kind } }), kind);
  });

  it("reads a comment's outcome as done, should a provider give one", () => {
    assert.equal(takenAs('published'), 'subscribed');
    assert.equal(takenAs('held'), 'subscribed');
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
    assert.deepEqual(complaint('invalid', 'email', ['email']), { email: 'fieldEmailBad' });
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
    assert.ok(isRetryable('unreachable') && isRetryable('too-many') && isRetryable('proof-invalid'));
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

describe('a sign-up that was kept', () => {
  it('comes back as it was', () => {
    assert.deepEqual(readPending(JSON.stringify(pending)), pending);
    const agreed = { ...pending, content: { ...content, consent: 'Yes.' } };
    assert.deepEqual(readPending(JSON.stringify(agreed)), agreed);
  });

  const broken: readonly (string | undefined)[] = [
    undefined,
    '',
    '{',
    'null',
    '7',
    '[]',
    '{"key":"k"}',
    JSON.stringify({ ...pending, key: 7 }),
    JSON.stringify({ ...pending, content: { ...content, email: null } }),
    JSON.stringify({ ...pending, content: { ...content, tags: 'a' } }),
    JSON.stringify({ ...pending, content: { ...content, consent: 7 } }),
  ];
  for (const kept of broken) {
    it(`is not read from ${String(kept).slice(0, 60)}`, () => assert.equal(readPending(kept), undefined));
  }
});
