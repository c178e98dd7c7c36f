import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { afterword } from '../../src/provider/comments/afterword.js';
import { demo } from '../../src/provider/comments/demo.js';
import { demoServer } from '../../src/provider/demo.js';
import type { Ask } from '../../src/provider/ask.js';
import type { Answer } from '../../src/provider/exchange.js';
import type { CommentDraft, CommentProvider } from '../../src/provider/comment-provider.js';
import { deliver } from '../../src/provider/deliver.js';

const endpoint = new URL('https://talk.example.org/');

const draft: CommentDraft = {
  thread: 'https://example.org/a',
  threadTitle: 'A',
  parent: null,
  root: null,
  name: 'Sam',
  email: 'sam@example.org',
  website: '',
  body: 'Hello',
  notify: false,
  newsletter: null,
  locale: 'en',
};

const comment = {
  id: '0193-a',
  parent: null,
  replies: 0,
  author: { name: 'Sam', url: null, avatar: null, badge: null },
  html: '<p>Hello</p>',
  createdAt: '2026-11-24T08:00:00.000Z',
  editedAt: null,
  votes: 0,
  pinned: false,
  state: 'published',
};

const answer = (status: number, body: unknown, headers: Answer['headers'] = {}): Answer => ({
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
});

/** What every provider must make of answers that no back end should give. */
const junk: Readonly<Record<string, Answer>> = {
  'a proxy’s page': answer(502, '<!doctype html><title>Bad gateway</title>'),
  'a captive portal’s page with 200': answer(200, '<!doctype html><title>Sign in to the hotel</title>'),
  'half a body': answer(201, '{"comment": {"id": "1'),
  nothing: answer(200, ''),
  null: answer(201, 'null'),
  'a list in place of an object': answer(200, []),
  'an unknown problem': answer(500, { code: 'teapot' }),
  'a comment without an author': answer(201, { comment: { ...comment, author: undefined } }),
};

/** All that can be asked. */
function questions(provider: CommentProvider): readonly Ask<unknown>[] {
  const authorship = { id: '1', editToken: 't' };
  const all = [
    provider.list({ thread: 'a', sort: 'newest', limit: 25 }, endpoint),
    provider.locate?.('a', '1', endpoint),
    provider.own?.(authorship, endpoint),
    provider.edit?.(authorship, 'Other', endpoint),
    provider.remove?.(authorship, endpoint),
    provider.vote?.('1', 1, 'v', endpoint),
    provider.report?.('1', { reason: 'spam', note: '' }, endpoint),
    provider.preview?.('*a*', endpoint),
    provider.counts?.(['a'], endpoint),
    provider.latest?.(5, 'https://example.org', endpoint),
  ];
  return all.filter((each): each is Ask<never> => each !== undefined && 'exchange' in each);
}

for (const [name, provider] of Object.entries({ afterword, demo }) as readonly [string, CommentProvider][]) {
  describe(`the comment provider "${name}"`, () => {
    for (const [what, given] of Object.entries(junk)) {
      it(`takes ${what} for no answer, whatever was asked`, () => {
        assert.equal(provider.read(given).kind, 'unreachable');
        for (const question of questions(provider)) assert.deepEqual(question.read(given), { kind: 'unreachable' });
      });
    }

    it('says under which key a comment is stored, and sends no cookies', () => {
      const exchange = provider.build({ key: 'k', content: draft }, endpoint);
      assert.ok(!('kind' in exchange));
      const { headers, method, url } = exchange;
      assert.equal(headers['Idempotency-Key'], 'k');
      assert.equal(method, 'POST');
      assert.equal(new URL(url).hostname, endpoint.hostname);
    });

    it('reads a published comment, a held one, and a refusal with its field', () => {
      assert.deepEqual(provider.read(answer(201, { comment, editToken: 't' })), { kind: 'published', comment, editToken: 't' });
      assert.equal(provider.read(answer(202, { comment: { ...comment, state: 'held' }, editToken: 't' })).kind, 'held');
      assert.deepEqual(provider.read(answer(422, { code: 'invalid', errors: [{ field: 'email', code: 'invalid' }] })), {
        kind: 'refused',
        code: 'invalid',
        field: 'email',
      });
    });

    it('reads after how long another try makes sense', () => {
      assert.deepEqual(provider.read(answer(429, { code: 'too-many' }, { 'retry-after': '90' })), {
        kind: 'refused',
        code: 'too-many',
        retryAfterMs: 90_000,
      });
    });

    it('reads a page of a thread', () => {
      const [list] = questions(provider);
      assert.deepEqual(list?.read(answer(200, { thread: 'a', comments: [comment], total: 1, open: true, next: 'x' })), {
        kind: 'page',
        comments: [comment],
        total: 1,
        open: true,
        next: 'x',
      });
    });

    it('keeps the path under which a server lies', () => {
      const question = provider.list({ thread: 'a b', sort: 'newest', limit: 25 }, new URL('https://example.org/talk'));
      assert.ok('exchange' in question);
      assert.equal(question.exchange.url, 'https://example.org/talk/v1/comments?thread=a+b&sort=newest&limit=25');
    });
  });
}

describe('the demo’s server', () => {
  const { signal } = new AbortController();
  const post = (content: CommentDraft, key: string) => deliver(demo, { key, content }, endpoint, signal);

  beforeEach(() => {
    demoServer.clear();
    demoServer.delayMs = 0;
  });

  it('stores one comment for one key, and answers the same', async () => {
    assert.deepEqual(await post(draft, 'k'), await post(draft, 'k'));
    assert.equal(demoServer.thread(draft.thread).length, 1);
  });

  it('refuses a key that was used for other words', async () => {
    await post(draft, 'k');
    assert.deepEqual(await post({ ...draft, body: 'Other' }, 'k'), { kind: 'refused', code: 'key-reused' });
  });

  it('makes no HTML of what was typed', async () => {
    await post({ ...draft, body: '<img src=x onerror=alert(1)>' }, 'k');
    assert.equal(demoServer.thread(draft.thread)[0]?.html, '<p>&#60;img src=x onerror=alert(1)&#62;</p>');
  });

  it('is not there when it is told to fail', async () => {
    demoServer.fail('offline');
    assert.equal((await post(draft, 'k')).kind, 'unreachable');
    assert.equal((await post(draft, 'k')).kind, 'published');
  });

  it('gives up at once when it is told to', async () => {
    demoServer.delayMs = 60_000;
    const controller = new AbortController();
    const given = deliver(demo, { key: 'k', content: draft }, endpoint, controller.signal);
    controller.abort();
    assert.equal((await given).kind, 'unreachable');
  });
});
