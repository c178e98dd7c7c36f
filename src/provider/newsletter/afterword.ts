import { address, challenge, isObject, post, problem } from '../afterword.js';
import { json } from '../exchange.js';
import type { NewsletterProvider, SubscriptionDraft } from '../provider.js';

/** The reference server: always 202 with a mail on its way, whether or not it knows the address (CONTRACT section 9). */
export const afterword: NewsletterProvider = {
  capabilities: { idempotent: true, name: true, tags: true, fields: true, consent: true, list: 'optional' },

  challenge,

  build({ key, content, proof }, endpoint) {
    return post(address(endpoint, 'subscriptions'), key, { ...record(content), ...(proof && { proof }) });
  },

  read(answer) {
    // A captive portal may answer anything with its own page: only the server's JSON counts.
    return answer.status === 202 && isObject(json(answer)) ? { kind: 'confirm' } : problem(answer);
  },
};

/** A sign-up as the reference server takes it: one list is a text, several are an array. */
export function record({ lists, names: _names, source, trap, ...content }: SubscriptionDraft): object {
  return {
    ...content,
    ...(lists.length && { list: lists.length > 1 ? lists : lists[0] }),
    ...(source && { source }),
    ...(trap && { trap }),
  };
}
