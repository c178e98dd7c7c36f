import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OwnComment } from '../src/http/schemas.ts';
import { review } from '../src/moderation/review.ts';
import { list, post, problem, startServer, type TestServer } from './harness.ts';

async function own(server: TestServer, id: string, token: string) {
  return server.send('GET', `/v1/comments/${id}`, undefined, { Authorization: `Bearer ${token}` });
}

describe('moderation', () => {
  it('holds what came without a proof, or from no page', async (t) => {
    const server = await startServer(t);
    assert.equal((await post(server, { proof: null })).status, 202);
    assert.equal((await post(server, {}, { Origin: '' })).status, 202);
    assert.equal((await list(server)).total, 0);
  });

  it('in mode first holds the first one of an address, and those with more than two links', async (t) => {
    const server = await startServer(t, { AFTERWORD_MODERATION: 'first' });
    const first = await post(server);
    assert.deepEqual([first.status, first.comment.state], [202, 'held']);
    assert.equal((await post(server, { body: 'Still the first.' })).status, 202);
    assert.equal(await review(server, first.comment.id, { state: 'published' }), 'done');
    assert.equal((await post(server, { email: 'Ada@Example.org', body: 'https://a.example https://b.example' })).status, 201);
    assert.equal((await post(server, { body: 'https://a.example https://b.example [c](https://c.example)' })).status, 202);
    assert.equal((await post(server, { email: '' })).status, 202);
  });

  it('in mode all holds everything', async (t) => {
    const server = await startServer(t, { AFTERWORD_MODERATION: 'all' });
    const first = await post(server);
    await review(server, first.comment.id, { state: 'published' });
    assert.equal((await post(server)).status, 202);
  });

  it('is told to the author alone, with the reason', async (t) => {
    const server = await startServer(t, { AFTERWORD_MODERATION: 'all' });
    const [kept, dropped] = [await post(server), await post(server)];
    const held = await own(server, kept.comment.id, kept.editToken);
    assert.equal(held.headers.get('Cache-Control'), 'no-store');
    assert.equal(OwnComment.parse(held.body).state, 'held');
    await review(server, kept.comment.id, { state: 'published' });
    await review(server, dropped.comment.id, { state: 'refused', reason: 'An advertisement.' });
    assert.equal(OwnComment.parse((await own(server, kept.comment.id, kept.editToken)).body).state, 'published');
    const { state, reason } = OwnComment.parse((await own(server, dropped.comment.id, dropped.editToken)).body);
    assert.deepEqual([state, reason], ['refused', 'An advertisement.']);
    assert.equal((await list(server)).total, 1);

    problem(await own(server, kept.comment.id, dropped.editToken), 403, 'forbidden');
    problem(await server.send('GET', `/v1/comments/${kept.comment.id}`), 403, 'forbidden');
    problem(await own(server, '01a20ca9-e52a-78b4-abda-3ae3b4b40138', kept.editToken), 404, 'not-found');
  });

  it('decides once', async (t) => {
    const server = await startServer(t, { AFTERWORD_MODERATION: 'all' });
    const { comment } = await post(server);
    assert.equal(await review(server, comment.id, { state: 'refused', reason: null }), 'done');
    assert.equal(await review(server, comment.id, { state: 'published' }), 'not-waiting');
    assert.equal(await review(server, 'nothing', { state: 'published' }), 'not-found');
  });
});
