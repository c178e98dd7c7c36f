import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OwnComment } from '../src/http/schemas.ts';
import { review } from '../src/moderation/review.ts';
import { bearer, bodies, draft, list, post, problem, startServer, type TestServer } from './harness.ts';

const minute = 60_000;

interface Written {
  readonly comment: { readonly id: string };
  readonly editToken: string;
}

const edit = (server: TestServer, { comment, editToken }: Written, body: unknown, headers = {}) =>
  server.send('PATCH', `/v1/comments/${comment.id}`, { body }, { ...bearer(editToken), ...headers });

const remove = (server: TestServer, { comment, editToken }: Written, headers = {}) =>
  server.send('DELETE', `/v1/comments/${comment.id}`, undefined, { ...bearer(editToken), ...headers });

describe('editing one’s comment', () => {
  it('gives it other words, rendered once more, and says when', async (t) => {
    const server = await startServer(t);
    const written = await post(server);
    server.clock.now += minute;
    const answer = await edit(server, written, 'Rest *is* the plan.');
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    const { comment, state } = OwnComment.parse(answer.body);
    assert.equal(state, 'published');
    assert.equal(comment.html, '<p>Rest <em>is</em> the plan.</p>\n');
    assert.equal(comment.editedAt, new Date(server.clock.now).toISOString());
    assert.deepEqual((await list(server)).comments, [comment]);
    assert.equal((await server.storage.comments.get(comment.id))?.body, 'Rest *is* the plan.');
  });

  it('is over after a quarter of an hour', async (t) => {
    const server = await startServer(t);
    const written = await post(server);
    server.clock.now += 15 * minute;
    assert.equal((await edit(server, written, 'In time.')).status, 200);
    server.clock.now += 1;
    problem(await edit(server, written, 'Too late.'), 403, 'edit-window-over');
    problem(await remove(server, written), 403, 'edit-window-over');
    assert.equal(await bodies(server), 'In time.');
  });

  it('is for the author alone, from a page of ours', async (t) => {
    const server = await startServer(t);
    const [written, other] = [await post(server), await post(server)];
    problem(await edit(server, { ...written, editToken: other.editToken }, 'x'), 403, 'forbidden');
    problem(await edit(server, written, 'x', { Authorization: '' }), 403, 'forbidden');
    problem(await edit(server, written, 'x', { Origin: 'https://stranger.example' }), 403, 'forbidden');
    problem(await remove(server, written, { Origin: 'https://stranger.example' }), 403, 'forbidden');
    problem(await remove(server, { ...written, editToken: other.editToken }), 403, 'forbidden');
    problem(await edit(server, { ...written, comment: { id: 'none' } }, 'x'), 404, 'not-found');
    assert.deepEqual(problem(await edit(server, written, ' '), 422, 'invalid'), ['body required']);
    assert.equal((await list(server)).total, 2);
  });

  it('keeps the key: the first words repeated give the edited comment, its token too', async (t) => {
    const server = await startServer(t);
    const key = { 'Idempotency-Key': 'one' };
    const written = await post(server, {}, key);
    await edit(server, written, 'Other words.');
    const again = await post(server, {}, key);
    assert.deepEqual([again.editToken, again.comment.html], [written.editToken, '<p>Other words.</p>\n']);
  });

  it('waits again where a new comment with these words would', async (t) => {
    const server = await startServer(t, { AFTERWORD_MODERATION: 'first' });
    const written = await post(server);
    await review(server, written.comment.id, { state: 'published' });
    assert.equal(OwnComment.parse((await edit(server, written, 'https://a.example https://b.example')).body).state, 'published');
    const third = 'https://a.example https://b.example https://c.example';
    assert.equal(OwnComment.parse((await edit(server, written, third)).body).state, 'held');
    assert.equal((await list(server)).total, 0);
    assert.equal(OwnComment.parse((await edit(server, written, 'No link.')).body).state, 'held');
  });

  it('always waits in mode all, and where a moderator let other words of nobody known pass', async (t) => {
    const all = await startServer(t, { AFTERWORD_MODERATION: 'all' });
    const careful = await post(all);
    await review(all, careful.comment.id, { state: 'published' });
    assert.equal(OwnComment.parse((await edit(all, careful, 'Other words.')).body).state, 'held');
    const none = await startServer(t);
    const nameless = await post(none, { email: null, proof: null });
    await review(none, nameless.comment.id, { state: 'published' });
    assert.equal(OwnComment.parse((await edit(none, nameless, 'Other words.')).body).state, 'held');
  });

  it('does not bring back what was refused', async (t) => {
    const server = await startServer(t, { AFTERWORD_MODERATION: 'all' });
    const written = await post(server);
    await review(server, written.comment.id, { state: 'refused', reason: 'No.' });
    const { state, reason } = OwnComment.parse((await edit(server, written, 'Other words.')).body);
    assert.deepEqual([state, reason], ['refused', 'No.']);
  });

  it('is limited to three times as many as comments', async (t) => {
    const server = await startServer(t, { AFTERWORD_LIMITS: 'comments=1/10m' });
    const written = await post(server);
    for (let nth = 1; nth <= 3; nth++) assert.equal((await edit(server, written, `Edit ${nth}.`)).status, 200);
    const answer = await edit(server, written, 'Edit 4.');
    problem(answer, 429, 'too-many');
    assert.ok(Number(answer.headers.get('Retry-After')) > 0);
  });
});

