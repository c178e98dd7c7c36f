import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { TestContext } from 'node:test';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { pino } from 'pino';
import { CommentList, PostedComment, Problem } from '../src/http/schemas.ts';
import type { QueuedMail, SendMail } from '../src/mail/mail.ts';
import { createRuntime, type Runtime } from '../src/runtime.ts';
import { serve } from '../src/serve.ts';
import { readSettings } from '../src/settings.ts';
import { openSqlite } from '../src/storage/sqlite.ts';
import type { Subscriber } from '../src/subscriptions/subscription.ts';

export const site = 'https://magazine.example';
export const thread = `${site}/article`;

/** A folder of the test's own, gone after it. */
export function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

export interface TestServer extends Runtime {
  readonly address: string;
  /** Where its database is. */
  readonly folder: string;
  /** Moves on only when a test says so. */
  readonly clock: { now: number };
  /** Everything that was logged. */
  readonly log: { text: string };
  /** A request as the site's page would send it, unless its headers say otherwise. */
  send(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** A solved challenge, as the widgets send it. */
  prove(): Promise<string>;
  mails(): Promise<readonly QueuedMail[]>;
  stop(): Promise<void>;
}

/** What came back; `body` is its JSON, and `undefined` where it is none. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

/** The real server on a free port, over a database file of its own. */
export async function startServer(
  t: TestContext,
  environment: Readonly<Record<string, string>> = {},
  { folder = temporaryFolder(t), clock = { now: Date.now() }, send }: { folder?: string; clock?: { now: number }; send?: SendMail } = {},
): Promise<TestServer> {
  const settings = readSettings({
    AFTERWORD_DATABASE: join(folder, 'test.db'),
    AFTERWORD_PORT: '0',
    AFTERWORD_ORIGINS: site,
    AFTERWORD_SECRET: 'the secret of the tests, long enough',
    AFTERWORD_LISTS: 'weekly=Weekly_letters daily=Daily_notes',
    AFTERWORD_MODERATION: 'none',
    AFTERWORD_LIMITS: 'off',
    ...environment,
  });
  const log = { text: '' };
  const sink = new Writable({
    write(chunk, _encoding, done) {
      log.text += String(chunk);
      done();
    },
  });
  const storage = await openSqlite(settings.database);
  const serving = await serve(settings, storage, { now: () => clock.now, random: randomBytes, log: pino(sink), ...(send && { send }) });
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await serving.stop();
  };
  t.after(stop);
  const world = { now: () => clock.now, random: randomBytes };
  return {
    ...(await createRuntime(settings, storage, world, serving.address)),
    address: serving.address,
    folder,
    clock,
    log,
    send: (method, path, body, headers) => request(serving.address, method, path, body, headers),
    prove: () => prove(serving.address),
    mails: () => storage.outbox.newest(100),
    stop,
  };
}

export async function request(
  address: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const isForm = body instanceof URLSearchParams;
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  const sent = body === undefined ? null : isForm || isRaw ? body : JSON.stringify(body);
  const type = sent === null || isForm ? {} : { 'Content-Type': 'application/json' };
  // An empty header is how a test says that there is none.
  const given = Object.entries({ Origin: site, ...type, ...headers }).filter(([, value]) => value !== '');
  const response = await fetch(new URL(path, address), { method, body: sent, headers: Object.fromEntries(given), redirect: 'manual' });
  const text = await response.text();
  const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
}

export async function prove(address: string): Promise<string> {
  const { text } = await request(address, 'GET', '/v1/challenge');
  // The library's own type of what the library made.
  const challenge = JSON.parse(text) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey, timeout: 0 });
  return btoa(JSON.stringify({ challenge, solution }));
}

/** The first address of that kind in a text, of the newsletter's unless a test says otherwise. */
export function linkIn(text: string, purpose: string, about = 'subscriptions'): string {
  const link = new RegExp(`https?://[^\\s<>"]+/v1/${about}/${purpose}\\?token=[^\\s<>"]+`).exec(text)?.[0];
  if (!link) throw new Error(`no link to ${purpose} in: ${text}`);
  return link;
}

/** A comment by Ada, with what a test wants otherwise. */
export function draft(more: Readonly<Record<string, unknown>> = {}) {
  return { thread, name: 'Ada', email: 'ada@example.org', body: 'Rest is part of the plan.', locale: 'en', ...more };
}

/** Posts a comment, with a proof unless told otherwise, and gives what its author is told. */
export async function post(
  server: TestServer,
  more: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
) {
  const proof = 'proof' in more ? more.proof : await server.prove();
  const answer = await server.send('POST', '/v1/comments', draft({ ...more, proof }), headers);
  return { status: answer.status, ...PostedComment.parse(answer.body) };
}

/** The header that shows a token. */
export function bearer(token: string) {
  return { Authorization: `Bearer ${token}` };
}

/** A page of the thread. */
export async function list(server: TestServer, query: Readonly<Record<string, string>> = {}) {
  const answer = await server.send('GET', `/v1/comments?${new URLSearchParams({ thread, ...query }).toString()}`);
  assert.equal(answer.status, 200, answer.text);
  return CommentList.parse(answer.body);
}

/** The bodies of a page of the thread, in order; of a stone a dash. */
export async function bodies(server: TestServer, query: Readonly<Record<string, string>> = {}): Promise<string> {
  const { comments } = await list(server, query);
  return comments.map(({ html, state }) => (state === 'deleted' ? '–' : html.replace(/<\/?p>|\n/g, ''))).join(' ');
}

/** Signs up with a proof, and gives the mail that followed. */
export async function signUp(server: TestServer, more: Readonly<Record<string, unknown>> = {}) {
  // Mails of one millisecond have no order.
  server.clock.now += 1;
  const body = { email: 'ada@example.org', list: 'weekly', locale: 'en', proof: await server.prove(), ...more };
  const answer = await server.send('POST', '/v1/subscriptions', body);
  assert.equal(answer.status, 202, answer.text);
  const [mail] = await server.mails();
  assert.ok(mail, 'no mail');
  return mail;
}

/** Presses a mailed link the way a browser does: first the page, then its button, which names no origin. */
export async function press(server: TestServer, link: string | null) {
  assert.ok(link, 'no link');
  // Mails of one millisecond have no order, and whoever presses has read one first.
  server.clock.now += 1;
  return { page: await server.send('GET', link), done: await server.send('POST', link, new URLSearchParams(), { Origin: 'null' }) };
}

/** Where a subscription stands. */
export async function stateOf(server: TestServer, list = 'weekly', email = 'ada@example.org') {
  return (await server.storage.subscriptions.find(list, email))?.state;
}

/** Everyone who is subscribed. */
export async function subscribers({ storage }: Pick<TestServer, 'storage'>): Promise<readonly Subscriber[]> {
  const found: Subscriber[] = [];
  for await (const subscriber of storage.subscriptions.confirmed()) found.push(subscriber);
  return found;
}

/** Fails where the answer is not that problem (RFC 9457). Gives its fields, as `field code`. */
export function problem({ status, headers, body, text }: Answer, expected: number, code: string): readonly string[] {
  assert.equal(headers.get('Content-Type'), 'application/problem+json', text);
  const said = Problem.parse(body);
  assert.deepEqual([said.code, said.status, status], [code, expected, expected], text);
  return said.errors?.map((error) => `${error.field} ${error.code}`) ?? [];
}
