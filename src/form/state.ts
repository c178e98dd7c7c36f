import type { Acknowledged, ProblemCode } from '../provider/outcome.js';
import type { Submission } from '../provider/provider.js';

/** What the machine is in: apart from it, since a form shows its state before it has anything to send. */

/** What the visitor's device knows about its proof of work. */
export type Proof =
  | { readonly kind: 'none' }
  | { readonly kind: 'solving' }
  | { readonly kind: 'ready'; readonly payload: string; readonly receivedMs: number }
  /** The browser has no `crypto.subtle` (a plain `http:` page): sent without one, the server is stricter, and that is all. */
  | { readonly kind: 'unsupported' };

/** What is under way: the same key however often it is sent. */
export type Pending<Content> = Omit<Submission<Content>, 'proof'>;

export type State<Content> = {
  readonly proof: Proof;
} & (
  | { readonly phase: 'idle' }
  /** `sent` once the request has left; until then the proof is waited for. `attempt` counts those without an answer. */
  | {
      readonly phase: 'submitting';
      readonly pending: Pending<Content>;
      readonly sent: boolean;
      readonly attempt: number;
      readonly renewals: number;
    }
  /** Kept on the device, tried again by itself. */
  | { readonly phase: 'waiting'; readonly pending: Pending<Content>; readonly attempt: number }
  | { readonly phase: 'done'; readonly outcome: Acknowledged }
  /** The visitor's own browser has taken it to the back end's page: what came of it is told there. */
  | { readonly phase: 'away'; readonly pending: Pending<Content> }
  /** Refused for good, or without an answer where only the visitor may try again: then `pending` is still there. */
  | {
      readonly phase: 'error';
      readonly code: ProblemCode | 'unreachable';
      readonly field?: string;
      readonly retryAfterMs?: number;
      readonly pending?: Pending<Content>;
    }
);

export const idle = { phase: 'idle', proof: { kind: 'none' } } as const;

/** Whether a submission may begin: a second click, or a second tab's echo, changes nothing. */
export function canSubmit(state: State<unknown>): boolean {
  return state.phase !== 'submitting' && state.phase !== 'waiting';
}

/** Nothing may be typed: it is on its way. Repeats are made without being asked for, and stop nobody from changing it. */
export function isSending(state: State<unknown>): boolean {
  return state.phase === 'submitting' && state.attempt === 0;
}

/** It is kept until the back end can be reached: also while another try is under way. */
export function isWaiting(state: State<unknown>): boolean {
  return state.phase === 'waiting' || (state.phase === 'submitting' && state.attempt > 0);
}
