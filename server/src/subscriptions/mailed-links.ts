import { receiptLetter } from '../mail/letter.ts';
import { mailedLink, subjectsOf } from '../mail/links.ts';
import { quotable } from '../mail/quotable.ts';
import type { Runtime } from '../runtime.ts';
import type { Storage } from '../storage/storage.ts';
import { nameablePage } from './consent.ts';
import { namesOf } from './lists.ts';
import type { SignUp, Subscription } from './subscription.ts';

/** What a mailed link is about. `gone`: it is not ours, it is over, or it was used and undone since. */
export type Linked =
  { readonly kind: 'open' | 'done'; readonly listNames: readonly string[]; readonly locale: string | null } | { readonly kind: 'gone' };

/** What a confirmation's link would do; changes nothing. */
export async function lookAtConfirmation(runtime: Runtime, token: string): Promise<Linked> {
  const found = await findSignUp(runtime, runtime.storage, token);
  if (!found) return { kind: 'gone' };
  return linked(runtime, found.subscriptions, found.signUp.confirmedAt === null ? 'open' : 'done', found.signUp.locale);
}

/** Confirms a sign-up for all of its lists, and mails the receipt. Doing it twice is as good as once. */
export function confirm(runtime: Runtime, token: string): Promise<Linked> {
  const { storage, now } = runtime;
  return storage.transaction(async (transaction) => {
    const found = await findSignUp(runtime, transaction, token);
    if (!found) return { kind: 'gone' };
    const { signUp, subscriptions } = found;
    if (signUp.confirmedAt === null) {
      const waiting = subscriptions.filter(({ state }) => state !== 'confirmed');
      await transaction.subscriptions.confirmSignUp(signUp.id, now());
      for (const each of waiting) await transaction.subscriptions.put({ ...each, state: 'confirmed', changedAt: now() });
      if (waiting.length > 0) await mailReceipt(runtime, transaction, found);
    }
    return linked(runtime, subscriptions, 'done', signUp.locale);
  });
}

/** What the link for leaving would do; changes nothing. */
export async function lookAtUnsubscription(runtime: Runtime, token: string): Promise<Linked> {
  const subscriptions = await findSubscriptions(runtime, runtime.storage, token);
  if (subscriptions.length === 0) return { kind: 'gone' };
  return linked(runtime, subscriptions, subscriptions.every(({ state }) => state === 'unsubscribed') ? 'done' : 'open', null);
}

/** Ends subscriptions, also those that wait for their confirmation (RFC 8058). Doing it twice is as good as once. */
export function unsubscribe(runtime: Runtime, token: string): Promise<Linked> {
  const { storage, now } = runtime;
  return storage.transaction(async (transaction) => {
    const subscriptions = await findSubscriptions(runtime, transaction, token);
    if (subscriptions.length === 0) return { kind: 'gone' };
    for (const each of subscriptions) await transaction.subscriptions.put({ ...each, state: 'unsubscribed', changedAt: now() });
    return linked(runtime, subscriptions, 'done', null);
  });
}

interface Found {
  readonly signUp: SignUp;
  readonly email: string;
  /** Those that it can confirm, or that are confirmed: one or more. */
  readonly subscriptions: readonly Subscription[];
}

async function findSignUp(runtime: Runtime, storage: Storage, token: string): Promise<Found | undefined> {
  const [id] = await subjectsOf(runtime, storage, 'confirm', token);
  const signUp = id === undefined ? undefined : await storage.subscriptions.signUp(id);
  if (!signUp) return undefined;
  const subscriptions = (await storage.subscriptions.getAll(signUp.subscriptions)).filter((each) => isWithin(signUp, each));
  return subscriptions[0] && { signUp, email: subscriptions[0].email, subscriptions };
}

/** Whoever left is put back by no mail from before that, but by one that was asked for since. */
function isWithin({ confirmedAt, createdAt }: SignUp, { state, changedAt }: Subscription): boolean {
  return state === 'confirmed' || (confirmedAt === null && (state === 'pending' || createdAt > changedAt));
}

async function findSubscriptions(runtime: Runtime, storage: Storage, token: string): Promise<readonly Subscription[]> {
  return storage.subscriptions.getAll(await subjectsOf(runtime, storage, 'unsubscribe', token));
}

/** The mailbox's owner has agreed, so the mail may say to what. */
async function mailReceipt(runtime: Runtime, transaction: Storage, { signUp, email, subscriptions }: Found): Promise<void> {
  const { settings, now, newId } = runtime;
  const { consent, consentVersion, createdAt, page, locale } = signUp;
  const ids = subscriptions.map(({ id }) => id);
  const unsubscribeUrl = await mailedLink(runtime, transaction, 'unsubscribe', ids);
  const facts = { locale, listNames: listNames(runtime, subscriptions), unsubscribeUrl };
  const agreement =
    consent === null
      ? null
      : { sentence: quotable(consent), version: consentVersion, page: nameablePage(settings.sites, page), agreedAt: createdAt };
  const letter = receiptLetter(facts, agreement);
  await transaction.outbox.add({ ...letter, id: newId(), to: email, createdAt: now(), attempts: 0 });
}

function linked(runtime: Runtime, subscriptions: readonly Subscription[], kind: 'open' | 'done', locale: string | null): Linked {
  return { kind, listNames: listNames(runtime, subscriptions), locale };
}

function listNames({ settings }: Runtime, subscriptions: readonly Subscription[]): readonly string[] {
  return namesOf(
    settings.lists,
    subscriptions.map(({ list }) => list),
  );
}
