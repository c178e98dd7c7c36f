import { sql, type Kysely } from 'kysely';
import { commentStorage } from './comment-storage.ts';
import { guardStorage } from './guard-storage.ts';
import { outboxStorage } from './outbox-storage.ts';
import { reactionStorage } from './reaction-storage.ts';
import { replyReaderStorage } from './reply-reader-storage.ts';
import type { Storage } from './storage.ts';
import { subscriptionStorage } from './subscription-storage.ts';
import type { Tables } from './tables.ts';
import { tokenStorage } from './token-storage.ts';

/** The storage over a database, or over one transaction of it. */
export function databaseStorage(db: Kysely<Tables>, revision: Storage['revision']): Storage {
  return {
    comments: commentStorage(db),
    reactions: reactionStorage(db),
    replyReaders: replyReaderStorage(db),
    subscriptions: subscriptionStorage(db),
    tokens: tokenStorage(db),
    outbox: outboxStorage(db),
    guard: guardStorage(db),

    transaction: (work) => db.transaction().execute((transaction) => work(databaseStorage(transaction, revision))),

    revision,

    async ping() {
      await sql`select 1`.execute(db);
    },

    async remember(name, value) {
      await db
        .insertInto('notes')
        .values({ name, value })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const note = await db.selectFrom('notes').select('value').where('name', '=', name).executeTakeFirstOrThrow();
      return note.value;
    },

    close: () => db.destroy(),
  };
}
