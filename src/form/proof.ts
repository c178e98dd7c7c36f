import { json, type Exchange, type Transport } from '../provider/exchange.js';
import { send } from '../provider/send.js';
import type { Proof } from './state.js';

/**
 * Asks for a challenge and solves it (ALTCHA proof of work, version 2). WebCrypto does the work off the main thread, so that it needs
 * no worker and never blocks the page; the library comes on demand.
 *
 * @returns the proof; `unsupported` where the browser cannot; `unreachable` where no challenge, or not the library, could be had
 */
export async function solveProof(
  challenge: Exchange,
  controller: AbortController,
  transport?: Transport,
): Promise<Proof | { readonly kind: 'unreachable' }> {
  if (!globalThis.crypto?.subtle) return { kind: 'unsupported' };
  const [answer, solver] = await Promise.all([
    send(challenge, controller.signal, transport),
    // A chunk that cannot be had now (offline, a deploy in between) is as good as a server that does not answer.
    import('./solve.js').catch(() => undefined),
  ]);
  const receivedMs = Date.now();
  const given = answer?.status === 200 ? json(answer) : undefined;
  const payload = given !== undefined && solver ? await solver.solve(given, controller) : undefined;
  return payload ? { kind: 'ready', payload, receivedMs } : { kind: 'unreachable' };
}
