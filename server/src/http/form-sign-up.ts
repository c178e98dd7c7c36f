import type { Context } from 'hono';
import type { Signer } from '../guard/signer.ts';
import { invalidField, type Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import { nameOf, signUp, type SignUpRequest } from '../subscriptions/sign-up.ts';
import type { Speech } from '../wording/speak.ts';
import { invalidFields, ProblemError } from './problem.ts';
import { SubscriptionForm } from './schemas.ts';
import { addressOf, visitOf } from './visit.ts';
import { answerButton, answerText, speechFor } from './visitor-page.ts';

/** How long the page with the button can be left open. */
const lifetimeMs = 3_600_000;

/** What the button sends back. It is signed, so it can only come from our own page, and needs no `Origin`. */
interface Ticket {
  /** Makes a button that is pressed twice send one mail. */
  readonly key: string;
  readonly request: SignUpRequest;
  readonly site: string | null;
  readonly until: number;
}

/**
 * A sign-up by a plain form, without JavaScript. Nothing proves that a person sent it, so it is answered with a page, and the button
 * on that page sends the mail, under the strictest limit.
 */
export async function answerForm(c: Context, runtime: Runtime): Promise<Response> {
  const { settings, signer, now, newId } = runtime;
  const fields = await c.req.parseBody();
  const ticket = fields.ticket;
  if (typeof ticket === 'string') return answerTicket(c, runtime, readTicket(signer, ticket, now()));

  const { site } = visitOf(c, settings);
  const checked = SubscriptionForm.safeParse(fields);
  const list = checked.data?.list ?? settings.lists.first;
  const listName = nameOf(settings.lists, list);
  const speech = speechFor(c, checked.data?.locale ?? null);
  if (!checked.success) return answerRefused(c, speech, invalidFields(checked.error, fields));
  if (listName === null) return answerRefused(c, speech, invalidField('list', 'unknown'));
  const request: SignUpRequest = { ...checked.data, list, fields: {}, source: {} };
  const { sendTitle, sendText, sendButton } = speech.words;
  return answerButton(c, speech, {
    title: sendTitle,
    text: sendText(request.email, listName),
    button: sendButton,
    fields: { ticket: writeTicket(signer, { key: newId(), request, site, until: now() + lifetimeMs }) },
  });
}

async function answerTicket(c: Context, runtime: Runtime, ticket: Ticket | null): Promise<Response> {
  const speech = speechFor(c, ticket?.request.locale ?? null);
  if (!ticket) return answerText(c, speech, speech.words.refusedTitle, speech.words.refusedOther, 422);
  const visit = { address: addressOf(c, runtime.settings.trustProxy), site: ticket.site, idempotencyKey: ticket.key };
  const outcome = await signUp(runtime, ticket.request, null, visit);
  if (outcome.kind === 'refused') return answerRefused(c, speech, outcome);
  return answerText(c, speech, speech.words.sentTitle, speech.words.sentText, 202);
}

function answerRefused(c: Context, speech: Speech, refusal: Refused): Promise<Response> {
  const { refusedTitle, refusedEmail, refusedTooMany, refusedOther } = speech.words;
  const { status } = new ProblemError(refusal);
  const isEmail = refusal.errors?.some(({ field }) => field === 'email');
  return answerText(c, speech, refusedTitle, isEmail ? refusedEmail : refusal.code === 'too-many' ? refusedTooMany : refusedOther, status);
}

function writeTicket(signer: Signer, ticket: Ticket): string {
  const text = Buffer.from(JSON.stringify(ticket)).toString('base64url');
  return `${text}.${signer.sign('ticket', text)}`;
}

function readTicket(signer: Signer, given: string, now: number): Ticket | null {
  const [text = '', signature = ''] = given.split('.');
  if (!signer.verify(signature, 'ticket', text)) return null;
  // Our own signature covers it, so it is what `writeTicket` was given.
  const ticket = JSON.parse(Buffer.from(text, 'base64url').toString()) as Ticket;
  return ticket.until > now ? ticket : null;
}
