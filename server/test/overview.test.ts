import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Counts, Latest } from '../src/http/schemas.ts';
import { pageOf } from '../src/comments/place.ts';
import { post, problem, site, startServer, thread, type TestServer } from './harness.ts';

const other = `${site}/other`;

const counts = async (server: TestServer, threads: readonly string[]) => {
  const query = new URLSearchParams(threads.map((each): [string, string] => ['thread', each]));
  const answer = await server.send('GET', `/v1/counts?${query.toString()}`);
  assert.equal(answer.status, 200, answer.text);
  return Counts.parse(answer.body).counts;
};

describe('the counts', () => {
  it('are of published comments, by the spelling that was asked for', async (t) => {
    const server = await startServer(t);
    const { comment } = await post(server);
    await post(server, { parent: comment.id });
    await post(server, { proof: null });
    const spelled = 'HTTP://Magazine.example:80/article?utm_source=x#c';
    assert.deepEqual(await counts(server, [thread, spelled, other]), { [thread]: 2, [spelled]: 2, [other]: 0 });
  });

  it('leave out what is no thread here, so that one wrong link spoils no page', async (t) => {
    const server = await startServer(t);
    assert.deepEqual(await counts(server, [thread, 'https://stranger.example/a', 'a b']), { [thread]: 0 });
  });

  it('are of a hundred threads at most', async (t) => {
    const server = await startServer(t);
    const many = Array.from({ length: 101 }, (_, nth) => `p${nth}`);
    assert.equal(Object.keys(await counts(server, many.slice(1))).length, 100);
    const query = many.map((each) => `thread=${each}`).join('&');
    assert.deepEqual(problem(await server.send('GET', `/v1/counts?${query}`), 422, 'invalid'), ['thread too-long']);
    problem(await server.send('GET', '/v1/counts'), 422, 'invalid');
  });
});

describe('the latest comments', () => {
  const latest = async (server: TestServer, query = '') => {
    const answer = await server.send('GET', `/v1/latest${query}`);
    assert.equal(answer.status, 200, answer.text);
    return Latest.parse(answer.body).comments;
  };

  it('are published ones of any thread, the newest first, with links to them', async (t) => {
    const server = await startServer(t);
    const first = await post(server, { threadTitle: 'Sitting well' });
    server.clock.now += 1;
    const second = await post(server, { thread: other });
    server.clock.now += 1;
    await post(server, { proof: null });
    assert.deepEqual(await latest(server), [
      { comment: second.comment, thread: other, threadTitle: null, url: `${other}#aw-comment-${second.comment.id}` },
      { comment: first.comment, thread, threadTitle: 'Sitting well', url: `${thread}#aw-comment-${first.comment.id}` },
    ]);
    assert.equal((await latest(server, '?limit=1')).length, 1);
    problem(await server.send('GET', '/v1/latest?limit=51'), 422, 'invalid');
  });

  it('are of one site where one is asked for', async (t) => {
    const [one, two] = [site, 'https://two.example'];
    const server = await startServer(t, { AFTERWORD_ORIGINS: `${one} ${two}` });
    await post(server);
    await post(server, { thread: `${two}/a` }, { Origin: two });
    assert.equal((await latest(server)).length, 2);
    assert.deepEqual(
      (await latest(server, `?site=${two}`)).map((each) => each.thread),
      [`${two}/a`],
    );
    assert.deepEqual(problem(await server.send('GET', '/v1/latest?site=https://stranger.example'), 422, 'invalid'), ['site unknown']);
  });
});

describe('the feed', () => {
  const feed = (server: TestServer, given = thread) => server.send('GET', `/v1/feed?thread=${encodeURIComponent(given)}`);

  it('is Atom with ids, dates and links', async (t) => {
    const server = await startServer(t);
    const { comment } = await post(server, { name: 'A & B', body: 'Rest <is> *part*.', threadTitle: 'Sitting "well"' });
    const { headers, text } = await feed(server, `${thread}?utm_source=x`);
    assert.equal(headers.get('Content-Type'), 'application/atom+xml; charset=utf-8');
    const when = new Date(server.clock.now).toISOString();
    for (const part of [
      '<feed xmlns="http://www.w3.org/2005/Atom">',
      '<title>Sitting &quot;well&quot;</title>',
      `<updated>${when}</updated>`,
      `<link rel="self" type="application/atom+xml" href="${server.address}/v1/feed?thread=${encodeURIComponent(thread)}"/>`,
      `<id>urn:uuid:${comment.id}</id>`,
      '<author><name>A &amp; B</name></author>',
      `href="${thread}#aw-comment-${comment.id}"`,
      '<content type="html">&lt;p&gt;Rest &amp;lt;is&amp;gt; &lt;em&gt;part&lt;/em&gt;.&lt;/p&gt;',
    ]) {
      assert.ok(text.includes(part), `${part}\n${text}`);
    }
  });

  it('is for a thread of ours', async (t) => {
    const server = await startServer(t);
    assert.deepEqual(problem(await feed(server, 'https://stranger.example/'), 422, 'invalid'), ['thread unknown']);
    assert.match((await feed(server)).text, /<updated>1970-01-01/);
  });
});

describe('what is told of many comments', () => {
  it('is the same for any origin, public, and not sent again to whom has it, until it changes', async (t) => {
    const server = await startServer(t);
    const here = `thread=${encodeURIComponent(thread)}`;
    for (const path of [`/v1/counts?${here}`, '/v1/latest', `/v1/feed?${here}`, `/v1/comments.html?${here}`]) {
      const ask = (tag: string) => server.send('GET', path, undefined, { Origin: 'https://reader.example', 'If-None-Match': tag });
      const { headers } = await ask('');
      assert.equal(headers.get('Access-Control-Allow-Origin'), '*', path);
      assert.equal(headers.get('Vary'), null);
      assert.match(headers.get('Cache-Control') ?? '', /^public, .*stale-while-revalidate=/);
      const again = await ask(headers.get('ETag') ?? '');
      assert.deepEqual([again.status, again.text], [304, ''], path);
      await post(server);
      assert.equal((await ask(headers.get('ETag') ?? '')).status, 200, path);
    }
  });
});

describe('the address of a thread’s page', () => {
  const cases = [
    [['https://magazine.example'], 'https://magazine.example/a?p=1', 'https://magazine.example/a?p=1'],
    [['http://magazine.example'], 'https://magazine.example/a', 'http://magazine.example/a'],
    [['http://a.example', 'https://magazine.example'], 'https://magazine.example/', 'https://magazine.example/'],
    [[], 'https://localhost:8080/a', 'http://localhost:8080/a'],
    [[], 'https://127.0.0.1/a', 'http://127.0.0.1/a'],
    [[], 'https://magazine.example/a', 'https://magazine.example/a'],
    [['https://magazine.example'], 'post-17', null],
  ] as const;
  for (const [origins, key, page] of cases) {
    it(`of ${key} for ${origins.join(' ') || 'any site'} is ${page}`, () => assert.equal(pageOf({ origins }, key), page));
  }
});
