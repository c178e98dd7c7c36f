import type { Kysely, Selectable } from 'kysely';
import type { QueuedMail } from '../mail/mail.ts';
import type { OutboxStorage } from './storage.ts';
import type { Tables } from './tables.ts';

export function outboxStorage(db: Kysely<Tables>): OutboxStorage {
  const mails = db.selectFrom('outbox').selectAll();

  return {
    async add(mail, dueAt = mail.createdAt) {
      await db
        .insertInto('outbox')
        .values({ ...mail, unsubscribeUrl: mail.unsubscribeUrl ?? '', dueAt })
        .execute();
    },

    async take(now, leaseMs) {
      const row = await db
        .updateTable('outbox')
        .set((column) => ({ dueAt: now + leaseMs, attempts: column('attempts', '+', 1) }))
        .where('id', '=', ({ selectFrom }) => selectFrom('outbox').select('id').where('dueAt', '<=', now).orderBy('dueAt').limit(1))
        // Asked again of the row itself: where two take at once, one of them finds it taken.
        .where('dueAt', '<=', now)
        .returningAll()
        .executeTakeFirst();
      return row && read(row);
    },

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

    async forgetUnsent(before) {
      await db.deleteFrom('outbox').where('dueAt', 'is', null).where('createdAt', '<', before).execute();
    },

    async keepNewest(most) {
      await db
        .deleteFrom('outbox')
        .where('id', 'not in', ({ selectFrom }) => selectFrom('outbox').select('id').orderBy('id', 'desc').limit(most))
        .execute();
    },
  };
}

function read({ dueAt: _, unsubscribeUrl, ...mail }: Selectable<Tables['outbox']>): QueuedMail {
  return { ...mail, unsubscribeUrl: unsubscribeUrl || null };
}
