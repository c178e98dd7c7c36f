import assert from 'node:assert/strict';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { describe, it } from 'node:test';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { first } from '../src/storage/migrations/0001-first.ts';
import { openSqlite } from '../src/storage/sqlite.ts';
import { subscribers, temporaryFolder } from './harness.ts';

describe('a database of the first shape', () => {
  it('keeps its comments, and its subscribers, each with the list that was asked for', async (t) => {
    const file = `${temporaryFolder(t)}/test.db`;
    const database = new DatabaseSync(file);
    const adapter = {
      close: () => database.close(),
      prepare(query: string) {
        const statement = database.prepare(query);
        const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
        return {
          reader: statement.columns().length > 0,
          all: (parameters: readonly unknown[]) => statement.all(...values(parameters)),
          run: (parameters: readonly unknown[]) => statement.run(...values(parameters)),
          iterate: (parameters: readonly unknown[]) => statement.iterate(...values(parameters)),
        };
      },
    };
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: adapter }) });
    const { error } = await new Migrator({
      db,
      provider: { getMigrations: () => Promise.resolve({ '0001-first': first }) },
    }).migrateToLatest();
    assert.equal(error, undefined);
    database.exec(`
      insert into subscriptions values ('s', 'weekly', 'ada@example.org', 'confirmed', 1, 2);
      insert into threads values ('*', 'post-17', null, 1);
      insert into comments values ('c', '*', 'post-17', null, 'c', 0, 'c', 'published', null, 'Ada', '', null, 'x', 'x', 'markdown-1', 'en', 0, 3, null, 'print');
      insert into comments values ('d', '*', 'post-17', 'c', 'c', 1, 'c/d', 'held', null, 'Bo', '', null, 'x', 'x', 'markdown-1', 'en', 0, 4, null, 'print');
      insert into sign_ups values ('u', 's', '*', 'Ada', '["backs"]', '{}', 'Yes.', '{}', null, 'en', 1, 2, 'key', 'print')
    `);
    await db.destroy();

    const storage = await openSqlite(file);
    t.after(() => storage.close());
    assert.deepEqual(
      (await subscribers({ storage })).map(({ email, list, name, consent, confirmedAt }) => [email, list, name, consent, confirmedAt]),
      [['ada@example.org', 'weekly', 'Ada', 'Yes.', 2]],
    );
    assert.deepEqual((await storage.subscriptions.signUpByKey('*', 'key'))?.subscriptions, ['s']);
    assert.partialDeepStrictEqual(await storage.comments.get('c'), { publishedAt: 3, editedAt: null, pinned: false, notify: false });
    assert.deepEqual(
      (await storage.comments.waiting()).map(({ id, publishedAt }) => [id, publishedAt]),
      [['d', null]],
    );
  });
});
