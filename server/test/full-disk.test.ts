import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { draft, list, post, problem, startServer } from './harness.ts';

describe('a disk that is full', () => {
  it('is said so, keeps nothing by halves, and can be read', async (t) => {
    // SQLite's own limit plays the disk: each connection has to be told it.
    const { exec } = DatabaseSync.prototype;
    t.mock.method(DatabaseSync.prototype, 'exec', function (this: DatabaseSync, statements: string) {
      exec.call(this, `${statements}; PRAGMA max_page_count=100`);
    });
    const server = await startServer(t);
    await post(server);
    let stored = 1;
    let answer = await server.send('POST', '/v1/comments', draft({ body: 'x'.repeat(10_000) }), { 'Idempotency-Key': 'first' });
    for (; answer.status === 202 && stored < 100; stored++) {
      answer = await server.send('POST', '/v1/comments', draft({ body: 'x'.repeat(10_000) }), { 'Idempotency-Key': `${stored}` });
    }
    problem(answer, 503, 'unavailable');
    assert.ok(!answer.text.includes('SQLITE'));
    assert.match(server.log.text, /database or disk is full/);
    assert.equal((await list(server)).total, 1);
    assert.equal((await server.storage.comments.waiting()).length, stored - 1);
  });
});
