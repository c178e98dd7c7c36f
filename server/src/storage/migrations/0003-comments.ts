import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Comments that are edited, deleted, pinned, voted for, reported, looked at by moderators, and answered by mail. */
export const comments: Migration = {
  async up(db: Kysely<unknown>) {
    const table = () => db.schema.alterTable('comments');
    await table().addColumn('edited_at', 'bigint').execute();
    await table().addColumn('published_at', 'bigint').execute();
    await table().addColumn('reviewed_at', 'bigint').execute();
    await table().addColumn('told_at', 'bigint').execute();
    await table()
      .addColumn('pinned', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await table()
      .addColumn('notify', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`update comments set published_at = created_at where state = 'published'`.execute(db);

    // One index for each order, so that a page costs the same in a thread of ten comments and of a million.
    const page = ['site', 'thread', 'parent'] as const;
    await db.schema
      .createIndex('comments_newest')
      .on('comments')
      .columns([...page, 'pinned', 'id'])
      .execute();
    await db.schema
      .createIndex('comments_oldest')
      .on('comments')
      .columns([...page, 'pinned desc', 'id'])
      .execute();
    await db.schema
      .createIndex('comments_most_votes')
      .on('comments')
      .columns([...page, 'pinned', 'votes', 'id'])
      .execute();
    await db.schema.dropIndex('comments_top').execute();
    await db.schema.createIndex('comments_thread').on('comments').columns(['site', 'thread', 'state', 'id']).execute();
    await db.schema.createIndex('comments_latest').on('comments').columns(['state', 'id']).execute();

    await db.schema
      .createTable('votes')
      .addColumn('comment', 'text', (column) => column.notNull().references('comments.id'))
      .addColumn('visitor', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('votes_key', ['comment', 'visitor'])
      .execute();

    await db.schema
      .createTable('reports')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('comment', 'text', (column) => column.notNull().references('comments.id'))
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('note', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('reports_comment').on('reports').column('comment').execute();

    await db.schema
      .createTable('reply_readers')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('email', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('reply_readers_address', ['site', 'email'])
      .execute();
  },
};