describe('deleting one’s comment', () => {
  it('without replies leaves nothing, and nothing of it in the database', async (t) => {
    const server = await startServer(t);
    const written = await post(server, { name: 'Ada', url: 'https://ada.example/' });
    const answer = await remove(server, written);
    assert.equal(answer.status, 200);
    assert.equal(OwnComment.parse(answer.body).state, 'deleted');
    assert.deepEqual(await list(server).then(({ total, comments }) => [total, comments]), [0, []]);
    const row = JSON.stringify(await server.storage.comments.get(written.comment.id));
    for (const word of ['Ada', 'ada@', 'ada.example', 'Rest']) assert.ok(!row.includes(word), word);
    problem(await edit(server, written, 'Back.'), 404, 'not-found');
  });

  it('with replies leaves a stone without a name or a word, as long as they are there', async (t) => {
    const server = await startServer(t);
    const top = await post(server, { body: 'top' });
    const middle = await post(server, { body: 'middle', parent: top.comment.id });
    const leaf = await post(server, { body: 'leaf', parent: middle.comment.id, name: 'Bo' });
    await remove(server, top);
    await remove(server, middle);
    const { total, comments } = await list(server);
    assert.equal(await bodies(server), '– – leaf');
    assert.equal(total, 1);
    const stone = { author: { name: '', url: null, avatar: null, badge: null }, html: '', state: 'deleted', votes: 0 };
    assert.partialDeepStrictEqual(comments[0], { ...stone, replies: 1 });
    assert.equal(await bodies(server, { parent: top.comment.id }), '– leaf');
    await remove(server, leaf);
    assert.equal(await bodies(server), '');
  });

  it('takes its key along: the same sent once more is not there again', async (t) => {
    const server = await startServer(t);
    const key = { 'Idempotency-Key': 'one' };
    await remove(server, await post(server, {}, key));
    assert.equal((await post(server, {}, key)).comment.state, 'deleted');
    assert.equal((await list(server)).total, 0);
  });

  it('cannot be answered any more', async (t) => {
    const server = await startServer(t);
    const written = await post(server);
    await remove(server, written);
    const answer = await server.send('POST', '/v1/comments', draft({ parent: written.comment.id }));
    assert.deepEqual(problem(answer, 422, 'invalid'), ['parent unknown']);
  });
});

describe('what a moderator bins', () => {
  it('leaves a stone too, where it was answered', async (t) => {
    const server = await startServer(t);
    const top = await post(server, { body: 'top' });
    await post(server, { body: 'leaf', parent: top.comment.id });
    await server.storage.comments.change(top.comment.id, { state: 'held' });
    assert.equal(await bodies(server), '– leaf');
    await review(server, top.comment.id, { state: 'refused', reason: null });
    assert.equal(await bodies(server), '– leaf');
  });
});
