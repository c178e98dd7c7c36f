import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { Preview, Votes } from '../src/http/schemas.ts';
import { review } from '../src/moderation/review.ts';
import { bearer, bodies, list, post, problem, site, startServer, temporaryFolder, type TestServer } from './harness.ts';

const visitors = ['AAAAAAAAAAAAAAAAAAAAAA', '0123456789abcdef0123456789abcdef', 'b3d5a3c2-7b1e-4c6e-9d51-0a1b2c3d4e5f'] as const;

const vote = (server: TestServer, id: string, value: unknown, visitor: string = visitors[0], headers = {}) =>
  server.send('POST', `/v1/comments/${id}/votes`, { value }, { ...bearer(visitor), ...headers });

const votes = async (...given: Parameters<typeof vote>) => Votes.parse((await vote(...given)).body).votes;

describe('a vote', () => {
  it('counts once for each visitor, and can be taken back', async (t) => {
    const server = await startServer(t);
    const { id } = (await post(server)).comment;
    assert.equal(await votes(server, id, 1), 1);
    assert.equal(await votes(server, id, 1), 1);
    assert.equal(await votes(server, id, 1, visitors[1]), 2);
    assert.equal(await votes(server, id, 1, visitors[2]), 3);
    assert.equal((await list(server)).comments[0]?.votes, 3);
    assert.equal(await votes(server, id, 0), 2);
    assert.equal(await votes(server, id, 0), 2);
  });

  it('puts a comment before those with fewer in the order of the top, the newest first among equals', async (t) => {
    const server = await startServer(t);
    const ids: string[] = [];
    for (const body of ['a', 'b', 'c']) {
      server.clock.now += 1;
      ids.push((await post(server, { body })).comment.id);
    }
    await vote(server, ids[0] ?? '', 1);
    assert.equal(await bodies(server, { sort: 'top' }), 'a c b');
    const { next } = await list(server, { sort: 'top', limit: '1' });
    assert.equal(await bodies(server, { sort: 'top', limit: '1', cursor: next ?? '' }), 'c');
    assert.equal(await bodies(server), 'c b a');
  });

  it('is known by hashes that tell nobody who it was, nor that two were the same', async (t) => {
    const folder = temporaryFolder(t);
    const server = await startServer(t, {}, { folder });
    const [one, other] = [(await post(server)).comment.id, (await post(server)).comment.id];
    await vote(server, one, 1);
    await vote(server, other, 1);
    const rows = new DatabaseSync(`${folder}/test.db`, { readOnly: true }).prepare('select visitor from votes').all();
    assert.equal(new Set(rows.map(({ visitor }) => visitor)).size, 2);
    assert.ok(!JSON.stringify(rows).includes(visitors[0]));
  });

  it('is known again after the secret was replaced', async (t) => {
    const folder = temporaryFolder(t);
    const [old, fresh] = ['the-old-secret', 'the-new-secret'];
    const before = await startServer(t, { AFTERWORD_SECRET: old }, { folder });
    const { id } = (await post(before)).comment;
    await vote(before, id, 1);
    await before.stop();
    const after = await startServer(t, { AFTERWORD_SECRET: `${fresh} ${old}` }, { folder });
    assert.equal(await votes(after, id, 1), 1);
    assert.equal(await votes(after, id, 0), 0);
  });

  it('needs a visitor, a published comment, a value and a page of ours', async (t) => {
    const server = await startServer(t);
    const { id } = (await post(server)).comment;
    const held = (await post(server, { proof: null })).comment;
    problem(await vote(server, id, 1, 'short'), 403, 'forbidden');
    problem(await vote(server, id, 1, visitors[0], { Authorization: '' }), 403, 'forbidden');
    problem(await vote(server, id, 1, visitors[0], { Origin: 'https://stranger.example' }), 403, 'forbidden');
    problem(await vote(server, held.id, 1), 404, 'not-found');
    assert.deepEqual(problem(await vote(server, id, 2), 422, 'invalid'), ['value invalid']);
  });

  it('is limited to ten times as many as comments', async (t) => {
    const server = await startServer(t, { AFTERWORD_LIMITS: 'comments=1/10m' });
    const { id } = (await post(server)).comment;
    for (let nth = 1; nth <= 10; nth++) assert.equal((await vote(server, id, nth % 2)).status, 200);
    problem(await vote(server, id, 1), 429, 'too-many');
  });
});

