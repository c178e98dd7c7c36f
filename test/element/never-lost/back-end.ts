import { DemoServer } from '../../../src/provider/demo.js';
import type { Answer, Exchange, Transport } from '../../../src/provider/exchange.js';
import type { ProblemCode } from '../../../src/provider/outcome.js';
import type { Clock } from './clock.js';

/** What a tab keeps until it is closed. */
export type Session = Map<string, string>;

/**
 * What becomes of the next submission: its answer is lost, a proxy answers in the server's place, the answer waits (`slow`) or it is
 * itself on its way (`stuck`) until it is let through, or it is refused.
 */
export type Trouble =
  'lost' | 'html' | 'slow' | 'stuck' | { readonly code: ProblemCode; readonly field?: string; readonly retryAfter?: number };

/** What a submission of either form says. */
export interface Content {
  readonly email: string;
  /** Of a comment. */
  readonly body?: string;
}

/** How long a challenge is good, in milliseconds: the server's `lifetimeMs`. */
const lifetimeMs = 4 * 3_600_000;

/** What a server says whatever it has stored before, and a page tries again by itself: that it cannot answer just now. */
const passing = ['in-progress', 'unavailable'] as const satisfies readonly ProblemCode[];
const isPassing = ({ text }: Answer) => passing.some((code) => text.includes(`"${code}"`));

/** The demo's server behind a network that fails on request, and with the proofs that the reference server wants. */
export class BackEnd {
  readonly server = new DemoServer();
  online = true;

  /** What was stored, by key. */
  readonly stored = new Map<string, Content>();

  /** What was told to be stored, one after the other, and in which session. */
  readonly acknowledged: { readonly session: Session; readonly content: Content }[] = [];

  /** Keys of what was sent and not answered, by session. */
  private readonly unanswered = new Map<Session, Set<string>>();

  private readonly troubles: Trouble[] = [];
  private readonly held = new Set<() => void>();
  private readonly challenges = new Map<string, number>();
  private underWay = 0;

  constructor(private readonly clock: Clock) {
    this.server.delayMs = 0;
  }

  /** Nothing is on its way, but what is held. */
  get isQuiet(): boolean {
    return this.underWay === this.held.size;
  }

  get isHolding(): boolean {
    return this.held.size > 0;
  }

  /** The next submissions go wrong so, one each. */
  expect(trouble: Trouble): void {
    this.troubles.push(trouble);
  }

  /** What was held is let through. */
  release(): void {
    for (const go of this.held) go();
    this.held.clear();
  }

  /** No proof that was begun before is good any more. */
  expire(): void {
    this.challenges.clear();
  }

  /** Whether a page has sent something, and has neither heard of it nor goes on by itself. */
  owes(session: Session): boolean {
    return Boolean(this.unanswered.get(session)?.size);
  }

  /** The visitor has changed what was sent: that does not go on by itself any more. */
  excuse(session: Session): void {
    this.unanswered.delete(session);
  }

  /** From now on all goes well. */
  heal(): void {
    this.online = true;
    this.troubles.length = 0;
    this.release();
  }

  /** @param gone aborted when the page is: nobody is there for an answer */
  transport(session: Session, gone: AbortSignal): Transport {
    return async (exchange, signal) => {
      this.underWay += 1;
      const answer = this.carry(exchange, AbortSignal.any([signal, gone]), session).finally(() => (this.underWay -= 1));
      // A page that is gone learns nothing, not even that its request has ended.
      return answer.catch((error: unknown) => (gone.aborted ? new Promise<never>(() => {}) : Promise.reject(error as Error)));
    };
  }

  private async carry(exchange: Exchange, signal: AbortSignal, session: Session): Promise<Answer> {
    const key = keyOf(exchange);
    const open = this.unanswered.get(session) ?? new Set();
    if (key) this.unanswered.set(session, open.add(key));
    this.needNetwork();
    if (exchange.url.endsWith('/challenge')) return this.challenge();
    if (exchange.method === 'GET') return this.server.transport(exchange, signal);
    const trouble = this.troubles.shift();
    if (trouble === 'html') return { status: 502, headers: {}, text: '<!doctype html><title>Bad gateway</title>' };
    if (trouble === 'stuck') await this.hold(signal);
    const answer = await this.post(exchange, typeof trouble === 'object' ? trouble : undefined);
    if (trouble === 'slow') await this.hold(signal);
    if (trouble === 'lost') throw new TypeError('lost');
    signal.throwIfAborted();
    if (!isPassing(answer)) open.delete(key);
    const content = this.stored.get(key);
    if (content && answer.status < 300) this.acknowledged.push({ session, content });
    return answer;
  }

  /** As the reference server does, in this order: key, proof, refusal; then it is stored. */
  private async post(exchange: Exchange, refusal?: Extract<Trouble, object>): Promise<Answer> {
    const key = keyOf(exchange);
    if (refusal && isPassing(problem(refusal))) return problem(refusal);
    // Our own provider has written it.
    const { proof, ...content } = JSON.parse(exchange.body ?? '') as Content & { readonly proof?: string };
    if (!this.stored.has(key)) {
      if (!this.accepts(proof)) return problem({ code: 'proof-invalid' });
      if (refusal) return problem(refusal);
    }
    const answer = await this.server.transport(exchange, new AbortController().signal);
    if (answer.status < 300 && !this.stored.has(key)) this.stored.set(key, content);
    return answer;
  }

  private challenge(): Answer {
    const nonce = crypto.randomUUID().replaceAll('-', '');
    this.challenges.set(nonce, this.clock.nowMs);
    const parameters = { algorithm: 'PBKDF2/SHA-256', nonce, salt: nonce, cost: 1, keyLength: 32, keyPrefix: '0' };
    return { status: 200, headers: {}, text: JSON.stringify({ parameters, signature: 'ours' }) };
  }

  /** Whether a proof belongs to a challenge that is good; each is good once. */
  private accepts(proof: string | undefined): boolean {
    if (proof === undefined) return false;
    // As altcha's library writes it.
    const { challenge } = JSON.parse(atob(proof)) as { readonly challenge: { readonly parameters: { readonly nonce: string } } };
    const issuedMs = this.challenges.get(challenge.parameters.nonce) ?? -Infinity;
    this.challenges.delete(challenge.parameters.nonce);
    return this.clock.nowMs - issuedMs < lifetimeMs;
  }

  private async hold(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.held.add(resolve);
      signal.addEventListener('abort', () => {
        this.held.delete(resolve);
        reject(new DOMException('Aborted', 'AbortError'));
      });
    });
    this.needNetwork();
  }

  private needNetwork(): void {
    if (!this.online) throw new TypeError('offline');
  }
}

function keyOf({ headers }: Exchange): string {
  return headers['Idempotency-Key'] ?? '';
}

function problem({ code, field, retryAfter }: Extract<Trouble, object>): Answer {
  return {
    status: 422,
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    text: JSON.stringify({ code, errors: field === undefined ? [] : [{ field }] }),
  };
}
