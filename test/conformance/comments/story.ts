import assert from 'node:assert/strict';
import { ask, type Question } from '../../../src/provider/ask.js';
import type {
  Authorship,
  CommentDraft,
  CommentProvider,
  Counts,
  Preview,
  Report,
  Reported,
  ThreadQuery,
  Votes,
} from '../../../src/provider/comment-provider.js';
import type { CommentRecord, Latest, OwnState, ThreadPage } from '../../../src/provider/comment-record.js';
import { deliver } from '../../../src/provider/deliver.js';
import type { Outcome, Posted, ProblemCode, Refusal, Unreachable } from '../../../src/provider/outcome.js';
import { asSent, Network, type Play, type Sent } from '../newsletter/story.js';
import { assertDepthFirst, assertShaped } from './shape.js';

export { answer, page } from '../newsletter/story.js';

/** All that comes of a task. */
export type Told = Outcome | ThreadPage | OwnState | Votes | Reported | Preview | Counts | Latest;

/** What is wanted of a back end: a question, or a comment that is posted. */
export type Task = (at: Place) => Promise<Told>;

interface Place {
  readonly provider: CommentProvider;
  readonly thread: string;
  readonly endpoint: URL;
  readonly signal: AbortSignal;
}

/** One task, from what is wanted to what the box is told, over a network that does as it is told. */
export interface Story<Kind extends Told = Told> {
  readonly endpoint?: string;
  readonly task: Task;
  /** What comes back, request by request; all of it must be asked for. */
  readonly plays: readonly Play[];
  /** What must have been sent. */
  readonly sends?: readonly Sent[];
  readonly told: Kind;
}

/** What every provider must have a story for, or a reason why it has none. */
export interface Situations {
  readonly 'a page of a thread': Story<ThreadPage>;
  readonly 'the next page': Story<ThreadPage>;
  readonly 'an empty thread': Story<ThreadPage>;
  readonly 'all answers to one comment': Story<ThreadPage>;
  readonly 'a thread that it does not know': Story<ThreadPage | Refusal>;
  readonly published: Story<Posted & { readonly kind: 'published' }>;
  readonly held: Story<Posted & { readonly kind: 'held' }>;
  readonly 'a reply to a reply': Story<Posted>;
  readonly 'refused for a field': Story<Refusal & { readonly code: 'invalid'; readonly field: string }>;
  readonly duplicate: Story<Refusal & { readonly code: 'duplicate' }>;
  readonly 'rate limit': Story<Refusal & { readonly code: 'too-many' }>;
  readonly closed: Story<Refusal & { readonly code: 'closed' }>;
}

/** What a provider may leave out, and then says why. */
export interface Operations {
  readonly newer: Story<ThreadPage>;
  readonly locate: Story<ThreadPage>;
  readonly own: Story<OwnState>;
  readonly edit: Story<OwnState>;
  readonly remove: Story<OwnState>;
  readonly vote: Story<Votes>;
  readonly report: Story<Reported>;
  readonly preview: Story<Preview>;
  readonly counts: Story<Counts>;
  readonly latest: Story<Latest>;
}

export interface BackEnd {
  readonly name: string;
  readonly provider: CommentProvider;
  /** Best below a path: nothing of it may be lost. */
  readonly endpoint: string;
  /** All that is asked lies below it. */
  readonly root: string;
  /** The key of a thread, as this back end has it. */
  readonly thread: string;
  /** Headers that it may send. */
  readonly headers: readonly string[];
  readonly situations: { readonly [Name in keyof Situations]: Situations[Name] | string };
  readonly operations: { readonly [Name in keyof Operations]: Operations[Name] | string };
  /** What else it knows. */
  readonly stories: Readonly<Record<string, Story>>;
}

/** Everything that a visitor may give, with an internationalised address (RFC 6531) and signs beyond 16 bits; the thread is the back end's. */
export const draft: Omit<CommentDraft, 'thread'> = {
  threadTitle: 'An article',
  parent: null,
  root: null,
  name: 'Ünal 🦔 Öz',
  email: 'jürgen+neu@bücher.example',
  website: 'https://ünal.example/',
  body: 'Hello **world** 🦔 & <b>you</b>',
  notify: true,
  newsletter: 'weekly',
  locale: 'de',
};

/** Two top-level comments, the newest first. */
export const query: Omit<ThreadQuery, 'thread'> = { sort: 'newest', limit: 2 };

export const authorship: Authorship = { id: '7', editToken: 'token-7' };

/** 128 bits in base64url. */
export const visitor = 'AAAAAAAAAAAAAAAAAAAAAA';

