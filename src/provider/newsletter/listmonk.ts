import { isObject } from '../afterword.js';
import { json } from '../exchange.js';
import type { ProblemCode } from '../outcome.js';
import type { NewsletterProvider } from '../provider.js';
import { below, handOver, refusal } from './http.js';

/** Refusals have no code, and a message in the server's language: these are the English ones (listmonk 6.2). */
const refusals: readonly (readonly [part: string, code: ProblemCode, field?: string])[] = [
  ['Invalid email', 'invalid', 'email'],
  ['domain is blocklisted', 'blocked', 'email'],
  ['lists selected', 'not-found', 'list'],
  ['Invalid UUID', 'not-found', 'list'],
  ['feature is not available', 'closed'],
];

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * listmonk's public API. It lets a page read its answers only where the owner trusts the page's origin; elsewhere the same is handed
 * over as a form. A list that does not exist is not refused by listmonk, so at least its shape is looked at here.
 */
export const listmonk: NewsletterProvider = {
  capabilities: { idempotent: false, name: true, tags: false, fields: false, consent: false, list: 'required' },

  build({ content: { email, name, lists } }, endpoint) {
    if (!lists.length || !lists.every((list) => uuid.test(list))) return { kind: 'refused', code: 'not-found', field: 'list' };
    const url = below(endpoint, 'api/public/subscription');
    const who = { email, ...(name && { name }) };
    return {
      url,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...who, list_uuids: lists }),
      otherwise: handOver(url, { ...who, l: lists }),
    };
  },

  read(answer) {
    const body = json(answer);
    if (!isObject(body)) return refusal(answer);
    if (answer.status === 200) {
      if (body.data === true) return { kind: 'accepted' }; // as its documentation has it; the program tells more
      const optin = isObject(body.data) ? body.data.has_optin : undefined;
      return typeof optin === 'boolean' ? { kind: optin ? 'confirm' : 'subscribed' } : { kind: 'unreachable' };
    }
    const { message } = body;
    const [, code, field] = refusals.find(([part]) => typeof message === 'string' && message.includes(part)) ?? [];
    return code ? { kind: 'refused', code, ...(field && { field }) } : refusal(answer);
  },
};
