import { advise } from '../site/advise.js';
import type { Provider } from './provider.js';
import type { Target } from './target.js';

/**
 * Tells the site owner, once, that a back end gave no answer that could be read: it is down, does not know this page, or another program
 * answers in its place. Visitors are told by the element.
 */
export function adviseUnanswered(host: Element, { provider, endpoint }: Target<Pick<Provider<never>, 'capabilities' | 'challenge'>>): void {
  if (provider.capabilities.simulated) return; // no server: it fails on request
  advise(host, 'unanswered', provider.challenge && !host.hasAttribute('endpoint') ? 'server' : 'endpoint', endpoint.href);
}