describe('a report', () => {
  const behindProxy = { AFTERWORD_TRUST_PROXY: '1' };
  const report = (server: TestServer, id: string, network = 1, body: unknown = { reason: 'spam', note: 'An advertisement.' }) =>
    server.send('POST', `/v1/comments/${id}/reports`, body, { 'X-Forwarded-For': `192.0.${network}.7` });
  const open = async (server: TestServer, id: string) => (await server.storage.reactions.reports(id)).length;

  it('is kept once for each network, without a trace of it', async (t) => {
    const folder = temporaryFolder(t);
    const server = await startServer(t, behindProxy, { folder });
    const { id } = (await post(server)).comment;
    for (let nth = 1; nth <= 2; nth++) assert.equal((await report(server, id)).status, 202);
    // Reports of one millisecond have no order.
    server.clock.now += 1;
    assert.equal((await report(server, id, 2, { reason: 'other' })).status, 202);
    assert.deepEqual(
      (await server.storage.reactions.reports(id)).map(({ reason, note }) => [reason, note]),
      [
        ['spam', 'An advertisement.'],
        ['other', ''],
      ],
    );
    const dump = JSON.stringify(new DatabaseSync(`${folder}/test.db`, { readOnly: true }).prepare('select * from reports').all());
    assert.ok(!dump.includes('192.0'));
  });

  it('holds nothing by itself; five networks hold what no moderator has let pass', async (t) => {
    const server = await startServer(t, behindProxy);
    const { id } = (await post(server)).comment;
    for (let network = 1; network <= 4; network++) await report(server, id, network);
    assert.equal((await list(server)).total, 1);
    await report(server, id, 5);
    assert.equal((await list(server)).total, 0);
    assert.equal(await review(server, id, { state: 'published' }), 'done');
    assert.equal(await open(server, id), 0);
    for (let network = 6; network <= 12; network++) await report(server, id, network);
    assert.equal((await list(server)).total, 1);
  });

  it('lets a moderator bin what is published, and only while it is reported', async (t) => {
    const server = await startServer(t, behindProxy);
    const { id } = (await post(server)).comment;
    assert.equal(await review(server, id, { state: 'refused', reason: null }), 'not-waiting');
    await report(server, id);
    assert.equal(await review(server, id, { state: 'refused', reason: 'An advertisement.' }), 'done');
    assert.equal((await list(server)).total, 0);
    problem(await report(server, id, 2), 404, 'not-found');
  });

  it('has a reason of ours, and comes from a page of ours', async (t) => {
    const server = await startServer(t);
    const { id } = (await post(server)).comment;
    assert.deepEqual(problem(await report(server, id, 1, { reason: 'boring' }), 422, 'invalid'), ['reason invalid']);
    assert.deepEqual(problem(await report(server, id, 1, { reason: 'spam', note: 'x'.repeat(501) }), 422, 'invalid'), ['note too-long']);
    const stranger = { Origin: 'https://stranger.example' };
    problem(await server.send('POST', `/v1/comments/${id}/reports`, { reason: 'spam' }, stranger), 403, 'forbidden');
  });

  it('is limited as comments are', async (t) => {
    const server = await startServer(t, { AFTERWORD_LIMITS: 'comments=2/10m' });
    const ids = [(await post(server)).comment.id, (await post(server, { body: 'Second.' })).comment.id];
    for (const id of ids) assert.equal((await report(server, id)).status, 202);
    problem(await report(server, ids[0] ?? ''), 429, 'too-many');
  });
});

describe('a preview', () => {
  it('is exactly what the comment will show', async (t) => {
    const server = await startServer(t);
    const body = '**bold** <b>no</b> https://a.example\n\n- one\n- two\n\n> quote\n\n```js\n1 < 2\n```\n![x](https://a.example/x.png)';
    const { html } = Preview.parse((await server.send('POST', '/v1/preview', { body })).body);
    assert.equal(html, (await post(server, { body })).comment.html);
    assert.match(html, /<strong>bold<\/strong> &lt;b&gt;/);
  });

  it('has a comment’s limits, and keeps nothing', async (t) => {
    const server = await startServer(t, { AFTERWORD_LIMITS: 'comments=1/10m' });
    const ask = (body: unknown, headers = {}) => server.send('POST', '/v1/preview', { body }, headers);
    assert.deepEqual(problem(await ask('x'.repeat(10_001)), 422, 'invalid'), ['body too-long']);
    assert.deepEqual(problem(await ask(''), 422, 'invalid'), ['body required']);
    problem(await ask('x', { Origin: 'https://stranger.example' }), 403, 'forbidden');
    for (let nth = 1; nth <= 20; nth++) assert.equal((await ask('x', { Origin: site })).status, 200);
    problem(await ask('x'), 429, 'too-many');
    assert.equal((await list(server)).total, 0);
  });
});
