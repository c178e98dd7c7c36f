import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One sign-up for several lists, the version of what was agreed to, and mailed links that are kept as hashes. */
export const newsletter: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('sign_up_subscriptions')
      .addColumn('sign_up', 'text', (column) => column.notNull().references('sign_ups.id').onDelete('cascade'))
      .addColumn('subscription', 'text', (column) => column.notNull().references('subscriptions.id'))
      .addPrimaryKeyConstraint('sign_up_subscriptions_key', ['sign_up', 'subscription'])
      .execute();
    await sql`insert into sign_up_subscriptions (sign_up, subscription) select id, subscription from sign_ups`.execute(db);
    await db.schema.dropIndex('sign_ups_subscription').execute();
    await db.schema.alterTable('sign_ups').dropColumn('subscription').execute();
    await db.schema.createIndex('sign_up_subscriptions_back').on('sign_up_subscriptions').column('subscription').execute();

    await db.schema.alterTable('sign_ups').addColumn('consent_version', 'text').execute();
    await db.schema.createIndex('sign_ups_confirmed').on('sign_ups').columns(['confirmed_at', 'created_at']).execute();

    await db.schema
      .createTable('tokens')
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('purpose', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('tokens_key', ['hash', 'subject'])
      .execute();
    await db.schema.createIndex('tokens_expiry').on('tokens').column('expires_at').execute();
  },
};
