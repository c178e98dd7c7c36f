import type { Kysely, Selectable } from 'kysely';
import type { SignUp } from '../subscriptions/subscription.ts';
import type { SubscriptionStorage } from './storage.ts';
import type { Tables } from './tables.ts';

export function subscriptionStorage(db: Kysely<Tables>): SubscriptionStorage {
  const subscriptions = db.selectFrom('subscriptions').selectAll();
  const signUps = db.selectFrom('signUps').selectAll();

  return {
    find: (list, email) => subscriptions.where('list', '=', list).where('email', '=', email).executeTakeFirst(),

    getAll: (ids) => subscriptions.where('id', 'in', ids).orderBy('list').execute(),

    async put(subscription) {
      const { state, changedAt } = subscription;
      await db
        .insertInto('subscriptions')
        .values(subscription)
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ state, changedAt }))
        .execute();
    },

    async addSignUp({ subscriptions, tags, fields, source, ...signUp }) {
      await db
        .insertInto('signUps')
        .values({ ...signUp, tags: JSON.stringify(tags), fields: JSON.stringify(fields), source: JSON.stringify(source) })
        .execute();
      await db
        .insertInto('signUpSubscriptions')
        .values(subscriptions.map((subscription) => ({ signUp: signUp.id, subscription })))
        .execute();
    },

    async signUp(id) {
      return whole(await signUps.where('id', '=', id).executeTakeFirst());
    },

    async signUpByKey(site, idempotencyKey) {
      return whole(await signUps.where('site', '=', site).where('idempotencyKey', '=', idempotencyKey).executeTakeFirst());
    },

    async confirmSignUp(id, now) {
      await db.updateTable('signUps').set({ confirmedAt: now }).where('id', '=', id).execute();
    },

    async *confirmed() {
      const rows = db
        .selectFrom('subscriptions')
        .innerJoin('signUpSubscriptions as link', 'link.subscription', 'subscriptions.id')
        .innerJoin('signUps', 'signUps.id', 'link.signUp')
        .where('subscriptions.state', '=', 'confirmed')
        .where('signUps.id', '=', ({ selectFrom }) =>
          selectFrom('signUpSubscriptions as each')
            .innerJoin('signUps as other', 'other.id', 'each.signUp')
            .whereRef('each.subscription', '=', 'subscriptions.id')
            .where('other.confirmedAt', 'is not', null)
            .orderBy('other.confirmedAt', 'desc')
            .orderBy('other.id', 'desc')
            .limit(1)
            .select('other.id'),
        )
        .orderBy('email')
        .orderBy('list')
        .select(['email', 'list', 'name', 'tags', 'fields', 'consent', 'consentVersion', 'source', 'page', 'locale', 'confirmedAt'])
        .select('signUps.createdAt as signedUpAt')
        .$narrowType<{ confirmedAt: number }>()
        .stream();
      for await (const row of rows) yield { ...row, ...parsed(row) };
    },

    async forgetUnconfirmed(before) {
      await db.deleteFrom('signUps').where('confirmedAt', 'is', null).where('createdAt', '<', before).execute();
      await db
        .deleteFrom('subscriptions')
        .where('state', '=', 'pending')
        .where('id', 'not in', ({ selectFrom }) => selectFrom('signUpSubscriptions').select('subscription'))
        .execute();
    },
  };

  async function whole(row: Selectable<Tables['signUps']> | undefined): Promise<SignUp | undefined> {
    if (!row) return undefined;
    const links = await db.selectFrom('signUpSubscriptions').select('subscription').where('signUp', '=', row.id).execute();
    return { ...row, ...parsed(row), subscriptions: links.map(({ subscription }) => subscription) };
  }
}

/** JSON that `addSignUp` wrote from these types. */
function parsed({ tags, fields, source }: Pick<Selectable<Tables['signUps']>, 'tags' | 'fields' | 'source'>) {
  return {
    tags: JSON.parse(tags) as SignUp['tags'],
    fields: JSON.parse(fields) as SignUp['fields'],
    source: JSON.parse(source) as SignUp['source'],
  };
}
