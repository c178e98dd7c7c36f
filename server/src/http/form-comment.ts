import type { Context } from 'hono';
import { pageOf, placeOf } from '../comments/place.ts';
import { postComment } from '../comments/post-comment.ts';
import type { Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import { answerAgain } from './form-again.ts';
import { entriesOf, passFor, readForm, siteOfForm } from './form-pass.ts';
import { invalidFields, ProblemError } from './problem.ts';
import { CommentForm } from './schemas.ts';
import { addressOf } from './visit.ts';
import { answerText, speechFor } from './visitor-page.ts';

/** Fields that a visitor can see, and mend. */
const visible = ['body', 'name', 'email', 'url'];

/**
 * A comment by the plain form of a thread, without JavaScript. Nothing proves that a person sent it, so it is held, and the browser is sent
 * back to the thread's page, to the note that says so. Where a field is wrong, a page asks for it again and keeps the others.
 */
export async function answerCommentForm(c: Context, runtime: Runtime): Promise<Response> {
  const { settings } = runtime;
  const { pass, trap, ...sent } = await readForm(c);
  const site = siteOfForm(c, runtime, pass);
  const checked = CommentForm.safeParse(sent);
  if (!checked.success) return refuse(invalidFields(checked.error, sent));
  const { thread } = checked.data;

  const place = placeOf(settings, thread);
  if (trap && place) return thank(place.thread);
  const submission = { ...checked.data, threadTitle: null, parent: null, notify: false, newsletter: null };
  const visit = { site, address: addressOf(c, settings.trustProxy), idempotencyKey: null };
  const posted = await postComment(runtime, submission, null, visit);
  if (posted.kind !== 'refused') return thank(posted.comment.thread);
  // A form has no key: pressed twice, the first time has done it.
  return posted.code === 'duplicate' && place ? thank(place.thread) : refuse(posted);

  function thank(key: string): Response | Promise<Response> {
    const page = pageOf(settings, key);
    if (page !== null) return c.redirect(`${page}#aw-held`, 303);
    const speech = speechFor(c, locale());
    return answerText(c, speech, speech.words.commentHeldTitle, speech.words.commentHeldText);
  }

  function refuse(refusal: Refused): Promise<Response> {
    const speech = speechFor(c, locale());
    if (refusal.errors?.length && refusal.errors.every(({ field }) => visible.includes(field))) {
      return answerAgain(c, speech, refusal, [...entriesOf(sent), passFor(runtime, site)]);
    }
    const { refusedTitle, refusedTooManyComments, refusedOther } = speech.words;
    const { status } = new ProblemError(refusal);
    return answerText(c, speech, refusedTitle, refusal.code === 'too-many' ? refusedTooManyComments : refusedOther, status);
  }

  function locale(): string | null {
    return typeof sent.locale === 'string' ? sent.locale : null;
  }
}
