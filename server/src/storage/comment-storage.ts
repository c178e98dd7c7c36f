import { sql, type ExpressionBuilder, type Kysely, type Selectable } from 'kysely';
import type { CommentWithReplies } from '../comments/comment.ts';
import type { CommentStorage } from './storage.ts';
import type { Tables } from './tables.ts';

type Row = Selectable<Tables['comments']>;

export function commentStorage(db: Kysely<Tables>): CommentStorage {
  const comments = db.selectFrom('comments').selectAll().select(replies);
  const published = comments.where('state', '=', 'published');
  const readable = comments.where(isReadable('comments'));

  return {
    async add(comment, threadTitle) {
      await db
        .insertInto('threads')
        .values({ site: comment.site, key: comment.thread, title: threadTitle, createdAt: comment.createdAt })
        .onConflict((conflict) =>
          conflict.columns(['site', 'key']).doUpdateSet((to) => ({ title: to.fn.coalesce('threads.title', 'excluded.title') })),
        )
        .execute();
      await db
        .insertInto('comments')
        .values({ ...comment, pinned: Number(comment.pinned), notify: Number(comment.notify) })
        .execute();
    },

    async get(id) {
      const row = await comments.where('id', '=', id).executeTakeFirst();
      return row && read(row);
    },

    async getAll(ids) {
      const rows = await comments.where('id', 'in', ids).execute();
      return rows.map(read);
    },

    async byKey(site, idempotencyKey) {
      const row = await comments.where('site', '=', site).where('idempotencyKey', '=', idempotencyKey).executeTakeFirst();
      return row && read(row);
    },

    async waiting() {
      const rows = await comments.where(wantsDecision).orderBy('createdAt').execute();
      return rows.map(read);
    },

    async untold(most) {
      const rows = await comments.where(wantsDecision).where('toldAt', 'is', null).orderBy('createdAt').limit(most).execute();
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
      let query = readable.where('site', '=', site).where('thread', '=', thread).where('parent', 'is', null).limit(limit);
      query = query.orderBy('pinned', 'desc');
      // As the rows have it.
      const last = after && { ...after, pinned: Number(after.pinned) };
      // Ids are in the order of time.
      if (sort === 'oldest') {
        query = query.orderBy('id', 'asc');
        if (last) {
          query = query.where((row) =>
            row.or([row('pinned', '<', last.pinned), row.and([row('pinned', '=', last.pinned), row('id', '>', last.id)])]),
          );
        }
      } else if (sort === 'newest') {
        query = query.orderBy('id', 'desc');
        if (last) query = query.where((row) => row(row.refTuple('pinned', 'id'), '<', row.tuple(last.pinned, last.id)));
      } else {
        query = query.orderBy('votes', 'desc').orderBy('id', 'desc');
        if (last) {
          query = query.where((row) => row(row.refTuple('pinned', 'votes', 'id'), '<', row.tuple(last.pinned, last.votes, last.id)));
        }
      }
      return (await query.execute()).map(read);
    },

    async below(roots, most) {
      if (roots.length === 0) return [];
      const ranked = readable
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
      const rows = await readable
        .where('root', '=', comment.root)
        .where('path', '>', afterPath ?? `${comment.path}/`)
        .where('path', '<', `${comment.path}0`)
        .orderBy('path')
        .limit(limit)
        .execute();
      return rows.map(read);
    },

    async since(site, thread, from, limit) {
      const rows = await published
        .where('site', '=', site)
        .where('thread', '=', thread)
        .where((row) => row.or([row('publishedAt', '>=', from), row('editedAt', '>=', from)]))
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(read);
    },

    async latest({ site, thread, limit }) {
      let query = published.innerJoin('threads', (join) =>
        join.onRef('threads.site', '=', 'comments.site').onRef('threads.key', '=', 'comments.thread'),
      );
      if (site !== null) query = query.where('comments.site', '=', site);
      if (thread !== null) query = query.where('comments.thread', '=', thread);
      const rows = await query
        .select('threads.title as threadTitle')
        .selectAll('comments')
        .orderBy('comments.id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ threadTitle, ...row }) => ({ comment: read(row), threadTitle }));
    },

    async change(id, { pinned, notify, ...changes }) {
      await db
        .updateTable('comments')
        .set({
          ...changes,
          ...(pinned !== undefined && { pinned: Number(pinned) }),
          ...(notify !== undefined && { notify: Number(notify) }),
        })
        .where('id', '=', id)
        .execute();
    },

    async stopNotifying(site, thread, email) {
      await db
        .updateTable('comments')
        .set({ notify: 0 })
        .where('site', '=', site)
        .where('email', '=', email)
        .where('thread', '=', thread)
        .execute();
    },
  };
}

/** Published, or the place of one that was, as long as others below it can be read. */
function isReadable(table: 'comments' | 'reply') {
  return sql<boolean>`(${sql.ref(`${table}.state`)} = 'published' or exists (
    select 1 from comments as below
    where below.root = ${sql.ref(`${table}.root`)} and below.state = 'published'
      and below.path > ${sql.ref(`${table}.path`)} || '/' and below.path < ${sql.ref(`${table}.path`)} || '0'
  ))`;
}

/** Held, or reported since a moderator last looked: reports are settled with the decision, and go with what was deleted. */
const wantsDecision = sql<boolean>`(comments.state = 'held' or comments.id in (select comment from reports))`;

/** Counted when read: a counter of its own would have to be right after every approval, deletion and import. */
function replies(from: ExpressionBuilder<Tables, 'comments'>) {
  return from
    .selectFrom('comments as reply')
    .select((reply) => reply.fn.countAll<number>().as('count'))
    .whereRef('reply.parent', '=', 'comments.id')
    .where(isReadable('reply'))
    .as('replies');
}

function read({ replies: count, pinned, notify, ...row }: Row & { readonly replies: number | null }): CommentWithReplies {
  return { ...row, pinned: pinned === 1, notify: notify === 1, replies: count ?? 0 };
}
