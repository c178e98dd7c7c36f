import { isObject, post, problem } from '../afterword.js';
import { json as parse } from '../exchange.js';
import type { NewsletterProvider } from '../provider.js';
import { record } from './afterword.js';
import { refusal } from './http.js';

/**
 * Any address that takes JSON and answers in JSON, or with nothing. It gets what the reference server gets, but no proof, and no name where
 * none was asked.
 *
 * The key goes along as `Idempotency-Key`, but nothing says that it is honoured: only the visitor repeats.
 */
export const json: NewsletterProvider = {
  capabilities: { idempotent: false, name: true, tags: true, fields: true, consent: true, list: 'optional' },

  build({ key, content }, endpoint) {
    const { name } = content;
    return post(endpoint.href, key, { ...record(content), name: name || undefined });
  },

  read(answer) {
    const { status, text } = answer;
    const said = problem(answer);
    if (said.kind === 'refused') return said;
    if (status < 200 || status >= 300) return refusal(answer);
    const body = parse(answer);
    if (body === undefined && text !== '') return { kind: 'unreachable' }; // another's page: of a captive portal, of a single-page app
    const told = isObject(body) ? body.status : undefined;
    if (told === 'confirm' || told === 'subscribed') return { kind: told };
    return { kind: status === 202 ? 'confirm' : 'accepted' };
  },
};
