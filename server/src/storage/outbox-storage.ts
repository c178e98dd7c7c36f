import type { Kysely, Selectable } from 'kysely';
import type { QueuedMail } from '../mail/mail.ts';
import type { OutboxStorage } from './storage.ts';
import type { Tables } from './tables.ts';

export function outboxStorage(db: Kysely<Tables>): OutboxStorage {
  const mails = db.selectFrom('outbox').selectAll();

  return {
    async add(mail) {
      await db
        .insertInto('outbox')
        .values({ ...mail, dueAt: mail.createdAt })
        .execute();
    },

    take: (now, leaseMs, most) =>
      db.transaction().execute(async (transaction) => {
        const due = await transaction.selectFrom('outbox').select('id').where('dueAt', '<=', now).orderBy('dueAt').limit(most).execute();
        if (due.length === 0) return [];
        const rows = await transaction
          .updateTable('outbox')
          .set((row) => ({ dueAt: now + leaseMs, attempts: row('attempts', '+', 1) }))
          .where(
            'id',
            'in',
            due.map(({ id }) => id),
          )
          .returningAll()
          .execute();
        return rows.map(read);
      }),

    async remove(id) {
      await db.deleteFrom('outbox').where('id', '=', id).execute();
    },

    async retryAt(id, time) {
      await db.updateTable('outbox').set({ dueAt: time }).where('id', '=', id).execute();
    },

    async newest(most) {
      const rows = await mails.orderBy('id', 'desc').limit(most).execute();
      return rows.map(read);
    },

    async get(id) {
      const row = await mails.where('id', '=', id).executeTakeFirst();
      return row && read(row);
    },
  };
}

function read({ dueAt: _, ...mail }: Selectable<Tables['outbox']>): QueuedMail {
  return mail;
}
