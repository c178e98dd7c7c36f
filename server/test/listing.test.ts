import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deepest, nothing } from '../src/comments/comment.ts';
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

describe('a link to a comment', () => {
  it('finds it with the top-level comment above it, and what is below that', async (t) => {
    const server = await startServer(t);
    const ids = await grow(server, ['a', 'b', 'b/c', 'c/d', 'b/e', 'f']);
    for (const name of ['b', 'd', 'e']) assert.equal(await bodies(server, { comment: ids.get(name) ?? '' }), 'b c d e', name);
    const { comments, ...rest } = await list(server, { comment: ids.get('d') ?? '', sort: 'oldest', limit: '1' });
    assert.deepEqual(rest, { thread, total: 6, open: true, next: null });
    assert.deepEqual(
      comments.map(({ parent, replies }) => [parent, replies]),
      [
        [null, 2],
        [ids.get('b'), 1],
        [ids.get('c'), 0],
        [ids.get('b'), 0],
      ],
    );
  });

  it('finds 100 at most, with the way down to it always among them', async (t) => {
    const server = await startServer(t);
    const before = Array.from({ length: 110 }, (_, nth) => `r${nth}`);
    const ids = await grow(server, ['a', ...before.map((name) => `a/${name}`), 'r105/x', 'x/y', 'x/z']);
    assert.equal(await bodies(server, { comment: ids.get('y') ?? '' }), ['a', ...before.slice(0, 96), 'r105', 'x', 'y'].join(' '));
    assert.equal(await bodies(server, { comment: ids.get('r3') ?? '' }), ['a', ...before.slice(0, 99)].join(' '));
  });

  it('finds the deepest of all, the way to which is longer by itself', async (t) => {
    const server = await startServer(t);
    const names = Array.from({ length: deepest + 1 }, (_, depth) => `r${depth}`);
    const ids = await grow(server, ['r0', 'r0/s', 'r0/t', ...names.slice(1).map((name, above) => `r${above}/${name}`)]);
    assert.equal(await bodies(server, { comment: ids.get(`r${deepest}`) ?? '' }), names.join(' '));
  });

  it('finds it below what may not be read, of which a stone is left', async (t) => {
    const server = await startServer(t);
    const ids = await grow(server, ['a', 'a/b', 'b/c']);
    await server.storage.comments.change(ids.get('a') ?? '', { state: 'held' });
    await server.storage.comments.change(ids.get('b') ?? '', { state: 'refused' });
    assert.equal(await bodies(server, { comment: ids.get('c') ?? '' }), '– – c');
  });

  it('leads nowhere where it is unknown, not published, or of another thread', async (t) => {
    const server = await startServer(t);
    const { comment: elsewhere } = await post(server, { thread: `${thread}/2` });
    const { comment: held } = await post(server, { proof: null });
    const ids = await grow(server, ['a', 'a/b']);
    await server.storage.comments.change(ids.get('a') ?? '', { ...nothing, state: 'deleted' });
    for (const comment of [elsewhere.id, held.id, ids.get('a') ?? '', '01a20ca9-e52a-78b4-abda-3ae3b4b40138', 'x', '']) {
      problem(await server.send('GET', `/v1/comments?${new URLSearchParams({ thread, comment }).toString()}`), 404, 'not-found');
    }
    assert.deepEqual(problem(await server.send('GET', `/v1/comments?thread=a%20b&comment=${held.id}`), 422, 'invalid'), ['thread unknown']);
  });
});

describe('what is newer in a thread', () => {
  const since = (server: TestServer, moment: number, given = thread) =>
    server.send('GET', `/v1/comments?${new URLSearchParams({ thread: given, since: new Date(moment).toISOString() }).toString()}`);

  it('is what was published or edited from a moment on, in the order of time', async (t) => {
    const server = await startServer(t);
    await grow(server, ['a', 'b']);
    const from = server.clock.now + 1;
    await grow(server, ['c']);
    const { comment: late } = await post(server, { body: 'late', proof: null });
    const { comments, total } = (await since(server, from)).body as { comments: { html: string }[]; total: number };
    assert.deepEqual([comments.map(({ html }) => html), total], [['<p>c</p>\n'], 3]);
    server.clock.now += 60_000;
    // A moderator lets it pass a minute later: it is new then.
    const then = server.clock.now;
    await review(server, late.id, { state: 'published' });
    const after = (await since(server, then)).body as { comments: { id: string }[] };
    assert.deepEqual(
      after.comments.map(({ id }) => id),
      [late.id],
    );
  });

  it('says when there is more than it holds', async (t) => {
    const server = await startServer(t);
    const from = server.clock.now;
    await grow(
      server,
      Array.from({ length: 101 }, (_, at) => `n${at}`),
    );
    const { comments, next } = (await since(server, from)).body as { comments: unknown[]; next: string | null };
    assert.equal(comments.length, 100);
    assert.notEqual(next, null);
  });

  it('is asked for properly', async (t) => {
    const server = await startServer(t);
    for (const given of ['yesterday', '0', ''])
      problem(await server.send('GET', `/v1/comments?thread=${thread}&since=${given}`), 422, 'invalid');
    assert.deepEqual(problem(await since(server, 0, 'a b'), 422, 'invalid'), ['thread unknown']);
  });
});

describe('the list as caches see it', () => {
  it('is the same for any origin, and public', async (t) => {
    const server = await startServer(t);
    const { comment } = await post(server);
    for (const query of ['', `&comment=${comment.id}`]) {
      const { headers, text } = await server.send('GET', `/v1/comments?thread=${thread}${query}`, undefined, {
        Origin: 'https://reader.example',
      });
      assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
      assert.equal(headers.get('Vary'), null);
      assert.match(headers.get('Cache-Control') ?? '', /^public, .*stale-while-revalidate=/);
      assert.ok(headers.has('ETag'));
      assert.equal(headers.get('Content-Length'), `${Buffer.byteLength(text)}`);
    }
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
