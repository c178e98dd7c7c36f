import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { demoServer, type Fault } from '../../../src/provider/demo.js';
import type { Outcome } from '../../../src/provider/outcome.js';
import { problemCodes } from '../../../src/provider/outcome.js';
import { afterword } from '../../../src/provider/newsletter/afterword.js';
import { demo } from '../../../src/provider/newsletter/demo.js';
import type { Submission, SubscriptionDraft } from '../../../src/provider/provider.js';
import { deliver } from '../../../src/provider/deliver.js';
import { answer, draft, refused, unreachable } from './story.js';

const endpoint = new URL('https://talk.example.org');

describe('problems as the reference server gives them', () => {
  for (const code of problemCodes) {
    it(`reads "${code}"`, () => assert.deepEqual(afterword.read(answer(422, { type: 'about:blank', code })), refused(code)));
  }

  it('takes the first field that a problem names', () => {
    const errors = [
      { field: 'email', code: 'required' },
      { field: 'name', code: 'too-long' },
    ];
    assert.deepEqual(afterword.read(answer(422, { code: 'invalid', errors })), refused('invalid', 'email'));
  });

  it('takes how long to wait in seconds, and nothing else', () => {
    for (const odd of ['soon', '', '-1', 'Wed, 21 Oct 2026 07:28:00 GMT'])
      assert.deepEqual(afterword.read(answer(429, { code: 'too-many' }, { 'retry-after': odd })), refused('too-many'));
  });

  it('survives parts of other kinds', () => {
    for (const errors of ['x', null, {}, [], [null], ['email'], [{ field: 7 }], [{}]])
      assert.deepEqual(afterword.read(answer(422, { code: 'invalid', errors })), refused('invalid'));
  });
});

describe('what sets server and demonstration apart', () => {
  it('only the server asks for a proof of work, and gets it', () => {
    assert.equal(afterword.challenge?.(endpoint).url, 'https://talk.example.org/v1/challenge');
    assert.equal(demo.challenge, undefined);
    const built = afterword.build({ key: 'key-1', content: draft, proof: 'proof-1' }, endpoint);
    assert.ok('body' in built);
    assert.equal((JSON.parse(built.body ?? '') as { proof: string }).proof, 'proof-1');
  });

  it('only the demonstration says that nothing leaves the page, and carries its own exchanges', () => {
    assert.deepEqual([afterword.capabilities.simulated, demo.capabilities.simulated], [undefined, true]);
    assert.deepEqual([afterword.transport, demo.transport], [undefined, demoServer.transport]);
  });
});

describe('the demonstration', () => {
  const submission: Submission<SubscriptionDraft> = { key: 'key-1', content: draft, proof: 'proof-1' };

  const ask = (sent = submission, signal = new AbortController().signal): Promise<Outcome> => deliver(demo, sent, endpoint, signal);

  beforeEach(() => {
    demoServer.clear();
    demoServer.delayMs = 0;
  });

  it('accepts, and gives the same answer to the same key', async () => {
    assert.deepEqual(await ask(), { kind: 'confirm' });
    assert.deepEqual(await ask(), { kind: 'confirm' });
  });

  it('refuses a key that comes with other content, the proof aside', async () => {
    await ask();
    assert.deepEqual(await ask({ ...submission, proof: 'proof-2' }), { kind: 'confirm' });
    assert.deepEqual(await ask({ ...submission, content: { ...draft, email: 'kim@example.org' } }), refused('key-reused'));
  });

  const faults: readonly (readonly [Fault, Outcome])[] = [
    ['html', unreachable],
    ['offline', unreachable],
    [{ code: 'too-many', retryAfter: 30 }, refused('too-many', undefined, 30_000)],
    [{ code: 'invalid', field: 'email' }, refused('invalid', 'email')],
  ];
  for (const [fault, outcome] of faults) {
    it(`goes wrong on request, once: ${JSON.stringify(fault)}`, async () => {
      demoServer.fail(fault);
      assert.deepEqual(await ask(), outcome);
      assert.deepEqual(await ask(), { kind: 'confirm' });
    });
  }

  it('ends when it is aborted', async () => {
    demoServer.delayMs = 60_000;
    const controller = new AbortController();
    const asked = ask(submission, controller.signal);
    controller.abort();
    assert.deepEqual(await asked, unreachable);
  });
});
