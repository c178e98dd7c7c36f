import type { Kysely } from 'kysely';
import type { TokenStorage } from './storage.ts';
import type { Tables } from './tables.ts';

export function tokenStorage(db: Kysely<Tables>): TokenStorage {
  return {
    async add({ subjects, ...token }) {
      await db
        .insertInto('tokens')
        .values(subjects.map((subject) => ({ ...token, subject })))
        .execute();
    },

    async subjects(hash, purpose, now) {
      const rows = await db
        .selectFrom('tokens')
        .select('subject')
        .where('hash', '=', hash)
        .where('purpose', '=', purpose)
        .where('expiresAt', '>', now)
        .execute();
      return rows.map(({ subject }) => subject);
    },

    async forget(now) {
      await db.deleteFrom('tokens').where('expiresAt', '<=', now).execute();
    },
  };
}
