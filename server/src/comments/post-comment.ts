import { admit, type Visit } from '../guard/admission.ts';
import { fingerprint } from '../guard/fingerprint.ts';
import { judgeProof } from '../guard/proof.ts';
import { isBlocked } from '../mail/address.ts';
import { decide } from '../moderation/decide.ts';
import { invalidField, refused, type Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import { deepest, type Comment } from './comment.ts';
import { renderer, renderMarkdown } from './markdown.ts';
import { tellAuthor, type OwnComment } from './own-comment.ts';
import { siteOfThread } from './sites.ts';
import { threadKey } from './thread-key.ts';

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
  readonly locale: string;
}

/** Stores a comment, once for each key of a site. Checked in this order: key, proof, limits, place; then stored; all in one transaction. */
export async function postComment(
  runtime: Runtime,
  submission: CommentSubmission,
  proof: string | null,
  visit: Visit,
): Promise<OwnComment | Refused> {
  const { settings, storage, signer, now, newId } = runtime;
  const { threadTitle, ...content } = submission;
  const thread = threadKey(submission.thread);
  const site = thread === null ? null : siteOfThread(settings.sites, thread);
  if (thread === null || site === null) return invalidField('thread', 'unknown');
  const verdict = await judgeProof(signer, proof, now());
  // The page's title and language may be others by the time a request is repeated: what was said is the same.
  const { threadTitle: _title, locale: _locale, ...said } = submission;
  const print = fingerprint({ ...said, thread });

  return storage.transaction(async (transaction) => {
    const { comments } = transaction;
    const before = visit.idempotencyKey === null ? undefined : await comments.byKey(site, visit.idempotencyKey);
    if (before) return before.fingerprint === print ? tellAuthor(runtime, before) : refused('key-reused');

    const admission = await admit(runtime, transaction, 'comments', visit, verdict);
    if (admission.kind === 'refused') return admission;
    if (isBlocked(submission.email, settings.blockedDomains)) return refused('blocked', { errors: [{ field: 'email', code: 'blocked' }] });

    const parent = submission.parent === null ? null : await comments.get(submission.parent);
    if (parent === undefined || (parent && !isAnswerable(parent, site, thread))) return invalidField('parent', 'unknown');
    if (parent && parent.depth >= deepest) return invalidField('parent', 'too-deep');

    const { html, links } = renderMarkdown(submission.body);
    const isKnownAuthor = submission.email !== '' && (await comments.hasPublished(site, submission.email));
    const state = decide(settings.moderation, {
      isProven: verdict.kind === 'solved',
      hasOrigin: visit.site !== null,
      isKnownAuthor,
      links,
    });
    const id = newId();
    const comment: Comment = {
      ...content,
      id,
      site,
      thread,
      root: parent?.root ?? id,
      depth: parent ? parent.depth + 1 : 0,
      path: parent ? `${parent.path}/${id}` : id,
      state,
      reason: null,
      html,
      renderer,
      votes: 0,
      createdAt: now(),
      idempotencyKey: visit.idempotencyKey,
      fingerprint: print,
    };
    await admission.settle();
    await comments.add(comment, threadTitle);
    return tellAuthor(runtime, { ...comment, replies: 0 });
  });
}

function isAnswerable(parent: Comment, site: string, thread: string): boolean {
  return parent.site === site && parent.thread === thread && parent.state === 'published';
}
