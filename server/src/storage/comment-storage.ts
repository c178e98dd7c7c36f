import { sql, type ExpressionBuilder, type Kysely, type Selectable } from 'kysely';
import type { CommentWithReplies } from '../comments/comment.ts';
import type { CommentStorage } from './storage.ts';
import type { Tables } from './tables.ts';

export function commentStorage(db: Kysely<Tables>): CommentStorage {
  const comments = db.selectFrom('comments').selectAll().select(replies);
  const published = comments.where('state', '=', 'published');

  return {
    async add(comment, threadTitle) {
      await db
        .insertInto('threads')
        .values({ site: comment.site, key: comment.thread, title: threadTitle, createdAt: comment.createdAt })
        .onConflict((conflict) =>
          conflict.columns(['site', 'key']).doUpdateSet((to) => ({ title: to.fn.coalesce('threads.title', 'excluded.title') })),
        )
        .execute();
      await db.insertInto('comments').values(comment).execute();
    },

    async get(id) {
      const row = await comments.where('id', '=', id).executeTakeFirst();
      return row && read(row);
    },

    async byKey(site, idempotencyKey) {
      const row = await comments.where('site', '=', site).where('idempotencyKey', '=', idempotencyKey).executeTakeFirst();
      return row && read(row);
    },

    async held() {
      const rows = await comments.where('state', '=', 'held').orderBy('createdAt').execute();
      return rows.map(read);
    },

    async hasPublished(site, email) {
      const row = await published.where('site', '=', site).where('email', '=', email).limit(1).executeTakeFirst();
      return row !== undefined;
    },

    async count(site, thread) {
      const { total } = await db
        .selectFrom('comments')
        .select((from) => from.fn.countAll<number>().as('total'))
        .where('site', '=', site)
        .where('thread', '=', thread)
        .where('state', '=', 'published')
        .executeTakeFirstOrThrow();
      return total;
    },

    async top({ site, thread, sort, limit, after }) {
      let query = published.where('site', '=', site).where('thread', '=', thread).where('parent', 'is', null).limit(limit);
      // Ids are in the order of time.
      if (sort === 'oldest') {
        query = query.orderBy('id', 'asc');
        if (after) query = query.where('id', '>', after.id);
      } else if (sort === 'newest') {
        query = query.orderBy('id', 'desc');
        if (after) query = query.where('id', '<', after.id);
      } else {
        query = query.orderBy('votes', 'desc').orderBy('id', 'desc');
        if (after) query = query.where((row) => row(row.refTuple('votes', 'id'), '<', row.tuple(after.votes, after.id)));
      }
      return (await query.execute()).map(read);
    },

    async below(roots, most) {
      if (roots.length === 0) return [];
      const ranked = published
        .select(sql<number>`row_number() over (partition by root order by path)`.as('place'))
        .where('root', 'in', roots)
        .where('parent', 'is not', null);
      const rows = await db
        .selectFrom(ranked.as('ranked'))
        .selectAll()
        .where('place', '<=', most)
        .orderBy('root')
        .orderBy('path')
        .execute();
      return rows.map(read);
    },

    async under(comment, limit, afterPath) {
      // `0` is the character after `/`: the paths between the two are those that begin with this one.
      const rows = await published
        .where('root', '=', comment.root)
        .where('path', '>', afterPath ?? `${comment.path}/`)
        .where('path', '<', `${comment.path}0`)
        .orderBy('path')
        .limit(limit)
        .execute();
      return rows.map(read);
    },

    async setState(id, state, reason) {
      await db.updateTable('comments').set({ state, reason }).where('id', '=', id).execute();
    },
  };
}

/** Counted when read: a counter of its own would have to be right after every approval, deletion and import. */
function replies(from: ExpressionBuilder<Tables, 'comments'>) {
  return from
    .selectFrom('comments as reply')
    .select((reply) => reply.fn.countAll<number>().as('count'))
    .whereRef('reply.parent', '=', 'comments.id')
    .where('reply.state', '=', 'published')
    .as('replies');
}

function read({ replies: count, ...row }: Selectable<Tables['comments']> & { readonly replies: number | null }): CommentWithReplies {
  return { ...row, replies: count ?? 0 };
}
