import type { Kysely } from 'kysely';
import type { ReplyReaderStorage } from './storage.ts';
import type { Tables } from './tables.ts';

export function replyReaderStorage(db: Kysely<Tables>): ReplyReaderStorage {
  const readers = db.selectFrom('replyReaders').selectAll();

  return {
    find: (site, email) => readers.where('site', '=', site).where('email', '=', email).executeTakeFirst(),

    get: (id) => readers.where('id', '=', id).executeTakeFirst(),

    async put(reader) {
      const { state, changedAt } = reader;
      await db
        .insertInto('replyReaders')
        .values(reader)
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ state, changedAt }))
        .execute();
    },

    async forgetUnconfirmed(before) {
      await db.deleteFrom('replyReaders').where('state', '=', 'pending').where('changedAt', '<', before).execute();
    },
  };
}
