import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { CamelCasePlugin, Kysely, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely';
import { Migrator } from 'kysely/migration';
import { databaseStorage } from './database-storage.ts';
import { first } from './migrations/0001-first.ts';
import { newsletter } from './migrations/0002-newsletter.ts';
import { comments } from './migrations/0003-comments.ts';
import type { Storage } from './storage.ts';
import type { Tables } from './tables.ts';

/**
 * Opens an SQLite file (`:memory:` for none), makes it where it is missing, and brings it to today's shape.
 *
 * @throws where the file cannot be opened or is no database.
 */
export async function openSqlite(file: string): Promise<Storage> {
  const database = new DatabaseSync(file);
  // FULL, since acknowledged means stored: NORMAL survives a killed process, but not a power cut.
  // What is deleted is overwritten: a mail that went must not leave its links behind.
  database.exec(
    'PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON',
  );
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapt(database) }), plugins: [new CamelCasePlugin()] });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ '0001-first': first, '0002-newsletter': newsletter, '0003-comments': comments }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await db.destroy();
    throw new Error('its tables could not be brought up to date', { cause: error });
  }
  return databaseStorage(db, revisionOf(database));
}

/**
 * SQLite counts what others have committed, and apart from it what this connection has changed. Both are read past Kysely, since this is
 * asked thousands of times a second.
 */
function revisionOf(database: DatabaseSync): Storage['revision'] {
  const byOthers = database.prepare('PRAGMA data_version');
  const byUs = database.prepare('SELECT total_changes() AS total_changes');
  return () => Promise.resolve(`${Number(byOthers.get()?.data_version)} ${Number(byUs.get()?.total_changes)}`);
}

/** Node's own SQLite behind the interface that Kysely's dialect expects, which is better-sqlite3's. */
function adapt(database: DatabaseSync): SqliteDatabase {
  // Kysely asks for each query anew: a quarter of the time of a page went into preparing. Its texts are few, since values are parameters.
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(query) {
      // A full disk ends the transaction by itself (SQLite: "Response To Errors Within A Transaction"): there is nothing to roll back
      // then, and an error that says so would hide the one that tells why.
      const wanted = query === 'rollback' && !database.isTransaction ? 'select 1' : query;
      const statement = prepared.get(wanted) ?? adapted(database, wanted);
      prepared.set(wanted, statement);
      return statement;
    },
  };
}

function adapted(database: DatabaseSync, query: string): SqliteStatement {
  // One that reads first and then wants to write fails at once where another process wrote in between; this one waits for its turn.
  const prepare = () => database.prepare(query === 'begin' ? 'begin immediate' : query);
  const statement = prepare();
  // Kysely passes what the tables' types allow: text, numbers and null.
  const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    // Read row by row, it must not begin anew when the same query is asked meanwhile.
    iterate: (parameters) => prepare().iterate(...values(parameters)),
  };
}
