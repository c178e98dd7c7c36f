import { admit, type Admitted, type Visit } from '../guard/admission.ts';
import { fingerprint } from '../guard/fingerprint.ts';
import { judgeProof, type Verdict } from '../guard/proof.ts';
import { repetition } from '../guard/repetition.ts';
import { isBlocked } from '../mail/address.ts';
import { decide } from '../moderation/decide.ts';
import { invalidField, refused, type Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import type { Storage } from '../storage/storage.ts';
import { nameOf } from '../subscriptions/lists.ts';
import { keepSignUp, shareOf } from '../subscriptions/sign-up.ts';
import { announce } from './announce.ts';
import { deepest, type Comment } from './comment.ts';
import { renderer, renderMarkdown } from './markdown.ts';
import { tellAuthor, type OwnComment } from './own-comment.ts';
import { placeOf, type Place } from './place.ts';

/** What a visitor sends. Texts that were left out are empty. */
export interface CommentSubmission {
  /** The key, or an address that has one. */
  readonly thread: string;
  readonly threadTitle: string | null;
  readonly parent: string | null;
  readonly name: string;
  readonly email: string;
  readonly url: string | null;
  readonly body: string;
  /** Wants a mail when it is answered. */
  readonly notify: boolean;
  /** Wants this newsletter too. */
  readonly newsletter: string | null;
  readonly locale: string;
}

/**
 * Stores a comment, once for each key of a site. Checked in this order: key, proof, limits, place, repetition; then stored; all in one
 * transaction.
 */
export async function postComment(
  runtime: Runtime,
  submission: CommentSubmission,
  proof: string | null,
  visit: Visit,
): Promise<OwnComment | Refused> {
  const { settings, storage, signer, now } = runtime;
  const place = placeOf(settings, submission.thread);
  if (!place) return invalidField('thread', 'unknown');
  const verdict = await judgeProof(signer, proof, now());
  const print = printOf(submission, place);

  return storage.transaction(async (transaction) => {
    const { comments } = transaction;
    const before = visit.idempotencyKey === null ? undefined : await comments.byKey(place.site, visit.idempotencyKey);
    if (before) return before.fingerprint === print ? tellAuthor(runtime, before) : refused('key-reused');

    const admission = await admit(runtime, transaction, 'comments', visit, verdict);
    if (admission.kind === 'refused') return admission;
    const newsletter = await admitToNewsletter(runtime, transaction, submission, verdict, visit);
    if (newsletter?.kind === 'refused') return newsletter;
    if (submission.notify && submission.email === '') return invalidField('email', 'required');
    if (isBlocked(submission.email, settings.blockedDomains)) return refused('blocked', { errors: [{ field: 'email', code: 'blocked' }] });

    const parent = submission.parent === null ? null : await comments.get(submission.parent);
    if (parent === undefined || (parent && !isAnswerable(parent, place))) return invalidField('parent', 'unknown');
    if (parent && parent.depth >= deepest) return invalidField('parent', 'too-deep');
    const words = await repetition(runtime, transaction, { ...submission, ...place }, visit.address);
    if (words.isOne) return refused('duplicate');

    const comment = await compose(runtime, transaction, { submission, place, parent, verdict, visit, print });
    await admission.settle();
    await words.settle();
    await comments.add(comment, submission.threadTitle);
    await newsletter?.settle();
    if (newsletter) await signUpToo(runtime, transaction, submission, comment);
    if (comment.state === 'published') await announce(runtime, transaction, comment);
    return tellAuthor(runtime, { ...comment, replies: 0 });
  });
}

/** The page's title and language may be others by the time a request is repeated: what was said is the same. */
function printOf({ threadTitle: _title, locale: _locale, notify, newsletter, ...said }: CommentSubmission, { thread }: Place): string {
  return fingerprint({ ...said, ...(notify && { notify }), ...(newsletter !== null && { newsletter }), thread });
}

interface Composition {
  readonly submission: CommentSubmission;
  readonly place: Place;
  readonly parent: Comment | null;
  readonly verdict: Verdict;
  readonly visit: Visit;
  readonly print: string;
}

async function compose({ settings, now, newId }: Runtime, { comments }: Storage, composition: Composition): Promise<Comment> {
  const { submission, place, parent, verdict, visit, print } = composition;
  const { threadTitle: _title, newsletter: _newsletter, ...content } = submission;
  const { html, links } = renderMarkdown(submission.body);
  const state = decide(settings.moderation, {
    isProven: verdict.kind === 'solved',
    hasOrigin: visit.site !== null,
    isKnownAuthor: submission.email !== '' && (await comments.hasPublished(place.site, submission.email)),
    links,
  });
  const id = newId();
  return {
    ...content,
    ...place,
    id,
    root: parent?.root ?? id,
    depth: parent ? parent.depth + 1 : 0,
    path: parent ? `${parent.path}/${id}` : id,
    state,
    reason: null,
    html,
    renderer,
    votes: 0,
    pinned: false,
    createdAt: now(),
    editedAt: null,
    publishedAt: state === 'published' ? now() : null,
    reviewedAt: null,
    toldAt: null,
    idempotencyKey: visit.idempotencyKey,
    fingerprint: print,
  };
}

function isAnswerable(parent: Comment, { site, thread }: Place): boolean {
  return parent.site === site && parent.thread === thread && parent.state === 'published';
}

/** Whether the newsletter that came ticked may be signed up for: it counts as any sign-up, the comment's proof being its own. */
async function admitToNewsletter(
  runtime: Runtime,
  transaction: Storage,
  { newsletter, email }: CommentSubmission,
  verdict: Verdict,
  visit: Visit,
): Promise<Admitted | Refused | null> {
  if (newsletter === null) return null;
  if (email === '') return invalidField('email', 'required');
  if (nameOf(runtime.settings.lists, newsletter) === null) return invalidField('newsletter', 'unknown');
  // The proof is used up once, by the comment.
  return admit(runtime, transaction, 'subscriptions', visit, { kind: 'missing' }, shareOf(verdict, visit));
}

function signUpToo(
  runtime: Runtime,
  transaction: Storage,
  { newsletter, email, name, locale }: CommentSubmission,
  { site, thread, fingerprint: print }: Comment,
): Promise<void> {
  const lists = newsletter === null ? [] : [newsletter];
  const request = { email, lists, name, tags: [], fields: {}, consent: null, source: {}, page: thread, locale };
  return keepSignUp(runtime, transaction, request, { site, idempotencyKey: null, fingerprint: print });
}
