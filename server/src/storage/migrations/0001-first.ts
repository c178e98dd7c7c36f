import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The first shape of the database. Never edited once it shipped: a change is a further migration. */
export const first: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('threads')
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('title', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('threads_key', ['site', 'key'])
      .execute();

    await db.schema
      .createTable('comments')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('thread', 'text', (column) => column.notNull())
      .addColumn('parent', 'text', (column) => column.references('comments.id'))
      .addColumn('root', 'text', (column) => column.notNull().references('comments.id'))
      .addColumn('depth', 'integer', (column) => column.notNull())
      .addColumn('path', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('email', 'text', (column) => column.notNull())
      .addColumn('url', 'text')
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('html', 'text', (column) => column.notNull())
      .addColumn('renderer', 'text', (column) => column.notNull())
      .addColumn('locale', 'text', (column) => column.notNull())
      .addColumn('votes', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('idempotency_key', 'text')
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addForeignKeyConstraint('comments_thread', ['site', 'thread'], 'threads', ['site', 'key'])
      .addUniqueConstraint('comments_idempotency', ['site', 'idempotency_key'])
      .execute();
    await db.schema.createIndex('comments_top').on('comments').columns(['site', 'thread', 'state', 'parent', 'id']).execute();
    await db.schema.createIndex('comments_path').on('comments').columns(['root', 'path']).execute();
    await db.schema.createIndex('comments_parent').on('comments').columns(['parent', 'state']).execute();
    await db.schema.createIndex('comments_email').on('comments').columns(['site', 'email', 'state']).execute();

    await db.schema
      .createTable('subscriptions')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('list', 'text', (column) => column.notNull())
      .addColumn('email', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('subscriptions_address', ['list', 'email'])
      .execute();

    await db.schema
      .createTable('sign_ups')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('subscription', 'text', (column) => column.notNull().references('subscriptions.id'))
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('tags', 'text', (column) => column.notNull())
      .addColumn('fields', 'text', (column) => column.notNull())
      .addColumn('consent', 'text')
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('page', 'text')
      .addColumn('locale', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('confirmed_at', 'bigint')
      .addColumn('idempotency_key', 'text')
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addUniqueConstraint('sign_ups_idempotency', ['site', 'idempotency_key'])
      .execute();
    await db.schema.createIndex('sign_ups_subscription').on('sign_ups').column('subscription').execute();

    await db.schema
      .createTable('outbox')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('to', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('html', 'text', (column) => column.notNull())
      .addColumn('unsubscribe_url', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('due_at', 'bigint')
      .execute();
    await db.schema.createIndex('outbox_due').on('outbox').column('due_at').execute();

    await db.schema
      .createTable('limits')
      .addColumn('name', 'text', (column) => column.primaryKey().notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('limits_expiry').on('limits').column('expires_at').execute();

    await db.schema
      .createTable('spent_proofs')
      .addColumn('nonce', 'text', (column) => column.primaryKey().notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('spent_proofs_expiry').on('spent_proofs').column('expires_at').execute();

    await db.schema
      .createTable('notes')
      .addColumn('name', 'text', (column) => column.primaryKey().notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
  },
};
