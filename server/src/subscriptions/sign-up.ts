import { siteWithoutOrigin } from '../comments/sites.ts';
import { admit, type Visit } from '../guard/admission.ts';
import { fingerprint } from '../guard/fingerprint.ts';
import { mayWriteTo, nextTurn } from '../guard/mailbox.ts';
import { judgeProof, type Verdict } from '../guard/proof.ts';
import { isBlocked } from '../mail/address.ts';
import { confirmationLetter, noticeLetter } from '../mail/letter.ts';
import { mailedLink } from '../mail/links.ts';
import { invalidField, refused, type Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import type { Settings } from '../settings.ts';
import type { Storage } from '../storage/storage.ts';
import { consentVersion } from './consent.ts';
import { askedFor, nameOf, namesOf } from './lists.ts';
import type { SignUp, Subscription } from './subscription.ts';

/** What a visitor sends. */
export interface SignUpRequest extends Pick<SignUp, 'name' | 'tags' | 'fields' | 'consent' | 'source' | 'page' | 'locale'> {
  readonly email: string;
  /** None: the server's first. */
  readonly lists: readonly string[];
}

/** Said to everyone alike, so that nobody learns which addresses are known. */
export interface Accepted {
  readonly kind: 'accepted';
}

/** The part of the limit that is open to a sign-up without a proof of work: each sends a mail to whomever it names. */
const unprovenShare = 0.4;

/** The part of the limit that is open to a sign-up. */
export function shareOf(proof: Verdict, visit: Visit): number {
  return proof.kind === 'solved' && visit.site !== null ? 1 : unprovenShare;
}

/** Keeps a sign-up, once for each key of a site, and queues its mail. Checked in this order: key, proof, limits; in one transaction. */
export async function signUp(runtime: Runtime, request: SignUpRequest, proof: string | null, visit: Visit): Promise<Accepted | Refused> {
  const { settings, storage, signer, now } = runtime;
  const lists = askedFor(settings.lists, request.lists);
  const site = visit.site ?? siteWithoutOrigin(settings.sites);
  const verdict = await judgeProof(signer, proof, now());
  const print = fingerprint({ ...request, lists });

  return storage.transaction(async (transaction) => {
    const before = visit.idempotencyKey === null ? undefined : await transaction.subscriptions.signUpByKey(site, visit.idempotencyKey);
    if (before) return before.fingerprint === print ? { kind: 'accepted' } : refused('key-reused');

    const admission = await admit(runtime, transaction, 'subscriptions', visit, verdict, shareOf(verdict, visit));
    if (admission.kind === 'refused') return admission;
    const objection = objectionTo(settings, request);
    if (objection) return objection;
    await admission.settle();
    await keepSignUp(runtime, transaction, { ...request, lists }, { site, idempotencyKey: visit.idempotencyKey, fingerprint: print });
    return { kind: 'accepted' };
  });
}

/** Keeps what was admitted, and queues its mail. */
export async function keepSignUp(
  runtime: Runtime,
  transaction: Storage,
  { email, lists, ...said }: SignUpRequest,
  came: Pick<SignUp, 'site' | 'idempotencyKey' | 'fingerprint'>,
): Promise<void> {
  const subscriptions: Subscription[] = [];
  for (const list of lists) subscriptions.push(await subscriptionFor(runtime, transaction, list, email));
  const kept: SignUp = {
    ...said,
    ...came,
    id: runtime.newId(),
    subscriptions: subscriptions.map(({ id }) => id),
    consentVersion: said.consent === null ? null : consentVersion(said.consent, said.locale),
    createdAt: runtime.now(),
    confirmedAt: null,
  };
  await transaction.subscriptions.addSignUp(kept);
  const time = runtime.now();
  // Who is left alone just now, and has asked for a list for the first time, would otherwise never get its link.
  const isNew = subscriptions.some(({ state, createdAt }) => state === 'pending' && createdAt === time);
  const turn = (await mayWriteTo(runtime, transaction, email)) ? time : isNew ? await nextTurn(runtime, transaction, email) : null;
  if (turn !== null) await write(runtime, transaction, email, subscriptions, kept, turn);
}

/** What is wrong with a sign-up, whoever sends it. */
export function objectionTo({ lists, blockedDomains }: Settings, request: Pick<SignUpRequest, 'email' | 'lists'>): Refused | null {
  if (request.lists.some((list) => nameOf(lists, list) === null)) return invalidField('list', 'unknown');
  if (isBlocked(request.email, blockedDomains)) return refused('blocked', { errors: [{ field: 'email', code: 'blocked' }] });
  return null;
}

/** The known one as it is, ended ones too: only a confirmation changes it. */
async function subscriptionFor({ now, newId }: Runtime, { subscriptions }: Storage, list: string, email: string): Promise<Subscription> {
  const known = await subscriptions.find(list, email);
  if (known) return known;
  const pending: Subscription = { id: newId(), list, email, state: 'pending', createdAt: now(), changedAt: now() };
  await subscriptions.put(pending);
  return pending;
}

/** Asks for a confirmation, or says that none is needed. Nothing that came with the request gets into the mail. */
async function write(
  runtime: Runtime,
  transaction: Storage,
  email: string,
  subscriptions: readonly Subscription[],
  { id, locale, subscriptions: ids }: SignUp,
  dueAt: number,
): Promise<void> {
  const { settings, now, newId } = runtime;
  const listNames = namesOf(
    settings.lists,
    subscriptions.map(({ list }) => list),
  );
  const unsubscribeUrl = await mailedLink(runtime, transaction, 'unsubscribe', ids);
  const facts = { locale, listNames, unsubscribeUrl };
  const letter = subscriptions.every(({ state }) => state === 'confirmed')
    ? noticeLetter(facts)
    : confirmationLetter(facts, await mailedLink(runtime, transaction, 'confirm', [id]));
  await transaction.outbox.add({ ...letter, id: newId(), to: email, createdAt: now(), attempts: 0 }, dueAt);
}
