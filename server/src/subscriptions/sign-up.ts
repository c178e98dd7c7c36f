import { siteWithoutOrigin } from '../comments/sites.ts';
import { admit, type Visit } from '../guard/admission.ts';
import { fingerprint } from '../guard/fingerprint.ts';
import { bucket, waitMs, type Limit } from '../guard/limits.ts';
import { judgeProof, type Verdict } from '../guard/proof.ts';
import { isBlocked } from '../mail/address.ts';
import { letter } from '../mail/letter.ts';
import { invalidField, refused, type Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import type { Lists } from '../settings.ts';
import type { Storage } from '../storage/storage.ts';
import { mailedLink } from './links.ts';
import type { SignUp, Subscription } from './subscription.ts';

/** What a visitor sends. */
export interface SignUpRequest extends Pick<SignUp, 'name' | 'tags' | 'fields' | 'consent' | 'source' | 'page' | 'locale'> {
  readonly email: string;
  /** `null`: the server's first. */
  readonly list: string | null;
}

/** Said to everyone alike, so that nobody learns which addresses are known. */
export interface Accepted {
  readonly kind: 'accepted';
}

/** The part of the limit that is open to a sign-up without a proof of work: each sends a mail to whomever it names. */
const unprovenShare = 0.4;

/** Mails to one address, whoever asks for them. */
const perRecipient: Limit = { count: 3, windowMs: 3_600_000 };

/** Keeps a sign-up, once for each key of a site, and queues its mail. Checked in this order: key, proof, limits; in one transaction. */
export async function signUp(runtime: Runtime, request: SignUpRequest, proof: string | null, visit: Visit): Promise<Accepted | Refused> {
  const { settings, storage, signer, now } = runtime;
  const list = request.list ?? settings.lists.first;
  if (nameOf(settings.lists, list) === null) return invalidField('list', 'unknown');
  const site = visit.site ?? siteWithoutOrigin(settings.sites);
  const verdict = await judgeProof(signer, proof, now());
  const print = fingerprint({ ...request, list });

  return storage.transaction(async (transaction) => {
    const before = visit.idempotencyKey === null ? undefined : await transaction.subscriptions.signUpByKey(site, visit.idempotencyKey);
    if (before) return before.fingerprint === print ? { kind: 'accepted' } : refused('key-reused');

    const admission = await admit(runtime, transaction, 'subscriptions', visit, verdict, isTrusted(verdict, visit) ? 1 : unprovenShare);
    if (admission.kind === 'refused') return admission;
    if (isBlocked(request.email, settings.blockedDomains)) return refused('blocked', { errors: [{ field: 'email', code: 'blocked' }] });
    await admission.settle();

    const subscription = await subscriptionFor(runtime, transaction, list, request.email);
    const { email: _email, list: _list, ...said } = request;
    const kept: SignUp = {
      ...said,
      id: runtime.newId(),
      subscription: subscription.id,
      site,
      createdAt: now(),
      confirmedAt: null,
      idempotencyKey: visit.idempotencyKey,
      fingerprint: print,
    };
    await transaction.subscriptions.addSignUp(kept);
    await writeTo(runtime, transaction, subscription, kept);
    return { kind: 'accepted' };
  });
}

/** The name of a list, or `null` where there is none of that id. */
export function nameOf({ names, open }: Lists, list: string): string | null {
  return names.get(list) ?? (open ? list : null);
}

function isTrusted(proof: Verdict, visit: Visit): boolean {
  return proof.kind === 'solved' && visit.site !== null;
}

/** A new one waits for its confirmation, one that had ended waits again, a confirmed one stays so. */
async function subscriptionFor({ now, newId }: Runtime, { subscriptions }: Storage, list: string, email: string): Promise<Subscription> {
  const known = await subscriptions.find(list, email);
  if (known && known.state !== 'unsubscribed') return known;
  const time = now();
  const pending: Subscription = { id: newId(), list, email, createdAt: time, ...known, state: 'pending', changedAt: time };
  await subscriptions.put(pending);
  return pending;
}

/** Asks for a confirmation, or says that nothing is needed. Nothing that came with the request gets into the mail. */
async function writeTo(runtime: Runtime, { guard, outbox }: Storage, subscription: Subscription, { id, locale }: SignUp): Promise<void> {
  const { settings, signer, now, newId } = runtime;
  const { email, list, state } = subscription;
  if (settings.limits) {
    const mailbox = bucket(signer, 'recipient', email, perRecipient, now());
    if (waitMs([mailbox], await guard.counts([mailbox.name]), now()) > 0) return;
    await guard.count([mailbox], now());
  }
  const written = letter({
    locale,
    listName: nameOf(settings.lists, list) ?? list,
    confirmUrl: state === 'confirmed' ? null : mailedLink(runtime, 'confirm', id),
    unsubscribeUrl: mailedLink(runtime, 'unsubscribe', subscription.id),
  });
  await outbox.add({ ...written, id: newId(), to: email, createdAt: now(), attempts: 0 });
}
