import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CommentRecord } from '../../../src/provider/comment-record.js';
import { asSent, Network } from '../newsletter/story.js';
import { walines } from './cases/waline.js';
import { Recordings, type Recording } from './recording.js';
import { answer, counts, latest, list, over, post, vote, type Task, type Told } from './story.js';

const fewer = 'without what we always say: language, order and page';

/** What each recording must come to; where its request is one that we never make, why. */
const meanings: Readonly<Record<string, readonly [told: string, unlikeOurs?: string]>> = {
  list: ['7: 1 2<1 3<2 4 5 7'],
  'list-asc': ['7: 1 2<1 3<2 4 5 7'],
  'list-like': ['7: 1 2<1 3<2 4 5 7'],
  'list-page-2': ['7: 5 7'],
  'list-empty': ['0:'],
  'list-after-hold': ['7: 8 4 5 7'],
  'list-while-held': ['0:', fewer],
  'list-levels': ['2: 2 3', fewer],
  'list-sorted-asc': ['3: 4 5, then 2', fewer],
  'list-sorted-desc': ['3: 6 5, then 2', fewer],
  'list-sorted-desc-p2': ['3: 4', fewer],
  'children-order-insertedAt_asc': ['4: 1 2<1 3<1 4<1', fewer],
  'children-order-insertedAt_desc': ['4: 1 2<1 3<1 4<1', fewer],
  'children-order-like_desc': ['4: 1 2<1 3<1 4<1', fewer],
  'list-bad-sort': ['refused invalid thread', 'another order'],
  'list-no-path': ['refused invalid thread', 'no thread'],
  'list-page-size-101': ['refused invalid thread', 'a larger page than the box has'],
  'count-one': ['counts 7'],
  'count-many': ['counts 7 0'],
  'count-site': ['counts 0', 'the whole site'],
  recent: ['latest 1 2<1 3<2'],
  'recent-51': ['refused invalid thread', fewer],
  like: ['votes 1'],
  'like-noauthheader': ['votes 2', fewer],
  'like-unknown-id': ['refused not-found', fewer],
  unlike: ['votes 1', fewer],
  post: ['published 1'],
  'post-reply': ['published 2<1'],
  'post-reply-nested': ['published 3<2'],
  'post-second-root': ['published 4'],
  'post-bad-email': ['published 5'],
  'post-level-1': ['published 2'],
  'post-level-2': ['published 3'],
  'ratelimit-first': ['published 1'],
  'post-form': ['published 7', 'form-encoded'],
  'post-signed-in': ['published 8', 'with an account'],
  'post-held': ['held 1'],
  'post-reply-to-held': ['held 2<1'],
  'post-forbidden-word': ['held 1'],
  'post-duplicate': ['refused duplicate'],
  'post-ratelimited': ['refused too-many'],
  'post-ratelimited-zh': ['refused too-many', 'another language'],
  'post-missing-comment': ['refused invalid body'],
  'post-missing-url': ['refused invalid thread', 'no thread'],
  'post-simple-request': ['refused invalid body', 'no JSON'],
  'post-login-forced': ['refused forbidden'],
  'post-captcha-missing': ['refused forbidden'],
  'post-orphan-parent': ['unreachable'], // it is stored
  'oauth-service-unreachable': ['unreachable', fewer],
  'secure-domains-origin-allowed': ['0:', fewer],
  'secure-domains-no-referer-origin-allowed': ['0:', fewer],
  'secure-domains-origin-refused': ['refused forbidden', fewer],
  'secure-domains-no-referer-no-origin': ['refused forbidden', fewer],
};

const preflights = { preflight: post(), 'preflight-put': vote('1', 1), 'secure-domains-preflight-refused-origin': post() };

const recorded = new Recordings('waline');
const [waline] = walines;
assert.ok(waline);

