import type { Context } from 'hono';
import type { Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import { askedFor, namesOf } from '../subscriptions/lists.ts';
import { objectionTo, signUp, type SignUpRequest } from '../subscriptions/sign-up.ts';
import { quote } from '../wording/speak.ts';
import { answerAgain } from './form-again.ts';
import { entriesOf, pageLifetimeMs, passFor, readForm, siteOfForm, type Pass, type Sent } from './form-pass.ts';
import { invalidFields, ProblemError } from './problem.ts';
import { SubscriptionForm } from './schemas.ts';
import { sealing } from './sealed.ts';
import { addressOf } from './visit.ts';
import { answerButton, answerText, speechFor } from './visitor-page.ts';

/** What the button sends back: all of the sign-up, so that it can only be what the page said. */
interface Ticket extends Pass {
  /** Makes a button that is pressed twice send one mail. */
  readonly key: string;
  readonly request: SignUpRequest;
}

const tickets = sealing<Ticket>('ticket');

/**
 * A sign-up by a plain form, without JavaScript. Nothing proves that a person sent it, so it is answered with a page, and the button
 * on that page sends the mail, under the strictest limit. Where a field is wrong, a page asks for it again and keeps the others.
 */
export async function answerForm(c: Context, runtime: Runtime): Promise<Response> {
  const { signer, now } = runtime;
  const { ticket, pass, ...sent } = await readForm(c);
  if (typeof ticket === 'string') return answerTicket(c, runtime, tickets.read(signer, ticket, now()));
  return answerFields(c, runtime, sent, siteOfForm(c, runtime, pass));
}

function answerFields(c: Context, runtime: Runtime, sent: Sent, site: string | null): Promise<Response> {
  const { settings, signer, now, newId } = runtime;
  const speech = speechFor(c, typeof sent.locale === 'string' ? sent.locale : null);
  const askAgain = (refusal: Refused) => answerAgain(c, speech, refusal, [...entriesOf(sent), passFor(runtime, site)]);

  const given = asBody(sent);
  const checked = SubscriptionForm.safeParse(given);
  if (!checked.success) return askAgain(invalidFields(checked.error, given));
  const { list: lists, ...rest } = checked.data;
  const request: SignUpRequest = { ...rest, lists, source: {} };
  const objection = objectionTo(settings, request);
  if (objection) return askAgain(objection);

  const { sendTitle, sendText, sendButton } = speech.words;
  return answerButton(c, speech, {
    title: sendTitle,
    text: sendText(request.email, quote(speech, namesOf(settings.lists, askedFor(settings.lists, lists)))),
    button: sendButton,
    fields: { ticket: tickets.write(signer, { key: newId(), request, site, until: now() + pageLifetimeMs }) },
  });
}

async function answerTicket(c: Context, runtime: Runtime, ticket: Ticket | null): Promise<Response> {
  const speech = speechFor(c, ticket?.request.locale ?? null);
  const { refusedTitle, refusedTooMany, refusedOther, sentTitle, sentText } = speech.words;
  if (!ticket) return answerText(c, speech, refusedTitle, refusedOther, 422);
  const visit = { address: addressOf(c, runtime.settings.trustProxy), site: ticket.site, idempotencyKey: ticket.key };
  const outcome = await signUp(runtime, ticket.request, null, visit);
  if (outcome.kind === 'accepted') return answerText(c, speech, sentTitle, sentText, 202);
  const { status } = new ProblemError(outcome);
  return answerText(c, speech, refusedTitle, outcome.code === 'too-many' ? refusedTooMany : refusedOther, status);
}

/** The body that says the same: a form's fields that are not ours are the site's. */
function asBody(sent: Sent): object {
  const { tags, ...others } = sent;
  const isOurs = (name: string) => name in SubscriptionForm.shape && name !== 'fields';
  const entries = Object.entries(others);
  return {
    ...Object.fromEntries(entries.filter(([name]) => isOurs(name))),
    tags: [tags ?? []].flat().join(','),
    fields: Object.fromEntries(entries.filter(([name]) => !isOurs(name))),
  };
}
