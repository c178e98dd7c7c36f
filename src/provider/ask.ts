import type { Answer, Exchange, Transport } from './exchange.js';
import type { Refusal, Unreachable } from './outcome.js';
import { send } from './send.js';

/** A question to a back end, which stores nothing twice: what to send, and what the answer means. */
export interface Ask<Told> {
  readonly exchange: Exchange;
  /** Never throws: what it does not understand is `unreachable`. Where one exchange is not enough, what is asked next. */
  read(answer: Answer): Told | Ask<Told> | Refusal | Unreachable;
}

/** What an operation of a provider gives: a question, or a refusal where it can tell without asking. */
export type Question<Told> = Ask<Told> | Refusal;

/** Asks until there is an answer. It never throws; `unreachable` where there was none: offline, timed out, refused by CORS, aborted. */
export async function ask<Told extends { readonly kind: string }>(
  question: Question<Told>,
  signal: AbortSignal,
  transport?: Transport,
): Promise<Told | Refusal | Unreachable> {
  let step: Told | Ask<Told> | Refusal | Unreachable = question;
  while ('exchange' in step) {
    const answer: Answer | undefined = await send(step.exchange, signal, transport);
    if (!answer) return { kind: 'unreachable' };
    step = step.read(answer);
  }
  return step;
}
