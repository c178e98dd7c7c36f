import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Hono } from 'hono';
import { cacheable, cacheControl } from '../src/http/cacheable.ts';
import { openSqlite } from '../src/storage/sqlite.ts';
import { bodies, post, startServer } from './harness.ts';

/** An app that numbers what it makes, over a storage that changes when a test says so. */
function numbering(cached = cacheControl) {
  const state = { revision: 1, made: 0, meanwhile: () => Promise.resolve(), size: 0 };
  const app = new Hono().use(cacheable({ revision: () => Promise.resolve(`${state.revision}`) })).get('/*', async (c) => {
    state.made += 1;
    const body = `${state.made}`.padStart(state.size);
    await state.meanwhile();
    c.header('Cache-Control', cached);
    return c.text(body);
  });
  const ask = async (path: string, known?: string) => {
    const answer = await app.request(path, known === undefined ? {} : { headers: { 'If-None-Match': known } });
    return { status: answer.status, headers: answer.headers, text: (await answer.text()).trim() };
  };
  return { state, ask, text: async (path: string) => (await ask(path)).text };
}

describe('an answer that is the same for everyone', () => {
  it('is made once for each address, and anew when something was written', async () => {
    const { state, text } = numbering();
    assert.deepEqual([await text('/a'), await text('/a'), await text('/a?b'), await text('/a')], ['1', '1', '2', '1']);
    state.revision += 1;
    assert.deepEqual([await text('/a'), await text('/a')], ['3', '3']);
  });

  it('is not kept where something was written while it was made', async () => {
    const { state, text } = numbering();
    state.meanwhile = async () => {
      state.meanwhile = () => Promise.resolve();
      state.revision += 1;
      await text('/another');
    };
    assert.deepEqual([await text('/a'), await text('/a')], ['1', '3']);
  });

  it('is not sent to whom has it, under any of its names', async () => {
    const { state, ask } = numbering();
    const { headers } = await ask('/a');
    const etag = headers.get('ETag') ?? '';
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const { status, text, headers: again } = await ask('/a', known);
      assert.deepEqual([status, text, again.get('ETag'), again.get('Content-Type')], [304, '', etag, null], known);
    }
    for (const known of ['', '"other"', etag.slice(1, -1)]) assert.equal((await ask('/a', known)).status, 200, known);
    assert.equal(state.made, 1);
    state.revision += 1;
    assert.equal((await ask('/a', etag)).status, 200);
  });

  it('makes room for others', async () => {
    const { state, text } = numbering();
    state.size = 20_000_000;
    assert.deepEqual([await text('/a'), await text('/b'), await text('/b'), await text('/a')], ['1', '2', '2', '3']);
  });

  it('says so: another one is made each time', async () => {
    const { ask, text } = numbering('no-store');
    assert.deepEqual([await text('/a'), await text('/a')], ['1', '2']);
    assert.equal((await ask('/a', '*')).status, 200);
  });

  it('is made anew where another process has written', async (t) => {
    const server = await startServer(t);
    const { comment } = await post(server, { body: 'a' });
    assert.equal(await bodies(server), 'a');
    const other = await openSqlite(server.settings.database);
    t.after(() => other.close());
    await other.comments.change(comment.id, { html: 'b' });
    assert.equal(await bodies(server), 'b');
    await assert.rejects(
      other.transaction(async ({ comments }) => {
        await comments.change(comment.id, { html: 'c' });
        assert.equal(await bodies(server), 'b');
        throw new Error('not written after all');
      }),
    );
    assert.equal(await bodies(server), 'b');
  });
});
