import assert from 'node:assert/strict';
import type { Answer, Exchange, Transport } from '../../../src/provider/exchange.js';
import type { Outcome } from '../../../src/provider/outcome.js';
import type { NewsletterProvider, SubscriptionDraft } from '../../../src/provider/provider.js';
import { deliver } from '../../../src/provider/deliver.js';

/** One sign-up, from what was typed to what the visitor is told, over a network that does as it is told. */
export interface Story {
  readonly endpoint?: string;
  /** What is unlike `draft`. */
  readonly draft?: Partial<SubscriptionDraft>;
  /** What comes back, request by request; all of it must be asked for. */
  readonly plays: readonly Play[];
  /** What must have been sent. */
  readonly sends?: readonly Sent[];
  readonly outcome: Outcome;
}

/** An answer, or the network's refusal: which is also what a page sees where CORS forbids. */
export type Play = Answer | 'down';

/** A request as the back end reads it: a form's fields or JSON's members, with their values. */
export interface Sent extends Omit<Exchange, 'body' | 'next' | 'otherwise'> {
  readonly body?: object;
}

/** What every provider must have an answer for, or a reason why it has none. */
export const situations = ['success', 'confirm', 'already known', 'bad address', 'rate limit', 'a page in place of an answer'] as const;

export interface BackEnd {
  readonly name: string;
  readonly provider: NewsletterProvider;
  readonly endpoint: string;
  readonly lists: readonly string[];
  /** Headers that it may send. */
  readonly headers: readonly string[];
  /** What it can be met in; where it cannot, why. */
  readonly situations: Readonly<Record<(typeof situations)[number], Story | string>>;
  /** What else it knows. */
  readonly stories: Readonly<Record<string, Story>>;
}

/** Everything that a visitor may give, with an internationalised address (RFC 6531) and a name with signs beyond 16 bits. */
export const draft: SubscriptionDraft = {
  email: 'jürgen+neu@bücher.example',
  name: 'Ünal 🦔 Öz',
  lists: [],
  tags: ['back', '7'],
  fields: { city: 'Zürich & Umland', topics: ['sleep', 'work'] },
  names: { email: 'email', name: 'name' },
  consent: 'Yes, send it to me.',
  source: { utm_source: 'radio', referrer: 'news.example', path: '/article' },
  trap: '',
  locale: 'en',
  page: 'https://www.example.org/article',
};

/** Only an address. */
export const bare: Partial<SubscriptionDraft> = {
  email: 'sam@example.org',
  name: '',
  tags: [],
  fields: {},
  consent: null,
  source: null,
  trap: '',
};

export function answer(status: number, body: unknown, headers: Answer['headers'] = {}): Answer {
  return { status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** What a proxy, a hotel's network or a single-page app puts in an answer's place. */
export function page(status: number): Answer {
  return answer(status, '<!doctype html><title>Welcome</title><p>status: success', { 'content-type': 'text/html' });
}

export function refused(code: Extract<Outcome, { kind: 'refused' }>['code'], field?: string, retryAfterMs?: number): Outcome {
  return { kind: 'refused', code, ...(field !== undefined && { field }), ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

export const unreachable: Outcome = { kind: 'unreachable' };

/** A network that plays what it was given, and remembers what it was asked. */
export class Network {
  readonly asked: Exchange[] = [];

  private readonly play: (index: number) => Play | undefined;

  constructor(play: (index: number) => Play | undefined) {
    this.play = play;
  }

  readonly transport: Transport = (exchange, signal) => {
    if (signal.aborted) return Promise.reject(new DOMException('Aborted', 'AbortError')); // as fetch does: nothing leaves
    const play = this.play(this.asked.push(exchange) - 1);
    if (play === 'down') return Promise.reject(new TypeError('Failed to fetch'));
    // A browser keeps the answer to such a request to itself.
    if (play) return Promise.resolve(exchange.unreadable ? { status: 0, headers: {}, text: '' } : play);
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as DOMException)));
  };
}

/** Delivers as the form does, but over this network. */
export function over(
  network: Network,
  { provider, endpoint, lists }: Pick<BackEnd, 'provider' | 'endpoint' | 'lists'>,
  { draft: unlike, endpoint: other }: Pick<Story, 'draft' | 'endpoint'> = {},
  signal = new AbortController().signal,
): Promise<Outcome> {
  const submission = { key: 'key-1', content: { ...draft, lists, ...unlike } };
  return deliver({ ...provider, transport: network.transport }, submission, new URL(other ?? endpoint), signal);
}

export async function tell(backEnd: BackEnd, story: Story): Promise<void> {
  const network = new Network((index) => story.plays[index] ?? 'down');
  assert.deepEqual(await over(network, backEnd, story), story.outcome);
  assert.equal(network.asked.length, story.plays.length, 'requests sent');
  if (story.sends) assert.deepEqual(network.asked.map(asSent), story.sends);
}

/** A request as the back end reads it. */
export function asSent({ body, next: _next, otherwise: _otherwise, ...exchange }: Exchange): Sent {
  return body === undefined ? exchange : { ...exchange, body: contentOf(exchange.headers['Content-Type'] ?? '', body) };
}

function contentOf(type: string, body: string): object {
  return type === form['Content-Type'] ? gathered([...new URLSearchParams(body)]) : (JSON.parse(body) as object);
}

/** A form's pairs as an object; what occurs several times is a list. */
export function gathered(pairs: readonly (readonly [name: string, value: string])[]): object {
  const names = new Set(pairs.map(([name]) => name));
  const all = (name: string) => pairs.filter(([each]) => each === name).map(([, value]) => value);
  return Object.fromEntries([...names].map((name) => [name, all(name).length > 1 ? all(name) : all(name)[0]]));
}

/** The one header with which a browser asks nobody first (Fetch: CORS-safelisted request-header). */
export const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
