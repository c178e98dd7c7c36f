import { isObject } from '../afterword.js';
import { json, type Answer } from '../exchange.js';
import type { Outcome } from '../outcome.js';
import type { NewsletterProvider, SubscriptionDraft } from '../provider.js';
import { below, formPost, handOver, refusal, renamed } from './http.js';

/**
 * A form of Mautic's: `list` is its number. The fields' aliases are the owner's: `email` and `name`, or what the page's own form calls
 * them. An answer can be read where the owner has allowed the page's origin; elsewhere the same is handed over.
 */
export const mautic: NewsletterProvider = {
  capabilities: { idempotent: false, name: true, tags: false, fields: true, consent: false, list: 'required' },

  build({ content: { email, name, lists, fields, names } }, endpoint) {
    const [id = ''] = lists;
    if (!/^\d+$/.test(id)) return { kind: 'refused', code: 'not-found', field: 'list' };
    const url = below(endpoint, `form/submit?formId=${id}&ajax=1`);
    const values = {
      ...renamed(fields, (field) => `mauticform[${aliasOf(field)}]${Array.isArray(fields[field]) ? '[]' : ''}`),
      ...(name && { [`mauticform[${aliasOf(names.name)}]`]: name }),
      [`mauticform[${aliasOf(names.email)}]`]: email,
      'mauticform[formId]': id,
    };
    return {
      // Without this header Mautic keeps its answer from other origins, allowed or not.
      ...formPost(url, values, { 'X-Requested-With': 'XMLHttpRequest' }),
      next: (answer) => read(answer, names),
      otherwise: handOver(url, values),
    };
  },

  read: (answer) => read(answer, { email: 'email', name: 'name' }),
};

/** A field's alias; the page's own form may be Mautic's, which has it in brackets already. */
function aliasOf(field: string): string {
  return /^mauticform\[(.+?)\]/.exec(field)?.[1] ?? field;
}

/** Mautic answers everything with 200; what it says of it is the owner's, and in the owner's language. */
function read(answer: Answer, names: SubscriptionDraft['names']): Outcome {
  const body = json(answer);
  if (answer.status !== 200 || !isObject(body)) return refusal(answer);
  if (body.success === 1 || body.success === true) return { kind: 'accepted' };
  const { validationErrors, errorMessage } = body;
  const [alias] = isObject(validationErrors) ? Object.keys(validationErrors) : [];
  if (alias !== undefined) return { kind: 'refused', code: 'invalid', field: ours(alias, names) };
  if (typeof errorMessage !== 'string') return { kind: 'unreachable' };
  return errorMessage.includes('no longer available')
    ? { kind: 'refused', code: 'not-found', field: 'list' }
    : { kind: 'refused', code: 'closed' };
}

/** What we call the field of an alias. */
function ours(alias: string, { email, name }: SubscriptionDraft['names']): string {
  return alias === aliasOf(email) ? 'email' : alias === aliasOf(name) ? 'name' : alias;
}
