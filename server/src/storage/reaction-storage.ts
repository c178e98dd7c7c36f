import type { Kysely } from 'kysely';
import type { ReactionStorage } from './storage.ts';
import type { Tables } from './tables.ts';

export function reactionStorage(db: Kysely<Tables>): ReactionStorage {
  return {
    async vote(comment, [signed, ...others]) {
      const known = await db
        .selectFrom('votes')
        .select('visitor')
        .where('comment', '=', comment)
        .where('visitor', 'in', [signed, ...others])
        .executeTakeFirst();
      if (known) return;
      await db.insertInto('votes').values({ comment, visitor: signed }).execute();
      await db
        .updateTable('comments')
        .set((column) => ({ votes: column('votes', '+', 1) }))
        .where('id', '=', comment)
        .execute();
    },

    async takeBack(comment, visitors) {
      const { numDeletedRows } = await db
        .deleteFrom('votes')
        .where('comment', '=', comment)
        .where('visitor', 'in', visitors)
        .executeTakeFirstOrThrow();
      await db
        .updateTable('comments')
        .set((column) => ({ votes: column('votes', '-', Number(numDeletedRows)) }))
        .where('id', '=', comment)
        .execute();
    },

    async report(report) {
      await db.insertInto('reports').values(report).execute();
    },

    reports: (comment) => db.selectFrom('reports').selectAll().where('comment', '=', comment).orderBy('id').execute(),

    async settleReports(comment) {
      await db.deleteFrom('reports').where('comment', '=', comment).execute();
    },

    async forgetAll(comment) {
      await db.deleteFrom('reports').where('comment', '=', comment).execute();
      await db.deleteFrom('votes').where('comment', '=', comment).execute();
    },
  };
}
