import type { NewsletterProvider } from '../provider.js';
import { entries } from './http.js';

/**
 * Mailchimp's embedded form: the endpoint is its action, with the account's `u` and the audience's `id`. It opens Mailchimp's own page,
 * which may ask for a captcha first: no page can read its answers. `tags` are numbers; further fields go by their merge tags.
 */
export const mailchimp: NewsletterProvider = {
  capabilities: { idempotent: false, name: true, tags: true, fields: true, consent: false, list: 'optional' },

  build({ content: { email, name, lists, tags, fields, trap } }, endpoint) {
    const action = new URL(endpoint);
    const { searchParams } = action;
    if (!searchParams.has('id') && lists[0]) searchParams.set('id', lists[0]);
    const [u, id] = [searchParams.get('u'), searchParams.get('id')];
    if (!u || !id) return { kind: 'refused', code: 'not-found', field: 'endpoint' };
    const values = {
      ...(tags.length && { tags: tags.join(',') }),
      ...fields,
      ...(name && { FNAME: name }),
      EMAIL: email,
      [`b_${u}_${id}`]: trap, // Mailchimp's own: filled in, nothing is stored
      subscribe: 'Subscribe',
    };
    return { kind: 'navigate', form: { action: action.href, fields: entries(values) } };
  },

  /** Nothing is sent from the page, so there is nothing to read. */
  read: () => ({ kind: 'unreachable' }),
};
