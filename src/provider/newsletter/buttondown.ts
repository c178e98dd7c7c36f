import type { NewsletterProvider } from '../provider.js';
import { below, entries, renamed } from './http.js';

/** Names that Buttondown's own form may have beside the address (its documentation, August 2026). */
const known = /^(embed|tag|referring_subscriber_id|metadata__.+)$/;

/**
 * Buttondown's form: the endpoint is its action, or Buttondown's address with the newsletter's user name as `list`. It opens Buttondown's
 * own page, as its documentation asks: a visitor may have to pass a captcha there. `tags` go by name.
 */
export const buttondown: NewsletterProvider = {
  capabilities: { idempotent: false, name: true, tags: true, fields: true, consent: false, list: 'optional' },

  build({ content: { email, name, lists, tags, fields, names } }, endpoint) {
    const [user = ''] = lists;
    const isAction = /\/embed-subscribe\/[^/]+\/?$/.test(endpoint.pathname);
    if (!isAction && !/^[\w-]+$/.test(user)) return { kind: 'refused', code: 'not-found', field: 'list' };
    const values = {
      ...(tags.length && { tag: tags }),
      ...renamed(fields, metadata),
      ...(name && { [metadata(names.name)]: name }),
      email,
      embed: '1',
    };
    const action = isAction ? endpoint.href : below(endpoint, `api/emails/embed-subscribe/${user}`);
    return { kind: 'navigate', form: { action, fields: entries(values) } };
  },

  /** Nothing is sent from the page, so there is nothing to read. */
  read: () => ({ kind: 'unreachable' }),
};

function metadata(field: string): string {
  return known.test(field) ? field : `metadata__${field}`;
}
