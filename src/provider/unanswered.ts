import { advise } from '../site/advise.js';

/**
 * Tells the site owner, once, that a back end gave no answer that could be read: it is down, does not know this page, or another program
 * answers in its place. Visitors are told by the element.
 */
export function adviseUnanswered(host: Element, endpoint: URL): void {
  if (endpoint.hostname.endsWith('.invalid')) return; // the demo's network, which fails on request
  advise(
    host,
    'attribute "server"',
    `"${endpoint.href}" gave no answer that could be read. See that the server runs there, and that it accepts this page (AFTERWORD_ORIGINS, connect-src of the page's policy).`,
  );
}
