import { address, challenge, isObject, post, problem } from '../afterword.js';
import { json } from '../exchange.js';
import type { NewsletterProvider } from '../provider.js';

/** The reference server: always 202 with a mail on its way, whether or not it knows the address (CONTRACT section 9). */
export const afterword: NewsletterProvider = {
  capabilities: { idempotent: true },

  challenge,

  build({ key, content, proof }, endpoint) {
    return post(address(endpoint, 'subscriptions'), key, { ...content, ...(proof && { proof }) });
  },

  read(answer) {
    // A captive portal may answer anything with its own page: only the server's JSON counts.
    return answer.status === 202 && isObject(json(answer)) ? { kind: 'confirm' } : problem(answer);
  },
};
