import type { Acknowledged, Navigate, Outcome, ProblemCode } from '../provider/outcome.js';
import type { Submission } from '../provider/provider.js';
import { canSubmit, type Pending, type Proof, type State } from './state.js';

/**
 * The submission machine of both forms: what state a submission is in, and what is to be done next, decided without the DOM, the
 * network, a clock or chance. Whatever happens comes in as an event; whatever is to be done goes out as an effect.
 */

export type MachineEvent<Content> =
  /** The visitor has begun, or a draft was found: time to solve a proof ahead. */
  | { readonly type: 'prepare'; readonly nowMs: number }
  /** `chance` is a number from 0 to 1 that spreads repeats, so that a server that comes back is not met by all at once. */
  | { readonly type: 'proof'; readonly proof: Proof | { readonly kind: 'unreachable' }; readonly chance: number }
  | { readonly type: 'submit'; readonly pending: Pending<Content>; readonly nowMs: number }
  /** What a reload cut off is found with the draft: whether it has arrived is unknown. */
  | { readonly type: 'resume'; readonly pending: Pending<Content>; readonly nowMs: number }
  /** The visitor is back from the page to which the submission was taken. */
  | { readonly type: 'return'; readonly pending: Pending<Content> }
  /** The answer to what was sent under `key`. */
  | { readonly type: 'outcome'; readonly key: string; readonly outcome: Outcome; readonly chance: number; readonly nowMs: number }
  /** The wait is over, or the network is back: what waits is tried again. What only the visitor may repeat is not. */
  | { readonly type: 'wake'; readonly nowMs: number }
  /** The visitor asks for another try. */
  | { readonly type: 'retry'; readonly nowMs: number }
  /** A new submission may begin. */
  | { readonly type: 'reset' };

export type Effect<Content> =
  | { readonly type: 'solve' }
  /** Kept with the draft, so that a reload in the middle goes on under the same key. */
  | { readonly type: 'keep'; readonly pending: Pending<Content> }
  | { readonly type: 'send'; readonly submission: Submission<Content> }
  | { readonly type: 'retry-after'; readonly delayMs: number }
  /** Only a form that leaves the page can deliver it: the draft stays until the visitor is back. */
  | { readonly type: 'navigate'; readonly pending: Pending<Content>; readonly form: Navigate['form'] }
  /** Acknowledged: the draft may go. */
  | { readonly type: 'settle'; readonly outcome: Acknowledged }
  /** Refused: the draft stays, the key goes. */
  | { readonly type: 'refuse'; readonly code: ProblemCode | 'unreachable'; readonly field?: string; readonly retryAfterMs?: number };

/** What the machine must know of the provider. */
export interface Rules {
  readonly idempotent: boolean;
  readonly needsProof: boolean;
}

export interface Step<Content> {
  readonly state: State<Content>;
  readonly effects: readonly Effect<Content>[];
}

/** Age at which a solved proof is renewed before use, in milliseconds of elapsed time. The server takes it for hours. */
export const proofLifetimeMs = 45 * 60_000;

/** How often a refused proof is renewed for one submission before the visitor is told. */
const mostRenewals = 2;

/** First and longest wait between repeats, in milliseconds. */
const firstDelayMs = 2_000;
const longestDelayMs = 60_000;

/** Longest that a back end's own wish is waited for, in milliseconds: timers end at 24 days, and visitors sooner. */
const longestWaitMs = 3_600_000;

/** The next state and what is to be done. Pure. */
export function step<Content>(state: State<Content>, event: MachineEvent<Content>, rules: Rules): Step<Content> {
  switch (event.type) {
    case 'prepare':
      return rules.needsProof && !isUsable(state.proof, event.nowMs) && state.proof.kind !== 'solving'
        ? { state: { ...state, proof: { kind: 'solving' } }, effects: [{ type: 'solve' }] }
        : stay(state);
    case 'proof':
      return onProof(state, event.proof, event.chance, rules);
    case 'submit':
      return canSubmit(state)
        ? dispatch(
            { proof: state.proof, phase: 'submitting', pending: event.pending, sent: false, attempt: 0, renewals: 0 },
            event.nowMs,
            rules,
            [{ type: 'keep', pending: event.pending }],
          )
        : stay(state);
    case 'resume':
      if (rules.idempotent) return step(state, { ...event, type: 'submit' }, rules);
      return canSubmit(state) ? ask(state, event.pending) : stay(state);
    case 'return':
      return canSubmit(state) ? { state: { proof: state.proof, phase: 'away', pending: event.pending }, effects: [] } : stay(state);
    case 'outcome':
      // An answer to something else comes too late: that was given up.
      return state.phase === 'submitting' && state.sent && state.pending.key === event.key
        ? onOutcome(state, event.outcome, event.chance, event.nowMs, rules)
        : stay(state);
    case 'wake':
      return state.phase === 'waiting' ? again(state, state.pending, state.attempt, event.nowMs, rules) : stay(state);
    case 'retry':
      if (state.phase === 'waiting') return again(state, state.pending, state.attempt, event.nowMs, rules);
      return (state.phase === 'error' || state.phase === 'away') && state.pending
        ? again(state, state.pending, 0, event.nowMs, rules)
        : stay(state);
    case 'reset':
      return { state: { phase: 'idle', proof: state.proof }, effects: [] };
  }
}

