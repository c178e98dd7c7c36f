import { problem } from '../afterword.js';
import type { NewsletterProvider } from '../provider.js';
import { formPost, handOver, refusal } from './http.js';

/**
 * Any address that takes a form's POST. The fields have the names that the page's own form gives them; lists are `list`, tags `tags`
 * (comma separated), the sentence that was agreed to `consent`. Only an address of the page's own site is read: another hands over.
 */
export const form: NewsletterProvider = {
  capabilities: { idempotent: false, name: true, tags: true, fields: true, consent: true, list: 'optional' },

  build({ content: { email, name, lists, tags, fields, names, consent, source, trap, page } }, endpoint) {
    const values = {
      ...source,
      ...fields,
      ...(lists.length && { list: lists }),
      ...(tags.length && { tags: tags.join(',') }),
      ...(consent && { consent }),
      ...(trap && { trap }),
      ...(name && { [names.name]: name }),
      [names.email]: email,
    };
    const isOwn = URL.canParse(page) && new URL(page).origin === endpoint.origin;
    return isOwn ? formPost(endpoint.href, values) : handOver(endpoint.href, values);
  },

  read(answer) {
    const said = problem(answer);
    if (said.kind === 'refused') return said;
    return answer.status >= 200 && answer.status < 300 ? { kind: 'accepted' } : refusal(answer);
  },
};