export function list(unlike: Partial<ThreadQuery> = {}): Task {
  return inOrder(questioned('list', ({ provider, thread, endpoint }) => provider.list({ thread, ...query, ...unlike }, endpoint)));
}

export function post(unlike: Partial<CommentDraft> = {}): Task {
  return ({ provider, thread, endpoint, signal }) =>
    deliver(provider, { key: 'key-1', content: { thread, ...draft, ...unlike } }, endpoint, signal);
}

export function newer(since: string): Task {
  return questioned('newer', ({ provider, thread, endpoint }) => provider.newer?.(thread, since, endpoint));
}

export function locate(id: string): Task {
  return inOrder(questioned('locate', ({ provider, thread, endpoint }) => provider.locate?.(thread, id, endpoint)));
}

export function own(unlike: Partial<Authorship> = {}): Task {
  return questioned('own', ({ provider, endpoint }) => provider.own?.({ ...authorship, ...unlike }, endpoint));
}

export function edit(body: string): Task {
  return questioned('edit', ({ provider, endpoint }) => provider.edit?.(authorship, body, endpoint));
}

export function remove(): Task {
  return questioned('remove', ({ provider, endpoint }) => provider.remove?.(authorship, endpoint));
}

export function vote(id: string, value: 1 | 0): Task {
  return questioned('vote', ({ provider, endpoint }) => provider.vote?.(id, value, visitor, endpoint));
}

export function report(id: string, given: Report): Task {
  return questioned('report', ({ provider, endpoint }) => provider.report?.(id, given, endpoint));
}

export function preview(body: string): Task {
  return questioned('preview', ({ provider, endpoint }) => provider.preview?.(body, endpoint));
}

export function counts(threads: readonly string[]): Task {
  return questioned('counts', ({ provider, endpoint }) => provider.counts?.(threads, endpoint));
}

export function latest(limit: number, site = 'https://www.example.org'): Task {
  return questioned('latest', ({ provider, endpoint }) => provider.latest?.(limit, site, endpoint));
}

function questioned<Kind extends Told>(name: string, question: (at: Place) => Question<Kind> | undefined): Task {
  return (at) => {
    const asked = question(at);
    assert.ok(asked, `it leaves out "${name}"`);
    return ask(asked, at.signal, at.provider.transport);
  };
}

/** Whatever comes back, a page has the order of a thread. */
function inOrder(task: Task): Task {
  return async (at) => {
    const told = await task(at);
    if (told.kind === 'page') assertDepthFirst(told.comments);
    return told;
  };
}

/** A published comment as the provider must give it. */
export function comment(unlike: Partial<CommentRecord> & Pick<CommentRecord, 'id'>): CommentRecord {
  return {
    parent: null,
    replies: 0,
    author: { name: 'Ann', url: null, avatar: null, badge: null },
    html: '<p>Hello</p>',
    createdAt: '2026-11-24T08:00:00.000Z',
    editedAt: null,
    votes: 0,
    pinned: false,
    state: 'published',
    ...unlike,
  };
}

export function refused<Code extends ProblemCode>(code: Code): Refusal & { readonly code: Code };
export function refused<Code extends ProblemCode>(
  code: Code,
  field: string,
  retryAfterMs?: number,
): Refusal & { readonly code: Code; readonly field: string };
export function refused<Code extends ProblemCode>(code: Code, field: undefined, retryAfterMs: number): Refusal & { readonly code: Code };
export function refused(code: ProblemCode, field?: string, retryAfterMs?: number): Refusal {
  return { kind: 'refused', code, ...(field !== undefined && { field }), ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

export const unreachable: Unreachable = { kind: 'unreachable' };

/** Does a task as the box does it, but over this network; whatever it sends and tells is looked at. */
export function over(
  network: Network,
  backEnd: BackEnd,
  { task, endpoint = backEnd.endpoint }: Pick<Story, 'task' | 'endpoint'>,
  signal = new AbortController().signal,
): Promise<Told> {
  const { provider, thread } = backEnd;
  return task({ provider: { ...provider, transport: network.transport }, thread, endpoint: new URL(endpoint), signal });
}

export async function tell(backEnd: BackEnd, story: Story): Promise<void> {
  const network = new Network((index) => story.plays[index] ?? 'down');
  const told = await over(network, backEnd, story);
  assert.deepEqual(told, story.told);
  assertShaped(told);
  assert.equal(network.asked.length, story.plays.length, 'requests sent');
  if (story.sends) assert.deepEqual(network.asked.map(asSent), story.sends);
}