type Submitting<Content> = Extract<State<Content>, { phase: 'submitting' }>;

function stay<Content>(state: State<Content>): Step<Content> {
  return { state, effects: [] };
}

function isUsable(proof: Proof, nowMs: number): boolean {
  return proof.kind === 'unsupported' || (proof.kind === 'ready' && nowMs - proof.receivedMs < proofLifetimeMs);
}

/** The same submission once more, under the same key. */
function again<Content>({ proof }: State<Content>, pending: Pending<Content>, attempt: number, nowMs: number, rules: Rules): Step<Content> {
  return dispatch({ proof, phase: 'submitting', pending, sent: false, attempt, renewals: 0 }, nowMs, rules, []);
}

/** Sends when the proof is there, otherwise asks for one first. */
function dispatch<Content>(state: Submitting<Content>, nowMs: number, rules: Rules, before: readonly Effect<Content>[]): Step<Content> {
  if (!rules.needsProof || isUsable(state.proof, nowMs)) return depart(state, before);
  if (state.proof.kind === 'solving') return { state, effects: before };
  return { state: { ...state, proof: { kind: 'solving' } }, effects: [...before, { type: 'solve' }] };
}

/** The request leaves. A proof is good for one request: it is used up with it. */
function depart<Content>(state: Submitting<Content>, before: readonly Effect<Content>[] = []): Step<Content> {
  const submission = state.proof.kind === 'ready' ? { ...state.pending, proof: state.proof.payload } : state.pending;
  return { state: { ...state, sent: true }, effects: [...before, { type: 'send', submission }] };
}

function onProof<Content>(
  state: State<Content>,
  proof: Proof | { readonly kind: 'unreachable' },
  chance: number,
  rules: Rules,
): Step<Content> {
  if (proof.kind !== 'unreachable') {
    const next = { ...state, proof };
    return next.phase === 'submitting' && !next.sent ? depart(next) : stay(next);
  }
  const next: State<Content> = { ...state, proof: { kind: 'none' } };
  return next.phase === 'submitting' && !next.sent ? hold(next, rules, chance) : stay(next);
}

function onOutcome<Content>(state: Submitting<Content>, outcome: Outcome, chance: number, nowMs: number, rules: Rules): Step<Content> {
  const spent: Submitting<Content> = { ...state, proof: state.proof.kind === 'ready' ? { kind: 'none' } : state.proof };
  if (outcome.kind === 'unreachable') return hold(state, outcome.neverLeft ? { ...rules, idempotent: true } : rules, chance);
  if (outcome.kind === 'navigate') {
    const { pending } = state;
    return { state: { proof: spent.proof, phase: 'away', pending }, effects: [{ type: 'navigate', pending, form: outcome.form }] };
  }
  // A key is one submission's alone: whoever has used it was an earlier request of this one, in words that have changed since.
  if (outcome.kind === 'refused' && outcome.code === 'key-reused') outcome = { kind: 'arrived' };
  if (outcome.kind !== 'refused') return { state: { proof: spent.proof, phase: 'done', outcome }, effects: [{ type: 'settle', outcome }] };
  const { code, field, retryAfterMs } = outcome;
  if (code === 'proof-invalid' && rules.needsProof && state.proof.kind !== 'unsupported' && state.renewals < mostRenewals)
    return dispatch({ ...spent, sent: false, renewals: state.renewals + 1 }, nowMs, rules, []);
  if (code === 'in-progress' || code === 'unavailable') return hold(state, rules, chance, retryAfterMs);
  const said = { code, ...(field !== undefined && { field }), ...(retryAfterMs !== undefined && { retryAfterMs }) };
  return {
    state: { proof: spent.proof, phase: 'error', ...said },
    effects: [{ type: 'refuse', ...said }],
  };
}

/**
 * No answer: whether it was stored is unknown. Where the same key is never stored twice it is repeated by itself, ever more rarely;
 * elsewhere only what surely never left is, and otherwise the visitor decides.
 */
function hold<Content>(state: Submitting<Content>, rules: Rules, chance: number, retryAfterMs?: number): Step<Content> {
  const { proof, pending, attempt } = state;
  if (!rules.idempotent) return ask(state, pending);
  const delayMs =
    retryAfterMs !== undefined
      ? Math.min(longestWaitMs, retryAfterMs)
      : Math.min(longestDelayMs, firstDelayMs * 2 ** attempt) * (0.5 + chance);
  return { state: { proof, phase: 'waiting', pending, attempt: attempt + 1 }, effects: [{ type: 'retry-after', delayMs }] };
}

/** Only the visitor may send it again. */
function ask<Content>({ proof }: State<Content>, pending: Pending<Content>): Step<Content> {
  return { state: { proof, phase: 'error', code: 'unreachable', pending }, effects: [{ type: 'refuse', code: 'unreachable' }] };
}
