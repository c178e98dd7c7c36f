import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nothing } from '../src/comments/comment.ts';
import { pin } from '../src/moderation/pin.ts';
import { review } from '../src/moderation/review.ts';
import { bodies, list, post, problem, startServer, thread, type TestServer } from './harness.ts';

/** Posts comments a millisecond apart, each under the parent that it names before a slash: `a`, `a/b`. Gives their ids by name. */
async function grow(server: TestServer, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const name of names) {
    server.clock.now += 1;
    const [own = '', parent] = name.split('/').reverse();
    const { comment } = await post(server, { body: own, proof: null, parent: parent === undefined ? null : ids.get(parent) });
    await review(server, comment.id, { state: 'published' });
    ids.set(own, comment.id);
  }
  return ids;
}

describe('a thread', () => {
  it('is flat: each top-level comment is followed by those below it, depth first, the oldest first', async (t) => {
    const server = await startServer(t);
    await grow(server, ['a', 'b', 'a/c', 'b/d', 'a/e', 'c/f', 'e/g', 'c/h']);
    assert.equal(await bodies(server), 'b d a c f h e g');
    assert.equal(await bodies(server, { sort: 'oldest' }), 'a c f h e g b d');
    const { comments, total } = await list(server, { sort: 'oldest' });
    assert.equal(total, 8);
    assert.deepEqual(
      comments.slice(0, 3).map(({ replies }) => replies),
      [2, 2, 0],
    );
  });

  it('comes in pages of top-level comments, in every order', async (t) => {
    const server = await startServer(t);
    await grow(server, ['a', 'b', 'a/x', 'c', 'd', 'e', 'e/y']);
    for (const [sort, pages] of [
      ['newest', ['e y d', 'c b', 'a x']],
      ['oldest', ['a x b', 'c d', 'e y']],
      ['top', ['e y d', 'c b', 'a x']],
    ] as const) {
      let cursor: string | null = '';
      for (const expected of pages) {
        const query: Readonly<Record<string, string>> = { sort, limit: '2', ...(cursor && { cursor }) };
        assert.equal(await bodies(server, query), expected, sort);
        cursor = (await list(server, query)).next;
      }
      assert.equal(cursor, null);
    }
  });

  it('has what is pinned first, in every order and on its first page only', async (t) => {
    const server = await startServer(t);
    const ids = await grow(server, ['a', 'b', 'c', 'd', 'b/x']);
    for (const name of ['b', 'c']) assert.equal(await pin(server, ids.get(name) ?? '', true), 'done');
    assert.equal(await pin(server, ids.get('x') ?? '', true), 'not-pinnable');
    assert.equal(await pin(server, 'nothing', true), 'not-found');
    for (const [sort, pages] of [
      ['newest', ['c b x', 'd a']],
      ['oldest', ['b x c', 'a d']],
      ['top', ['c b x', 'd a']],
    ] as const) {
      const query = { sort, limit: '2' };
      assert.equal(await bodies(server, query), pages[0], sort);
      assert.equal(await bodies(server, { ...query, cursor: (await list(server, query)).next ?? '' }), pages[1], sort);
    }
    const { comments } = await list(server);
    assert.deepEqual(
      comments.map(({ pinned }) => pinned),
      [true, true, false, false, false],
    );
    await pin(server, ids.get('b') ?? '', false);
    assert.equal(await bodies(server), 'c d b x a');
  });

  it('goes on where it was, though the last comment of a page has lost its votes or is gone', async (t) => {
    const server = await startServer(t);
    const ids = await grow(server, ['a', 'b', 'c', 'd']);
    for (const [nth, name] of ['a', 'b', 'c', 'd'].entries()) await server.storage.comments.change(ids.get(name) ?? '', { votes: nth + 1 });
    const { next } = await list(server, { sort: 'top', limit: '2' });
    await server.storage.comments.change(ids.get('c') ?? '', { votes: 0 });
    assert.equal(await bodies(server, { sort: 'top', cursor: next ?? '' }), 'b a c');
    await server.storage.comments.change(ids.get('c') ?? '', { ...nothing, state: 'deleted' });
    assert.equal(await bodies(server, { sort: 'top', cursor: next ?? '' }), 'b a');
  });

  it('brings 20 of those below a comment, and the rest on request', async (t) => {
    const server = await startServer(t);
    const replies = Array.from({ length: 25 }, (_, index) => `r${index}`);
    const ids = await grow(server, ['a', 'b', ...replies.map((reply) => `a/${reply}`)]);
    assert.equal(await bodies(server, { sort: 'oldest' }), ['a', ...replies.slice(0, 20), 'b'].join(' '));

    const parent = ids.get('a') ?? '';
    assert.equal(await bodies(server, { parent }), replies.join(' '));
    const first = await list(server, { parent, limit: '20' });
    assert.equal(await bodies(server, { parent, limit: '20', cursor: first.next ?? '' }), replies.slice(20).join(' '));
  });

  it('gives what is below any comment, not its siblings', async (t) => {
    const server = await startServer(t);
    const ids = await grow(server, ['a', 'a/b', 'b/c', 'c/d', 'a/e']);
    assert.equal(await bodies(server, { parent: ids.get('b') ?? '' }), 'c d');
  });

  it('shows and counts what is published, and nothing else', async (t) => {
    const server = await startServer(t);
    const { comment } = await post(server);
    await post(server, { proof: null });
    await post(server, { proof: null, parent: comment.id });
    const { total, comments } = await list(server);
    assert.deepEqual([total, comments.length, comments[0]?.replies], [1, 1, 0]);
  });

  it('that nobody has written in is empty', async (t) => {
    const server = await startServer(t);
    assert.deepEqual(await list(server), { thread, total: 0, open: true, comments: [], next: null });
  });

  it('is asked for properly', async (t) => {
    const server = await startServer(t);
    const ask = (query: string) => server.send('GET', `/v1/comments?${query}`);
    const here = `thread=${encodeURIComponent(thread)}`;
    const stranger = '01a20ca9-e52a-78b4-abda-3ae3b4b40138';
    const { comment } = await post(server);
    assert.deepEqual(problem(await ask(''), 422, 'invalid'), ['thread required']);
    assert.deepEqual(problem(await ask('thread=a%20b'), 422, 'invalid'), ['thread unknown']);
    assert.deepEqual(problem(await ask('thread=https://stranger.example/'), 422, 'invalid'), ['thread unknown']);
    assert.deepEqual(problem(await ask(`${here}&sort=best&limit=101`), 422, 'invalid'), ['sort invalid', 'limit invalid']);
    assert.deepEqual(problem(await ask(`${here}&parent=${comment.id}&cursor=0.0.${stranger}`), 422, 'invalid'), ['cursor unknown']);
    for (const cursor of ['x', stranger, `2.0.${stranger}`]) {
      assert.deepEqual(problem(await ask(`${here}&cursor=${cursor}`), 422, 'invalid'), ['cursor invalid']);
    }
    problem(await ask(`${here}&parent=${stranger}`), 404, 'not-found');
  });
});

describe('the list as caches see it', () => {
  it('is the same for any origin, and public', async (t) => {
    const server = await startServer(t);
    const { headers } = await server.send('GET', `/v1/comments?thread=${thread}`, undefined, { Origin: 'https://reader.example' });
    assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal(headers.get('Vary'), null);
    assert.match(headers.get('Cache-Control') ?? '', /^public, .*stale-while-revalidate=/);
  });

  it('is not sent again to whom has it, until it changes', async (t) => {
    const server = await startServer(t);
    const ask = (etag: string) => server.send('GET', `/v1/comments?thread=${thread}`, undefined, { 'If-None-Match': etag });
    const etag = (await ask('')).headers.get('ETag') ?? '';
    const again = await ask(etag);
    assert.deepEqual([again.status, again.text], [304, '']);
    for (const name of ['ETag', 'Cache-Control', 'Access-Control-Allow-Origin', 'Access-Control-Expose-Headers', 'Afterword-Version']) {
      assert.ok(again.headers.has(name), name);
    }
    await post(server);
    assert.equal((await ask(etag)).status, 200);
  });
});
