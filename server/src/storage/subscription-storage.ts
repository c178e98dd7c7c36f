import type { Kysely, Selectable } from 'kysely';
import type { SignUp } from '../subscriptions/subscription.ts';
import type { SubscriptionStorage } from './storage.ts';
import type { Tables } from './tables.ts';

export function subscriptionStorage(db: Kysely<Tables>): SubscriptionStorage {
  const subscriptions = db.selectFrom('subscriptions').selectAll();
  const signUps = db.selectFrom('signUps').selectAll();

  return {
    find: (list, email) => subscriptions.where('list', '=', list).where('email', '=', email).executeTakeFirst(),

    get: (id) => subscriptions.where('id', '=', id).executeTakeFirst(),

    async put(subscription) {
      const { state, changedAt } = subscription;
      await db
        .insertInto('subscriptions')
        .values(subscription)
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ state, changedAt }))
        .execute();
    },

    async addSignUp({ tags, fields, source, ...signUp }) {
      await db
        .insertInto('signUps')
        .values({ ...signUp, tags: JSON.stringify(tags), fields: JSON.stringify(fields), source: JSON.stringify(source) })
        .execute();
    },

    async signUp(id) {
      const row = await signUps.where('id', '=', id).executeTakeFirst();
      return row && read(row);
    },

    async signUpByKey(site, idempotencyKey) {
      const row = await signUps.where('site', '=', site).where('idempotencyKey', '=', idempotencyKey).executeTakeFirst();
      return row && read(row);
    },

    async confirmSignUp(id, now) {
      await db.updateTable('signUps').set({ confirmedAt: now }).where('id', '=', id).execute();
    },
  };
}

function read({ tags, fields, source, ...row }: Selectable<Tables['signUps']>): SignUp {
  // JSON that `addSignUp` wrote from these types.
  return {
    ...row,
    tags: JSON.parse(tags) as SignUp['tags'],
    fields: JSON.parse(fields) as SignUp['fields'],
    source: JSON.parse(source) as SignUp['source'],
  };
}
