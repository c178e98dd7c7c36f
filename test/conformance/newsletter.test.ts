import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answer } from '../../src/provider/exchange.js';
import { afterword } from '../../src/provider/newsletter/afterword.js';
import { demo } from '../../src/provider/newsletter/demo.js';
import { demoServer, type Fault } from '../../src/provider/demo.js';
import { problemCodes } from '../../src/provider/outcome.js';
import type { NewsletterProvider, Submission, SubscriptionDraft } from '../../src/provider/provider.js';

const submission: Submission<SubscriptionDraft> = {
  key: 'key-1',
  content: {
    email: 'sam@example.org',
    name: 'Sam',
    list: 'weekly',
    tags: ['back'],
    consent: 'Yes, send it to me.',
    locale: 'en',
    page: 'https://example.org/article',
  },
  proof: 'proof-1',
};
const endpoint = new URL('https://talk.example.org');

function answer(status: number, body: unknown, headers: Answer['headers'] = {}): Answer {
  return { status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) };
}

const providers: Readonly<Record<string, NewsletterProvider>> = { afterword, demo };

for (const [name, provider] of Object.entries(providers)) {
  describe(`newsletter provider "${name}"`, () => {
    it('sends one POST under its key, with all that was typed', () => {
      const { url, method, headers, body } = provider.build(submission, endpoint);
      assert.equal(url, 'https://talk.example.org/v1/subscriptions');
      assert.equal(method, 'POST');
      assert.equal(headers['Content-Type'], 'application/json');
      assert.equal(headers['Idempotency-Key'], 'key-1');
      assert.deepEqual(JSON.parse(body ?? ''), { ...submission.content, proof: 'proof-1' });
    });

    it('sends no proof where there is none', () => {
      const { key, content } = submission;
      assert.deepEqual(JSON.parse(provider.build({ key, content }, endpoint).body ?? ''), content);
    });

    it('finds a server that lies below a path', () => {
      for (const base of ['https://example.org/talk', 'https://example.org/talk/']) {
        assert.equal(provider.build(submission, new URL(base)).url, 'https://example.org/talk/v1/subscriptions');
      }
    });

    it('reads an acceptance as a mail on its way', () => {
      assert.deepEqual(provider.read(answer(202, { status: 'confirm' })), { kind: 'confirm' });
    });

    for (const code of problemCodes) {
      it(`reads the problem "${code}"`, () => {
        assert.deepEqual(provider.read(answer(422, { type: 'about:blank', code })), { kind: 'refused', code });
      });
    }

    it('takes the first field that a problem names', () => {
      const errors = [
        { field: 'email', code: 'required' },
        { field: 'name', code: 'too-long' },
      ];
      assert.deepEqual(provider.read(answer(422, { code: 'invalid', errors })), { kind: 'refused', code: 'invalid', field: 'email' });
    });

    it('takes how long to wait, in seconds', () => {
      const read = (retryAfter: string) => provider.read(answer(429, { code: 'too-many' }, { 'retry-after': retryAfter }));
      assert.deepEqual(read('90'), { kind: 'refused', code: 'too-many', retryAfterMs: 90_000 });
      for (const odd of ['soon', '', '-1', 'Wed, 21 Oct 2026 07:28:00 GMT'])
        assert.deepEqual(read(odd), { kind: 'refused', code: 'too-many' });
    });

    const notOurs: Readonly<Record<string, Answer>> = {
      "a captive portal's page in place of an acceptance": answer(202, '<!doctype html><title>Log in</title>'),
      'an acceptance of another kind': answer(200, { status: 'confirm' }),
      'an acceptance without a body': answer(202, ''),
      'a gateway’s page': answer(502, '<html><h1>Bad gateway</h1></html>'),
      'half a body': answer(422, '{"code":"inva'),
      'a code that nobody knows': answer(400, { code: 'teapot' }),
      'no code': answer(500, { message: 'Internal Server Error' }),
      'a list': answer(202, [1, 2]),
      'a word': answer(202, '"confirm"'),
      nothing: answer(202, 'null'),
    };
    for (const [what, given] of Object.entries(notOurs)) {
      it(`takes ${what} for no answer`, () => assert.deepEqual(provider.read(given), { kind: 'unreachable' }));
    }

    it('survives a problem whose parts are of other kinds', () => {
      for (const errors of ['x', null, {}, [], [null], ['email'], [{ field: 7 }], [{}]]) {
        assert.deepEqual(provider.read(answer(422, { code: 'invalid', errors })), { kind: 'refused', code: 'invalid' });
      }
    });

    it('says that the same key is never stored twice', () => assert.equal(provider.capabilities.idempotent, true));
  });
}

describe('what sets the two apart', () => {
  it('only the server asks for a proof of work', () => {
    assert.equal(afterword.challenge?.(endpoint).url, 'https://talk.example.org/v1/challenge');
    assert.equal(demo.challenge, undefined);
  });

  it('only the demonstration says that nothing leaves the page, and carries its own exchanges', () => {
    assert.deepEqual([afterword.capabilities.simulated, demo.capabilities.simulated], [undefined, true]);
    assert.deepEqual([afterword.transport, demo.transport], [undefined, demoServer.transport]);
  });
});

describe('the demonstration', () => {
  const ask = async (sent: Submission<SubscriptionDraft>, signal = new AbortController().signal) =>
    demo.read(await demoServer.transport(demo.build(sent, endpoint), signal));

  const quick = (delayMs = 0) => {
    demoServer.clear();
    demoServer.delayMs = delayMs;
  };

  it('accepts, and gives the same answer to the same key', async () => {
    quick();
    assert.deepEqual(await ask(submission), { kind: 'confirm' });
    assert.deepEqual(await ask(submission), { kind: 'confirm' });
  });

  it('refuses a key that comes with other content, the proof aside', async () => {
    quick();
    await ask(submission);
    assert.deepEqual(await ask({ ...submission, proof: 'proof-2' }), { kind: 'confirm' });
    const other = { ...submission, content: { ...submission.content, email: 'kim@example.org' } };
    assert.deepEqual(await ask(other), { kind: 'refused', code: 'key-reused' });
  });

  const faults: readonly (readonly [Fault, object])[] = [
    ['html', { kind: 'unreachable' }],
    [
      { code: 'too-many', retryAfter: 30 },
      { kind: 'refused', code: 'too-many', retryAfterMs: 30_000 },
    ],
    [
      { code: 'invalid', field: 'email' },
      { kind: 'refused', code: 'invalid', field: 'email' },
    ],
  ];
  for (const [fault, outcome] of faults) {
    it(`goes wrong on request, once: ${JSON.stringify(fault)}`, async () => {
      quick();
      demoServer.fail(fault);
      assert.deepEqual(await ask(submission), outcome);
      assert.deepEqual(await ask(submission), { kind: 'confirm' });
    });
  }

  it('has no answer when it is to be offline, and ends when it is aborted', async () => {
    quick();
    demoServer.fail('offline');
    await assert.rejects(ask(submission), TypeError);
    quick(60_000);
    const controller = new AbortController();
    const asked = ask(submission, controller.signal);
    controller.abort();
    await assert.rejects(asked, { name: 'AbortError' });
  });
});
