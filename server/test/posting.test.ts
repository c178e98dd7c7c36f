import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { review } from '../src/moderation/review.ts';
import { draft, list, post, problem, site, startServer, thread, type TestServer } from './harness.ts';

const send = (server: TestServer, body: unknown, headers = {}) => server.send('POST', '/v1/comments', body, headers);

describe('posting a comment', () => {
  it('publishes it, in the shape of the contract, without the address', async (t) => {
    const server = await startServer(t);
    const posted = await post(server, { url: 'https://ada.example/', body: 'Rest is **part** of the plan.' });
    assert.equal(posted.status, 201);
    const { comments, total, open, next, thread: key } = await list(server);
    assert.deepEqual({ total, open, next, key }, { total: 1, open: true, next: null, key: thread });
    assert.deepEqual(comments, [
      {
        id: posted.comment.id,
        parent: null,
        replies: 0,
        author: { name: 'Ada', url: 'https://ada.example/', avatar: null, badge: null },
        html: '<p>Rest is <strong>part</strong> of the plan.</p>\n',
        createdAt: new Date(server.clock.now).toISOString(),
        editedAt: null,
        votes: 0,
        pinned: false,
        state: 'published',
      },
    ]);
    assert.ok(!JSON.stringify([posted, comments]).includes('ada@example.org'));
  });

  it('takes an anonymous one, and a thread by any spelling of its address', async (t) => {
    const server = await startServer(t);
    const posted = await post(server, { thread: 'HTTP://Magazine.example:80/article?utm_source=x#c', name: '', email: null });
    assert.equal(posted.comment.author.name, '');
    assert.equal((await list(server)).total, 1);
  });

  it('says until when it can be edited', async (t) => {
    const server = await startServer(t);
    assert.equal((await post(server)).editableUntil, new Date(server.clock.now + 15 * 60_000).toISOString());
  });

  it('cleans a name of line breaks and of marks that turn its surroundings round', async (t) => {
    const server = await startServer(t);
    assert.equal((await post(server, { name: ' Ada\n\u202eLovelace ' })).comment.author.name, 'Ada Lovelace');
  });
});

describe('a comment that cannot be taken', () => {
  it('is told which fields, and what is wrong with each', async (t) => {
    const server = await startServer(t);
    assert.deepEqual(problem(await send(server, {}), 422, 'invalid'), ['thread required', 'body required']);
    const wrong = { thread, name: 'x'.repeat(101), email: 'ada@', url: 'javascript:alert(1)', body: ' \n', parent: 'x', locale: 'e n' };
    assert.deepEqual(problem(await send(server, wrong), 422, 'invalid'), [
      'parent invalid',
      'name too-long',
      'email invalid',
      'url invalid',
      'body required',
      'locale invalid',
    ]);
    assert.deepEqual(problem(await send(server, draft({ body: 'x'.repeat(10_001) })), 422, 'invalid'), ['body too-long']);
    assert.deepEqual(problem(await send(server, draft({ body: 7 })), 422, 'invalid'), ['body invalid']);
  });

  it('is 400 where it is no JSON at all', async (t) => {
    const server = await startServer(t);
    problem(await send(server, '{"thread":'), 400, 'invalid');
    problem(await send(server, 'thread', { 'Content-Type': 'text/plain' }), 400, 'invalid');
    problem(await send(server, ''), 400, 'invalid');
  });

  it('is 413 where it is too large, whether or not the size is announced', async (t) => {
    const server = await startServer(t);
    problem(await send(server, draft({ body: 'x'.repeat(200_000) })), 413, 'too-large');
    const body = new Blob([JSON.stringify(draft({ body: 'x'.repeat(200_000) }))]).stream();
    // `duplex` is not in the types of every library that fetch is typed by.
    const streamed = { method: 'POST', body, duplex: 'half', headers: { 'Content-Type': 'application/json', Origin: site } } as RequestInit;
    assert.equal((await fetch(`${server.address}/v1/comments`, streamed)).status, 413);
  });

  it('has room for the longest one, in the widest spelling', async (t) => {
    const server = await startServer(t);
    const escaped = JSON.stringify(draft({ body: '' })).replace('"body":""', `"body":"${'\\u20ac'.repeat(10_000)}"`);
    assert.equal((await send(server, escaped)).status, 202);
  });

  it('may not come from a page of another site', async (t) => {
    const server = await startServer(t);
    for (const Origin of ['https://stranger.example', 'null']) problem(await send(server, draft(), { Origin }), 403, 'forbidden');
    assert.equal((await list(server)).total, 0);
  });

  it('belongs to a thread of one of the sites', async (t) => {
    const server = await startServer(t, { AFTERWORD_ORIGINS: `${site} https://other.example` });
    assert.deepEqual(problem(await send(server, draft({ thread: 'https://stranger.example/a' })), 422, 'invalid'), ['thread unknown']);
    assert.deepEqual(problem(await send(server, draft({ thread: 'post-17' })), 422, 'invalid'), ['thread unknown']);
  });

  it('is blocked by the domain of its address, and below it', async (t) => {
    const server = await startServer(t, { AFTERWORD_BLOCKED_DOMAINS: 'trash.example' });
    for (const email of ['a@trash.example', 'a@mx.Trash.example']) {
      assert.deepEqual(problem(await send(server, draft({ email })), 403, 'blocked'), ['email blocked']);
    }
    assert.equal((await post(server, { email: 'a@nottrash.example' })).status, 201);
  });
});

describe('the parent of a comment', () => {
  it('is a published one of the same thread', async (t) => {
    const server = await startServer(t);
    const here = await post(server);
    const elsewhere = await post(server, { thread: `${site}/other` });
    const held = await post(server, { proof: null });
    const reply = await post(server, { parent: here.comment.id });
    assert.equal(reply.comment.parent, here.comment.id);
    for (const parent of [elsewhere.comment.id, held.comment.id, '01a20ca9-e52a-78b4-abda-3ae3b4b40138']) {
      assert.deepEqual(problem(await send(server, draft({ parent })), 422, 'invalid'), ['parent unknown']);
    }
  });

  it('is at most 99 deep, so that no thread is deeper than 100', async (t) => {
    const server = await startServer(t, { AFTERWORD_MODERATION: 'none' });
    let { id } = (await post(server)).comment;
    for (let depth = 1; depth <= 100; depth++) {
      const { comment } = await post(server, { parent: id, proof: null });
      await review(server, comment.id, { state: 'published' });
      id = comment.id;
    }
    assert.deepEqual(problem(await send(server, draft({ parent: id })), 422, 'invalid'), ['parent too-deep']);
  });
});
