import { siteWithoutOrigin } from '../comments/sites.ts';
import { admit, type Visit } from '../guard/admission.ts';
import { fingerprint } from '../guard/fingerprint.ts';
import { mailboxBucket, waitMs } from '../guard/limits.ts';
import { judgeProof, type Verdict } from '../guard/proof.ts';
import { isBlocked } from '../mail/address.ts';
import { confirmationLetter, noticeLetter } from '../mail/letter.ts';
import { invalidField, refused, type Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import type { Settings } from '../settings.ts';
import type { Storage } from '../storage/storage.ts';
import { consentVersion } from './consent.ts';
import { mailedLink } from './links.ts';
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

/** Keeps a sign-up, once for each key of a site, and queues its mail. Checked in this order: key, proof, limits; in one transaction. */
export async function signUp(runtime: Runtime, request: SignUpRequest, proof: string | null, visit: Visit): Promise<Accepted | Refused> {
  const { settings, storage, signer, now } = runtime;
  const { email, lists: named, ...said } = request;
  const lists = askedFor(settings.lists, named);
  const site = visit.site ?? siteWithoutOrigin(settings.sites);
  const verdict = await judgeProof(signer, proof, now());
  const print = fingerprint({ ...request, lists });

  return storage.transaction(async (transaction) => {
    const before = visit.idempotencyKey === null ? undefined : await transaction.subscriptions.signUpByKey(site, visit.idempotencyKey);
    if (before) return before.fingerprint === print ? { kind: 'accepted' } : refused('key-reused');

    const admission = await admit(runtime, transaction, 'subscriptions', visit, verdict, isTrusted(verdict, visit) ? 1 : unprovenShare);
    if (admission.kind === 'refused') return admission;
    const objection = objectionTo(settings, request);
    if (objection) return objection;
    await admission.settle();

    const subscriptions: Subscription[] = [];
    for (const list of lists) subscriptions.push(await subscriptionFor(runtime, transaction, list, email));
    const kept: SignUp = {
      ...said,
      id: runtime.newId(),
      subscriptions: subscriptions.map(({ id }) => id),
      consentVersion: said.consent === null ? null : consentVersion(said.consent, said.locale),
      site,
      createdAt: now(),
      confirmedAt: null,
      idempotencyKey: visit.idempotencyKey,
      fingerprint: print,
    };
    await transaction.subscriptions.addSignUp(kept);
    if (await mayWriteTo(runtime, transaction, email)) await write(runtime, transaction, email, subscriptions, kept);
    return { kind: 'accepted' };
  });
}

/** What is wrong with a sign-up, whoever sends it. */
export function objectionTo({ lists, blockedDomains }: Settings, request: Pick<SignUpRequest, 'email' | 'lists'>): Refused | null {
  if (request.lists.some((list) => nameOf(lists, list) === null)) return invalidField('list', 'unknown');
  if (isBlocked(request.email, blockedDomains)) return refused('blocked', { errors: [{ field: 'email', code: 'blocked' }] });
  return null;
}

function isTrusted(proof: Verdict, visit: Visit): boolean {
  return proof.kind === 'solved' && visit.site !== null;
}

/** The known one as it is, ended ones too: only a confirmation changes it. */
async function subscriptionFor({ now, newId }: Runtime, { subscriptions }: Storage, list: string, email: string): Promise<Subscription> {
  const known = await subscriptions.find(list, email);
  if (known) return known;
  const pending: Subscription = { id: newId(), list, email, state: 'pending', createdAt: now(), changedAt: now() };
  await subscriptions.put(pending);
  return pending;
}

/** Whether the address has been left alone for long enough; counts the mail that follows. */
async function mayWriteTo({ settings, signer, now }: Runtime, { guard }: Storage, email: string): Promise<boolean> {
  if (!settings.limits) return true;
  const mailbox = mailboxBucket(signer, email, now());
  if (waitMs([mailbox], await guard.counts([mailbox.name], now()), now()) > 0) return false;
  await guard.count([mailbox], now());
  return true;
}

/** Asks for a confirmation, or says that none is needed. Nothing that came with the request gets into the mail. */
async function write(
  runtime: Runtime,
  transaction: Storage,
  email: string,
  subscriptions: readonly Subscription[],
  { id, locale, subscriptions: ids }: SignUp,
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
  await transaction.outbox.add({ ...letter, id: newId(), to: email, createdAt: now(), attempts: 0 });
}
