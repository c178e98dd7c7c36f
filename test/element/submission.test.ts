import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { createChallenge, verifySolution, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { LitElement } from 'lit';
import { SubmissionController, type SubmissionForm } from '../../src/form/submission.js';
import { define } from '../../src/site/define.js';
import type { Answer, Exchange } from '../../src/provider/exchange.js';
import type { Outcome } from '../../src/provider/outcome.js';
import type { Provider } from '../../src/provider/provider.js';

/** A request on its way: the test decides what comes of it. */
interface Call extends Exchange {
  readonly signal: AbortSignal;
  answer(outcome: Outcome | { kind: 'challenge'; challenge: Challenge }): void;
  fail(): void;
}

/** A back end in the test's hand. Its answers are outcomes as JSON. */
function backEnd(more: Partial<Provider<string>> = {}) {
  const calls: Call[] = [];
  const provider: Provider<string> = {
    capabilities: { idempotent: true },
    build: ({ key, content, proof }) => ({ url: '/send', method: 'POST', headers: { key }, body: JSON.stringify({ content, proof }) }),
    read: ({ text }) => JSON.parse(text) as Outcome, // the test has written it
    transport: (exchange, signal) =>
      new Promise<Answer>((resolve, reject) => {
        const fail = () => reject(new TypeError('no answer'));
        signal.addEventListener('abort', fail);
        const answer: Call['answer'] = (said) =>
          resolve({ status: 200, headers: {}, text: JSON.stringify(said.kind === 'challenge' ? said.challenge : said) });
        calls.push({ ...exchange, signal, answer, fail });
      }),
    ...more,
  };
  const call = async (index: number): Promise<Call> => {
    await waitUntil(() => calls.length > index, `request ${String(index + 1)} is sent`);
    return calls[index]!; // there are more than index
  };
  return { calls, provider, call };
}

/** The smallest form: it only notes what it is told. */
class Form extends LitElement implements SubmissionForm<string> {
  provider: Provider<string> | undefined;
  readonly told: unknown[] = [];
  readonly submission = new SubmissionController<string>(this, this);

  get target() {
    return this.provider && { provider: this.provider, endpoint: new URL('https://back.invalid') };
  }

  keep = ({ key }: { readonly key: string }) => void this.told.push(`keep ${key}`);
  settle = ({ kind }: { readonly kind: string }) => void this.told.push(`settle ${kind}`);
  refuse = (code: string, field?: string) => void this.told.push(`refuse ${[code, field].filter(Boolean).join(' ')}`);

  /** The phase at each render. */
  readonly shown: string[] = [];

  override render() {
    this.shown.push(this.phase);
  }

  get phase(): string {
    return this.submission.state.phase;
  }
}
define('x-submitting-form', Form);

function form(provider?: Provider<string>): Form {
  const element = document.createElement('x-submitting-form') as Form; // defined above
  element.provider = provider;
  document.body.append(element);
  return element;
}

/** Long enough that what should not happen would have happened. */
const aWhile = () => aTimeout(60);

describe('a submission', () => {
  afterEach(() => document.querySelectorAll('x-submitting-form').forEach((each) => each.remove()));

  it('is kept, sent under its key, and settled', async () => {
    const { provider, calls, call } = backEnd();
    const element = form(provider);
    element.submission.submit('hello', 'k1');
    const { headers, body, answer } = await call(0);
    expect(element.told).to.deep.equal(['keep k1']);
    expect(headers).to.deep.equal({ key: 'k1' });
    expect(body).to.equal('{"content":"hello"}');
    answer({ kind: 'confirm' });
    await waitUntil(() => element.phase === 'done');
    expect(element.told).to.deep.equal(['keep k1', 'settle confirm']);
    expect(calls).to.have.length(1);
  });

  it('renders its element at every step', async () => {
    const { provider, call } = backEnd();
    const element = form(provider);
    element.submission.submit('hello');
    (await call(0)).answer({ kind: 'confirm' });
    await waitUntil(() => element.shown.at(-1) === 'done');
    expect(element.shown).to.deep.equal(['submitting', 'done']);
  });

  it('is sent once, however often it is asked for', async () => {
    const { provider, calls, call } = backEnd();
    const element = form(provider);
    element.submission.submit('hello');
    element.submission.submit('hello');
    await call(0);
    await aWhile();
    expect(calls).to.have.length(1);
  });

  it('says why it was refused, and where', async () => {
    const { provider, call } = backEnd();
    const element = form(provider);
    element.submission.submit('hello', 'k1');
    (await call(0)).answer({ kind: 'refused', code: 'invalid', field: 'email' });
    await waitUntil(() => element.phase === 'error');
    expect(element.told).to.deep.equal(['keep k1', 'refuse invalid email']);
  });

  it('does not take a late answer for that of the next one', async () => {
    const { provider, call } = backEnd();
    const element = form(provider);
    element.submission.submit('first', 'k1');
    const first = await call(0);
    element.submission.reset();
    element.submission.submit('second', 'k2');
    const second = await call(1);
    first.answer({ kind: 'refused', code: 'invalid' });
    await aWhile();
    expect(element.phase).to.equal('submitting');
    second.answer({ kind: 'confirm' });
    await waitUntil(() => element.phase === 'done');
    expect(element.told).to.deep.equal(['keep k1', 'keep k2', 'settle confirm']);
  });
});

describe('a submission whose provider is still on its way', () => {
  afterEach(() => document.querySelectorAll('x-submitting-form').forEach((each) => each.remove()));

  it('counts as sent, and goes as soon as the provider is there, once', async () => {
    const { provider, calls, call } = backEnd();
    const element = form();
    element.submission.submit('hello', 'k1');
    expect(element.phase).to.equal('submitting');
    element.submission.submit('hello', 'k2');
    await element.updateComplete;
    element.provider = provider;
    element.requestUpdate();
    expect((await call(0)).headers).to.deep.equal({ key: 'k1' });
    await aWhile();
    expect(calls).to.have.length(1);
  });

  it('can be given up before', async () => {
    const { provider, calls } = backEnd();
    const element = form();
    element.submission.submit('hello');
    element.submission.reset();
    element.provider = provider;
    element.requestUpdate();
    await aWhile();
    expect(element.phase).to.equal('idle');
    expect(calls).to.be.empty;
  });
});

describe('a submission without an answer', () => {
  afterEach(() => document.querySelectorAll('x-submitting-form').forEach((each) => each.remove()));

  /** An element whose first request had no answer. */
  async function unanswered(more: Partial<Provider<string>> = {}) {
    const made = backEnd(more);
    const element = form(made.provider);
    element.submission.submit('hello', 'k1');
    (await made.call(0)).fail();
    await waitUntil(() => element.phase !== 'submitting');
    return { ...made, element };
  }

  it('waits, and goes at once, under the same key, when the page is online again', async () => {
    const { element, call } = await unanswered();
    expect(element.phase).to.equal('waiting');
    dispatchEvent(new Event('online'));
    const { headers, answer } = await call(1);
    expect(headers).to.deep.equal({ key: 'k1' });
    answer({ kind: 'subscribed' });
    await waitUntil(() => element.phase === 'done');
    expect(element.told).to.deep.equal(['keep k1', 'settle subscribed']);
  });

  it('goes again by itself after a while', async () => {
    const { provider, call } = backEnd();
    const element = form(provider);
    element.submission.submit('hello', 'k1');
    (await call(0)).answer({ kind: 'refused', code: 'unavailable', retryAfterMs: 20 });
    expect((await call(1)).headers).to.deep.equal({ key: 'k1' });
  });

  it("goes at the visitor's wish, and then not a second time by the clock", async () => {
    const { provider, calls, call } = backEnd();
    const element = form(provider);
    element.submission.submit('hello', 'k1');
    (await call(0)).answer({ kind: 'refused', code: 'unavailable', retryAfterMs: 300 });
    await waitUntil(() => element.phase === 'waiting');
    element.submission.retry();
    await call(1);
    await aTimeout(400);
    expect(calls).to.have.length(2);
  });

  it('is not repeated by itself where it might be stored twice', async () => {
    const { element, calls, call } = await unanswered({ capabilities: { idempotent: false } });
    expect(element.told).to.deep.equal(['keep k1', 'refuse unreachable']);
    dispatchEvent(new Event('online'));
    await aWhile();
    expect(calls).to.have.length(1);
    element.submission.retry();
    expect((await call(1)).headers).to.deep.equal({ key: 'k1' });
  });
});

describe('an element with a submission under way', () => {
  afterEach(() => document.querySelectorAll('x-submitting-form').forEach((each) => each.remove()));

  it('goes on when it is moved', async () => {
    const { provider, calls, call } = backEnd();
    const element = form(provider);
    element.submission.submit('hello');
    const { signal, answer } = await call(0);
    const elsewhere = document.createElement('div');
    document.body.append(elsewhere);
    elsewhere.append(element);
    await aWhile();
    expect(signal.aborted).to.be.false;
    answer({ kind: 'confirm' });
    await waitUntil(() => element.phase === 'done');
    expect(calls).to.have.length(1);
    elsewhere.remove();
  });

  it('stops when it is removed', async () => {
    const { provider, call } = backEnd();
    const element = form(provider);
    element.submission.submit('hello', 'k1');
    const { signal, answer } = await call(0);
    element.remove();
    await waitUntil(() => signal.aborted);
    answer({ kind: 'confirm' });
    await aWhile();
    expect(element.told).to.deep.equal(['keep k1']);
  });

  it('takes it up under the same key when it comes back', async () => {
    const { provider, call } = backEnd();
    const element = form(provider);
    element.submission.submit('hello', 'k1');
    const { signal } = await call(0);
    element.remove();
    await waitUntil(() => signal.aborted);
    document.body.append(element);
    const { headers, answer } = await call(1);
    expect(headers).to.deep.equal({ key: 'k1' });
    answer({ kind: 'confirm' });
    await waitUntil(() => element.phase === 'done');
  });

  it('asks the visitor when it comes back, where a repeat might be stored twice', async () => {
    const { provider, calls, call } = backEnd({ capabilities: { idempotent: false } });
    const element = form(provider);
    element.submission.submit('hello', 'k1');
    const { signal } = await call(0);
    element.remove();
    await waitUntil(() => signal.aborted);
    document.body.append(element);
    await aWhile();
    expect(calls).to.have.length(1);
    expect(element.told).to.deep.equal(['keep k1', 'refuse unreachable']);
  });

  it('sends nothing while it is away, neither by the clock nor when the page is online again', async () => {
    const { provider, calls, call } = backEnd();
    const element = form(provider);
    element.submission.submit('hello', 'k1');
    (await call(0)).answer({ kind: 'refused', code: 'unavailable', retryAfterMs: 300 });
    await waitUntil(() => element.phase === 'waiting');
    element.remove();
    await aTimeout(0);
    dispatchEvent(new Event('online'));
    await aTimeout(400);
    expect(calls).to.have.length(1);
    document.body.append(element);
    expect((await call(1)).headers).to.deep.equal({ key: 'k1' });
  });

  it('goes on with what a reload cut off', async () => {
    const { provider, call } = backEnd();
    const element = form(provider);
    element.submission.resume({ key: 'k0', content: 'from before' });
    const { headers, body } = await call(0);
    expect(headers).to.deep.equal({ key: 'k0' });
    expect(body).to.equal('{"content":"from before"}');
    expect(element.told).to.deep.equal(['keep k0']);
  });
});

describe('the proof of work', () => {
  afterEach(() => document.querySelectorAll('x-submitting-form').forEach((each) => each.remove()));

  const secrets = { hmacSignatureSecret: 'signs', hmacKeySignatureSecret: 'signs the answer' };
  const issue = () => createChallenge({ algorithm: 'PBKDF2/SHA-256', cost: 10, counter: 3, deriveKey, ...secrets });
  const withChallenge = () => backEnd({ challenge: () => ({ url: '/challenge', method: 'GET', headers: {} }) });

  it('is solved ahead, once, and goes along in a form that the server can verify', async () => {
    const { provider, calls, call } = withChallenge();
    const element = form(provider);
    element.submission.prepare();
    element.submission.prepare();
    const asked = await call(0);
    expect(asked.method).to.equal('GET');
    asked.answer({ kind: 'challenge', challenge: await issue() });
    await waitUntil(() => element.submission.state.proof.kind === 'ready');
    element.submission.submit('hello');
    const { proof } = JSON.parse((await call(1)).body ?? '') as { proof: string }; // the back end above has written it
    const { verified } = await verifySolution({
      ...(JSON.parse(atob(proof)) as Parameters<typeof verifySolution>[0]),
      deriveKey,
      ...secrets,
    });
    expect(verified).to.be.true;
    expect(calls).to.have.length(2);
  });

  it('is waited for where the visitor is quicker', async () => {
    const { provider, calls, call } = withChallenge();
    const element = form(provider);
    element.submission.submit('hello');
    const asked = await call(0);
    expect(element.phase).to.equal('submitting');
    expect(calls).to.have.length(1);
    asked.answer({ kind: 'challenge', challenge: await issue() });
    expect((await call(1)).method).to.equal('POST');
  });

  it('that cannot be had leaves the submission waiting; the next try asks for another', async () => {
    const { provider, call } = withChallenge();
    const element = form(provider);
    element.submission.submit('hello');
    (await call(0)).answer({ kind: 'sent' }); // JSON, but no challenge
    await waitUntil(() => element.phase === 'waiting');
    element.submission.retry();
    expect((await call(1)).method).to.equal('GET');
  });

  it('that is refused is solved anew, and the request repeated under its key', async () => {
    const { provider, call } = withChallenge();
    const element = form(provider);
    element.submission.submit('hello', 'k1');
    (await call(0)).answer({ kind: 'challenge', challenge: await issue() });
    (await call(1)).answer({ kind: 'refused', code: 'proof-invalid' });
    (await call(2)).answer({ kind: 'challenge', challenge: await issue() });
    const repeated = await call(3);
    expect(repeated.headers).to.deep.equal({ key: 'k1' });
    expect(element.told).to.deep.equal(['keep k1']);
  });
});
