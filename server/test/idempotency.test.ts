import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { draft, list, post, problem, site, startServer, temporaryFolder, type TestServer } from './harness.ts';

const send = (server: TestServer, body: unknown, headers = {}) => server.send('POST', '/v1/comments', body, headers);

describe('one key', () => {
  const key = { 'Idempotency-Key': '5f0c1a3e-0001' };

  it('stores once, and gives the same answer again, the proof aside', async (t) => {
    const server = await startServer(t);
    const first = await post(server, {}, key);
    server.clock.now += 5 * 3_600_000;
    const again = await send(server, draft({ proof: 'expired or used: not looked at' }), key);
    assert.equal(again.status, 201);
    assert.deepEqual(again.body, { comment: first.comment, editToken: first.editToken, editableUntil: first.editableUntil });
    assert.equal((await list(server)).total, 1);
  });

  it('gives the same edit token after a restart, and when a new secret was put in front', async (t) => {
    const folder = temporaryFolder(t);
    const before = await startServer(t, { AFTERWORD_SECRET: 'the-old-secret' }, { folder });
    const first = await post(before, {}, key);
    await before.stop();
    const after = await startServer(t, { AFTERWORD_SECRET: 'the-old-secret' }, { folder });
    assert.equal((await post(after, {}, key)).editToken, first.editToken);
    await after.stop();
    const rotated = await startServer(t, { AFTERWORD_SECRET: 'the-new-secret the-old-secret' }, { folder });
    const headers = { Authorization: `Bearer ${first.editToken}` };
    assert.equal((await rotated.send('GET', `/v1/comments/${first.comment.id}`, undefined, headers)).status, 200);
  });

  it('with other content is refused', async (t) => {
    const server = await startServer(t);
    await post(server, {}, key);
    problem(await send(server, draft({ body: 'Something else.' }), key), 422, 'key-reused');
  });

  it('is each site’s own', async (t) => {
    const server = await startServer(t, { AFTERWORD_ORIGINS: `${site} https://other.example` });
    const one = await post(server, {}, key);
    const other = await post(server, { thread: 'https://other.example/a' }, key);
    assert.notEqual(one.comment.id, other.comment.id);
  });

  it('stores once when ten come at the same time; who is early is asked to come back', async (t) => {
    const server = await startServer(t);
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(server, draft(), key)));
    const stored = answers.filter(({ status }) => status === 202);
    assert.ok(stored.length > 0);
    assert.equal(new Set(stored.map(({ text }) => text)).size, 1);
    for (const answer of answers.filter(({ status }) => status !== 202)) {
      problem(answer, 409, 'in-progress');
      assert.equal(answer.headers.get('Retry-After'), '1');
    }
    assert.deepEqual((await send(server, draft(), key)).body, stored[0]?.body);
  });

  it('is used up by nothing that was refused', async (t) => {
    const server = await startServer(t);
    problem(await send(server, draft({ proof: 'wrong' }), key), 403, 'proof-invalid');
    assert.equal((await post(server, {}, key)).status, 201);
  });

  it('has 200 characters or fewer', async (t) => {
    const server = await startServer(t);
    const answer = await send(server, draft(), { 'Idempotency-Key': 'k'.repeat(201) });
    assert.deepEqual(problem(answer, 422, 'invalid'), ['idempotency-key too-long']);
  });
});
