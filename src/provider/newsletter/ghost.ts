import { isObject } from '../afterword.js';
import { json, type Answer, type Exchange } from '../exchange.js';
import type { ProblemCode, Refusal, Unreachable } from '../outcome.js';
import type { NewsletterProvider, SubscriptionDraft } from '../provider.js';
import { below, refusal } from './http.js';

/** What Ghost refuses has no code: it is told by a part of the message, which is English on every site (Ghost 6.65). */
const refusals: readonly (readonly [part: string, code: ProblemCode, field?: string])[] = [
  ['email is', 'invalid', 'email'],
  ['email domain', 'blocked', 'email'],
  ['invite-only', 'closed'],
  ['paid members', 'closed'],
  ['newsletters', 'not-found', 'list'],
  ['failed to send email', 'unavailable'],
  // Last of all, its word on a token that is missing, wrong or too old.
  ['could not be understood', 'unavailable'],
];

const unitMs: Readonly<Record<string, number>> = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Ghost's members API: first a token against robots, then a mail with a link, whether or not the address is known. `tags` are labels,
 * `lists` newsletters by their names.
 */
export const ghost: NewsletterProvider = {
  capabilities: { idempotent: false, name: true, tags: true, fields: false, consent: false, list: 'optional' },

  build: ({ content }, endpoint) => introduce(content, endpoint, 1),

  read: (answer) => (answer.status === 201 && isObject(json(answer)) ? { kind: 'confirm' } : refused(answer)),
};

/** Asks for a token, which is good for five minutes, and signs up with it. One that is refused is replaced `renewals` times. */
function introduce(content: SubscriptionDraft, endpoint: URL, renewals: number): Exchange {
  return {
    url: below(endpoint, 'members/api/integrity-token/'),
    method: 'GET',
    headers: {},
    next(answer) {
      // 204: no token could be made, and Ghost takes the sign-up without one.
      if (answer.status === 204) return signUp(content, endpoint, renewals);
      if (answer.status !== 200) return refused(answer);
      return /^\d+:\w+:\w+$/.test(answer.text) ? signUp(content, endpoint, renewals, answer.text) : { kind: 'unreachable' };
    },
  };
}

function signUp(content: SubscriptionDraft, endpoint: URL, renewals: number, integrityToken?: string): Exchange {
  const { email, name, tags, lists, trap } = content;
  return {
    url: below(endpoint, 'members/api/send-magic-link/'),
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      email,
      emailType: 'subscribe',
      ...(name && { name }),
      ...(trap && { honeypot: trap }),
      ...(tags.length && { labels: tags }),
      ...(lists.length && { newsletters: lists.map((list) => ({ name: list })) }),
      integrityToken,
    }),
    next: (answer) => (renewals && isStale(answer) ? introduce(content, endpoint, renewals - 1) : ghost.read(answer)),
  };
}

function refused(answer: Answer): Refusal | Unreachable {
  const message = messageOf(answer);
  if (answer.status === 429) return { ...refusal(answer), ...waitIn(message) };
  // The mail server does not take the recipient: the one refusal without JSON.
  if (answer.status === 400 && answer.text === 'Bad Request.') return { kind: 'refused', code: 'invalid', field: 'email' };
  const [, code, field] = refusals.find(([part]) => message.includes(part)) ?? [];
  return code ? { kind: 'refused', code, ...(field && { field }) } : refusal(answer);
}

function isStale(answer: Answer): boolean {
  return messageOf(answer).includes('could not be understood');
}

/** What Ghost says is wrong, in lower case; empty where it says nothing. */
function messageOf(answer: Answer): string {
  const body = json(answer);
  const errors: unknown = isObject(body) && body.errors;
  const first: unknown = Array.isArray(errors) && errors[0];
  return isObject(first) && typeof first.message === 'string' ? first.message.toLowerCase() : '';
}

/** How long to wait is said in words alone: "try again in 10 minutes". */
function waitIn(message: string): { readonly retryAfterMs?: number } {
  const [, count, unit] = /in (\d{1,4}|an?) (second|minute|hour|day)/.exec(message) ?? [];
  const ms = (Number(count) || 1) * (unitMs[unit ?? ''] ?? 0);
  return ms > 0 ? { retryAfterMs: ms } : {};
}
