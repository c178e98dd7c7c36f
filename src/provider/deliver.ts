import type { Outcome } from './outcome.js';
import type { Provider, Submission } from './provider.js';
import { send } from './send.js';

/** Takes a submission through all exchanges that its provider wants, and gives what came of it. It never throws. */
export async function deliver<Content>(
  provider: Provider<Content>,
  submission: Submission<Content>,
  endpoint: URL,
  signal: AbortSignal,
): Promise<Outcome> {
  let step = provider.build(submission, endpoint);
  // HTML `navigator.onLine`: false is certain, true is not. A provider that carries by itself needs no network.
  if (!('kind' in step) && !provider.transport && !navigator.onLine) return { kind: 'unreachable', neverLeft: true };
  while (!('kind' in step)) {
    const answer = await send(step, signal, provider.transport);
    if (answer) step = step.next?.(answer) ?? provider.read(answer);
    else if (step.otherwise && !signal.aborted) step = step.otherwise;
    else return { kind: 'unreachable' };
  }
  return step;
}