/** What is wanted by a recorded request, or what is nearest to it. */
function taskOf({ method, path, body }: Recording['request']): Task {
  const { pathname, searchParams: query } = new URL(path, 'https://waline.example');
  const sent = (typeof body === 'object' && body ? body : {}) as Readonly<Record<string, string | number | boolean>>; // as it was recorded
  const text = (name: string, missing = '') => String(sent[name] ?? missing);
  if (method === 'PUT') return vote(pathname.replace(/^.*\//, ''), sent.like ? 1 : 0);
  if (method === 'POST') {
    return post({
      thread: text('url', 'none'),
      name: text('nick'),
      email: text('mail'),
      website: text('link'),
      body: text('comment'),
      ...(sent.pid && { parent: text('pid'), root: text('rid') }),
    });
  }
  if (query.get('type') === 'count') return counts((query.get('url') || 'none').split(','));
  if (query.get('type') === 'recent') return latest(Number(query.get('count')));
  const sort = ({ insertedAt_asc: 'oldest', like_desc: 'top' } as const)[query.get('sortBy') ?? ''] ?? 'newest';
  const cursor = query.get('page') ?? '1';
  return list({ thread: query.get('path') ?? 'none', sort, limit: Number(query.get('pageSize') ?? 10), ...(cursor !== '1' && { cursor }) });
}

/** In a line: comments as `id` or `id<parent`. */
function summary(told: Told): string {
  const each = ({ id, parent }: CommentRecord) => (parent === null ? id : `${id}<${parent}`);
  switch (told.kind) {
    case 'page':
      return `${[`${String(told.total)}:`, ...told.comments.map(each)].join(' ')}${told.next === null ? '' : `, then ${told.next}`}`;
    case 'latest':
      return [told.kind, ...told.comments.map(({ comment }) => each(comment))].join(' ');
    case 'counts':
      return [told.kind, ...told.counts.values()].join(' ');
    case 'votes':
      return `${told.kind} ${String(told.votes)}`;
    case 'published':
    case 'held':
      return `${told.kind} ${each(told.comment)}`;
    case 'refused':
      return [told.kind, told.code, told.field].filter(Boolean).join(' ');
    default:
      return told.kind;
  }
}

/** An address by its path and its parameters, whatever their order. */
function addressed(path: string): object {
  const { pathname, searchParams } = new URL(path, 'https://waline.example');
  return { path: pathname.replace(/^\/waline/, ''), ...Object.fromEntries(searchParams) };
}

/** What was posted, without what Waline can do without: the browser's name and whom it answers. Numbers and their digits are the same to it. */
function posted(body: unknown): object {
  const { ua: _ua, at: _at, ...rest } = { ...(body as object | null) } as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]));
}

describe('what a real Waline has answered', () => {
  it('is used to the last recording', () => {
    assert.deepEqual([...recorded.names].sort(), [...Object.keys(meanings), ...Object.keys(preflights)].sort());
  });

  for (const [name, [meaning, unlikeOurs]] of Object.entries(meanings)) {
    it(`${name}: ${meaning}`, async () => {
      const { request } = recorded.recording(name);
      const network = new Network(() => recorded.answer(name));
      assert.equal(summary(await over(network, waline, { task: taskOf(request) })), meaning);
      if (unlikeOurs !== undefined) return;
      const [exchange] = network.asked.map(asSent);
      assert.ok(exchange);
      assert.equal(exchange.method, request.method);
      assert.deepEqual(addressed(exchange.url), addressed(request.path));
      assert.deepEqual(posted(exchange.body), posted(request.body));
      assert.equal(exchange.headers['Content-Type'], request.headers['content-type']);
    });
  }

  for (const [name, task] of Object.entries(preflights)) {
    it(`${name}: lets our request through`, async () => {
      const { request, response } = recorded.recording(name);
      const network = new Network(() => 'down');
      await over(network, waline, { task });
      const [exchange] = network.asked;
      assert.ok(exchange);
      const allowed = (header: string) => response.headers[header]?.toLowerCase().split(',') ?? [];
      assert.equal(request.method, 'OPTIONS');
      assert.deepEqual(allowed('access-control-allow-origin'), ['*']);
      assert.ok(allowed('access-control-allow-methods').includes(exchange.method.toLowerCase()));
      for (const header of Object.keys(exchange.headers))
        assert.ok(allowed('access-control-allow-headers').includes(header.toLowerCase()), header);
    });
  }
});

describe('a Waline that has what nobody has seen', () => {
  it('may have answers to answers as deep as it likes', async () => {
    const children = Array.from({ length: 6_000 }, (_, index) => ({ objectId: index + 2, pid: index + 1, comment: 'Why?', time: index }));
    const all = { errno: 0, data: { count: 6_001, totalPages: 1, data: [{ objectId: 1, comment: 'Why?', time: 0, children }] } };
    const told = await over(new Network(() => answer(200, all)), waline, { task: list() });
    assert.ok(told.kind === 'page');
    assert.equal(told.comments.length, 6_001);
    assert.deepEqual([told.comments.at(-1)?.id, told.comments.at(-1)?.parent], ['6001', '6000']);
  });
});
