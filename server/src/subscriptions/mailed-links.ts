import { readLinkToken } from '../guard/link-token.ts';
import type { Runtime } from '../runtime.ts';
import type { Storage } from '../storage/storage.ts';
import { nameOf } from './sign-up.ts';
import type { SignUp, Subscription } from './subscription.ts';

/** What a mailed link is about. `gone`: it is not ours, it is over, or it was used and undone since. */
export type Linked =
  { readonly kind: 'open' | 'done'; readonly listName: string; readonly locale: string | null } | { readonly kind: 'gone' };

/** What a confirmation's link would do; changes nothing. */
export async function lookAtConfirmation(runtime: Runtime, token: string): Promise<Linked> {
  const found = await findSignUp(runtime, runtime.storage, token);
  return found ? linked(runtime, found.subscription, isConfirmed(found) ? 'done' : 'open', found.signUp.locale) : { kind: 'gone' };
}

/** Confirms a sign-up. Doing it twice is as good as once. */
export function confirm(runtime: Runtime, token: string): Promise<Linked> {
  const { storage, now } = runtime;
  return storage.transaction(async (transaction) => {
    const found = await findSignUp(runtime, transaction, token);
    if (!found) return { kind: 'gone' };
    const { signUp, subscription } = found;
    if (!isConfirmed(found)) {
      await transaction.subscriptions.confirmSignUp(signUp.id, now());
      await transaction.subscriptions.put({ ...subscription, state: 'confirmed', changedAt: now() });
    }
    return linked(runtime, subscription, 'done', signUp.locale);
  });
}

/** What the link for leaving would do; changes nothing. */
export async function lookAtUnsubscription(runtime: Runtime, token: string): Promise<Linked> {
  const subscription = await findSubscription(runtime, runtime.storage, token);
  return subscription ? linked(runtime, subscription, subscription.state === 'unsubscribed' ? 'done' : 'open', null) : { kind: 'gone' };
}

/** Ends a subscription, or one that waits for its confirmation (RFC 8058). Doing it twice is as good as once. */
export function unsubscribe(runtime: Runtime, token: string): Promise<Linked> {
  const { storage, now } = runtime;
  return storage.transaction(async (transaction) => {
    const subscription = await findSubscription(runtime, transaction, token);
    if (!subscription) return { kind: 'gone' };
    if (subscription.state !== 'unsubscribed') {
      await transaction.subscriptions.put({ ...subscription, state: 'unsubscribed', changedAt: now() });
    }
    return linked(runtime, subscription, 'done', null);
  });
}

interface Found {
  readonly signUp: SignUp;
  readonly subscription: Subscription;
}

/** A link that was used and whose subscription has ended since is over: whoever left is not put back by an old mail. */
async function findSignUp({ signer, now }: Runtime, { subscriptions }: Storage, token: string): Promise<Found | undefined> {
  const id = readLinkToken(signer, 'confirm', token, now());
  const signUp = id === null ? undefined : await subscriptions.signUp(id);
  const subscription = signUp && (await subscriptions.get(signUp.subscription));
  if (!signUp || !subscription) return undefined;
  const isOver = subscription.state === 'unsubscribed' || (signUp.confirmedAt !== null && subscription.state !== 'confirmed');
  return isOver ? undefined : { signUp, subscription };
}

async function findSubscription({ signer, now }: Runtime, { subscriptions }: Storage, token: string): Promise<Subscription | undefined> {
  const id = readLinkToken(signer, 'unsubscribe', token, now());
  return id === null ? undefined : subscriptions.get(id);
}

function isConfirmed({ signUp, subscription }: Found): boolean {
  return signUp.confirmedAt !== null && subscription.state === 'confirmed';
}

function linked({ settings }: Runtime, { list }: Subscription, kind: 'open' | 'done', locale: string | null): Linked {
  return { kind, listName: nameOf(settings.lists, list) ?? list, locale };
}
