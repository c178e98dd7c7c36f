import { isObject } from '../afterword.js';
import { json, type Answer } from '../exchange.js';
import type { NewsletterProvider } from '../provider.js';
import { below, entries, formPost, refusal, renamed } from './http.js';

/**
 * A form of Kit's (once ConvertKit): its whole address, or Kit's with the form's number as `list`. `tags` are numbers too.
 *
 * It is never handed over unread: what went without an answer may have arrived, for Kit needs no preflight.
 */
export const kit: NewsletterProvider = {
  capabilities: { idempotent: false, name: true, tags: true, fields: true, consent: false, list: 'optional' },

  build({ content: { email, name, lists, tags, fields } }, endpoint) {
    const [id = ''] = lists;
    const isForm = /\/forms\/\w+\/subscriptions\/?$/.test(endpoint.pathname);
    if (!isForm && !/^\w+$/.test(id)) return { kind: 'refused', code: 'not-found', field: 'list' };
    const url = isForm ? endpoint.href : below(endpoint, `forms/${id}/subscriptions`);
    const values = {
      // The page's own form may be Kit's, whose names are whole already.
      ...renamed(fields, (field) => (field.includes('[') ? field : `fields[${field}]`)),
      ...(tags.length && { 'tags[]': tags }),
      ...(name && { 'fields[first_name]': name }),
      email_address: email,
    };
    return {
      ...formPost(url, values, { Accept: 'application/json' }),
      // Kit wants to see that the visitor is human: sent once more as a plain form, its own page asks.
      next: (answer) =>
        statusOf(answer) === 'quarantined' ? { kind: 'navigate', form: { action: url, fields: entries(values) } } : kit.read(answer),
    };
  },

  read(answer) {
    const status = statusOf(answer);
    if (status === 'success') return { kind: 'accepted' };
    if (status === 'failed') return { kind: 'refused', code: 'invalid', field: 'email' };
    return answer.status === 404 ? { kind: 'refused', code: 'not-found', field: 'list' } : refusal(answer);
  },
};

/** What Kit says came of it; HTTP's status is 200 for nearly everything. */
function statusOf(answer: Answer): unknown {
  const body = json(answer);
  return isObject(body) ? body.status : undefined;
}
