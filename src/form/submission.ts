import type { ReactiveController, ReactiveElement } from 'lit';
import type { Acknowledged, Navigate, ProblemCode } from '../provider/outcome.js';
import type { Provider } from '../provider/provider.js';
import { deliver } from '../provider/deliver.js';
import { adviseUnanswered } from '../provider/unanswered.js';
import { step, type Effect, type MachineEvent, type Rules } from './machine.js';
import { solveProof } from './proof.js';
import { randomKey } from './random-key.js';
import { canSubmit, idle, type Pending, type State } from './state.js';

/** What a form tells its submission, and is told by it. */
export interface SubmissionForm<Content> {
  /** The provider and where it is, or `undefined` while there is none: what is submitted then is sent as soon as there is one. */
  readonly target: { readonly provider: Provider<Content>; readonly endpoint: URL } | undefined;
  /** Kept with the draft, so that a reload goes on under the same key. */
  keep(pending: Pending<Content>): void;
  /** Takes the visitor to the back end's page; absent where no provider of this form asks for it. */
  navigate?(form: Navigate['form'], pending: Pending<Content>): void;
  /** The back end has it: the draft may go. */
  settle(outcome: Acknowledged): void;
  /** It was not taken, or nobody knows; `retryAfterMs` is how long to wait before another try. */
  refuse(code: ProblemCode | 'unreachable', field?: string, retryAfterMs?: number): void;
}

/**
 * Runs the submission machine for one form: solves, sends, waits, repeats; renders the element at every step.
 *
 * It stops when the element leaves the page (an element that is only moved goes on), and takes up what was waiting when it comes back.
 */
export class SubmissionController<Content> implements ReactiveController {
  private current: State<Content> = idle;
  private controller = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** What is to begin once the provider is there: its chunk may still be on its way. */
  private parked: Extract<MachineEvent<Content>, { type: 'submit' | 'resume' }> | undefined;

  constructor(
    private readonly host: ReactiveElement,
    private readonly form: SubmissionForm<Content>,
  ) {
    host.addController(this);
  }

  get state(): State<Content> {
    const { current, parked } = this;
    return parked ? { phase: 'submitting', proof: current.proof, pending: parked.pending, sent: false, attempt: 0, renewals: 0 } : current;
  }

  get canSubmit(): boolean {
    return canSubmit(this.state);
  }

  hostConnected(): void {
    addEventListener('online', this.wake);
    if (!this.controller.signal.aborted) return;
    this.controller = new AbortController();
    // What ran was aborted: nobody solves, and no answer comes.
    this.current = { ...this.current, proof: { kind: 'none' } };
    if (this.current.phase === 'submitting') this.resume(this.current.pending);
    else this.wake();
  }

  hostUpdate(): void {
    if (this.parked && this.form.target) this.begin(this.parked);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.wake);
    queueMicrotask(() => {
      if (this.host.isConnected) return;
      this.controller.abort();
      clearTimeout(this.timer);
    });
  }

  /** Ends it for good: its form is gone, though the element may stay. What is under way counts no more. */
  close(): void {
    this.host.removeController(this);
    removeEventListener('online', this.wake);
    this.controller.abort();
    clearTimeout(this.timer);
  }

  /** The visitor has begun to write: a proof is solved ahead. */
  prepare(): void {
    this.dispatch({ type: 'prepare', nowMs: Date.now() });
  }

  /** Sends what was typed, under a new key. */
  submit(content: Content, key = randomKey()): void {
    if (this.canSubmit) this.begin({ type: 'submit', pending: { key, content }, nowMs: Date.now() });
  }

  /** Goes on with a submission that a reload, or the element's leaving, cut off; where that might store it twice, the visitor is asked. */
  resume(pending: Pending<Content>): void {
    this.reset();
    this.begin({ type: 'resume', pending, nowMs: Date.now() });
  }

  /** The visitor is back from the page to which the submission was taken. */
  comeBack(pending: Pending<Content>): void {
    this.dispatch({ type: 'return', pending });
  }

  /** The visitor wants another try, now. */
  retry(): void {
    this.dispatch({ type: 'retry', nowMs: Date.now() });
  }

  /** Ready for the next one. */
  reset(): void {
    clearTimeout(this.timer);
    this.parked = undefined;
    this.dispatch({ type: 'reset' });
  }

  private readonly wake = (): void => {
    this.dispatch({ type: 'wake', nowMs: Date.now() });
  };

  private begin(event: NonNullable<typeof this.parked>): void {
    this.parked = this.form.target ? undefined : event;
    if (this.parked) this.host.requestUpdate();
    else this.dispatch(event);
  }

  private dispatch(event: MachineEvent<Content>): void {
    const { state, effects } = step(this.current, event, this.rules);
    this.current = state;
    this.host.requestUpdate();
    for (const effect of effects) this.run(effect);
  }

  private get rules(): Rules {
    const provider = this.form.target?.provider;
    return { idempotent: provider?.capabilities.idempotent ?? false, needsProof: provider?.challenge !== undefined };
  }

  private run(effect: Effect<Content>): void {
    switch (effect.type) {
      case 'solve':
        return void this.solve();
      case 'send':
        return void this.send(effect);
      case 'keep':
        return this.form.keep(effect.pending);
      case 'navigate':
        return this.form.navigate?.(effect.form, effect.pending);
      case 'settle':
        return this.form.settle(effect.outcome);
      case 'refuse':
        return this.form.refuse(effect.code, effect.field, effect.retryAfterMs);
      case 'retry-after':
        clearTimeout(this.timer);
        this.timer = setTimeout(this.wake, effect.delayMs);
    }
  }

  private async solve(): Promise<void> {
    const { controller } = this;
    const target = this.form.target;
    const challenge = target?.provider.challenge?.(target.endpoint);
    const proof = challenge ? await solveProof(challenge, controller, target?.provider.transport) : ({ kind: 'unreachable' } as const);
    if (controller.signal.aborted) return;
    if (proof.kind === 'unreachable' && target) adviseUnanswered(this.host, target);
    this.dispatch({ type: 'proof', proof, chance: Math.random() });
  }

  private async send({ submission }: Extract<Effect<Content>, { type: 'send' }>): Promise<void> {
    const { controller } = this;
    const target = this.form.target;
    const outcome = target
      ? await deliver(target.provider, submission, target.endpoint, controller.signal)
      : ({ kind: 'unreachable' } as const);
    if (controller.signal.aborted) return;
    if (outcome.kind === 'unreachable' && target) adviseUnanswered(this.host, target);
    this.dispatch({ type: 'outcome', key: submission.key, outcome, chance: Math.random(), nowMs: Date.now() });
  }
}
