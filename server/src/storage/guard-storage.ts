import type { Kysely } from 'kysely';
import type { GuardStorage } from './storage.ts';
import type { Tables } from './tables.ts';

export function guardStorage(db: Kysely<Tables>): GuardStorage {
  return {
    async counts(names, now) {
      if (names.length === 0) return new Map();
      const rows = await db
        .selectFrom('limits')
        .select(['name', 'count'])
        .where('name', 'in', names)
        .where('expiresAt', '>', now)
        .execute();
      return new Map(rows.map(({ name, count }) => [name, count]));
    },

    async count(buckets, now) {
      await db.deleteFrom('limits').where('expiresAt', '<=', now).execute();
      for (const { name, expiresAt } of buckets) {
        await db
          .insertInto('limits')
          .values({ name, count: 1, expiresAt })
          .onConflict((conflict) => conflict.column('name').doUpdateSet((row) => ({ count: row('limits.count', '+', 1) })))
          .execute();
      }
    },

    async isSpent(nonce) {
      const row = await db.selectFrom('spentProofs').select('nonce').where('nonce', '=', nonce).executeTakeFirst();
      return row !== undefined;
    },

    async spend(nonce, expiresAt, now) {
      await db.deleteFrom('spentProofs').where('expiresAt', '<=', now).execute();
      await db.insertInto('spentProofs').values({ nonce, expiresAt }).execute();
    },
  };
}
