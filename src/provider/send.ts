import type { Answer, Exchange, Transport } from './exchange.js';

/** How long an answer may take, in milliseconds: a slow phone on a slow network, but not for ever. */
const timeoutMs = 20_000;

const overHttp: Transport = async ({ url, method, headers, body, unreadable, sameOrigin, keepalive }, signal) => {
  const response = await fetch(url, {
    method,
    headers,
    signal,
    credentials: 'omit',
    // What was just posted is to be seen. Of a POST it would make Chromium ask for leave each time (CORS preflight cache).
    ...(method === 'GET' && { cache: 'no-cache' }),
    ...(body !== undefined && { body }),
    mode: unreadable ? 'no-cors' : sameOrigin ? 'same-origin' : 'cors',
    ...(keepalive && { keepalive }),
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    text: await response.text(),
    ...(response.redirected && { redirectedTo: response.url }),
  };
};

/**
 * Sends one exchange, and gives its answer, or `undefined` where there was none: offline, timed out, refused by CORS, aborted.
 * It never throws, and never repeats: that is the submission machine's to decide.
 */
export async function send(exchange: Exchange, signal: AbortSignal, transport: Transport = overHttp): Promise<Answer | undefined> {
  try {
    return await transport(exchange, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
  } catch {
    // TypeError, AbortError or TimeoutError: the network's ways of saying that no answer came.
    return undefined;
  }
}
