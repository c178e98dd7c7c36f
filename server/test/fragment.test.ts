import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bearer, list, post, problem, site, startServer, thread, type TestServer } from './harness.ts';

const here = encodeURIComponent(thread);
const fragment = (server: TestServer, query = '') => server.send('GET', `/v1/comments.html?thread=${here}${query}`);

/** Markup without the space between its tags. */
const tight = (markup: string) => markup.replace(/\s+/g, ' ').replace(/ (?=<|>|\/>)|(?<=>) /g, '');

describe('a thread as HTML', () => {
  it('is nested microdata of comments, with links to each', async (t) => {
    const server = await startServer(t);
    const top = await post(server, { name: 'A <b>', url: 'https://ada.example/', body: 'Rest *is* part.' });
    const below = await post(server, { name: '', body: 'Yes.', parent: top.comment.id });
    const { headers, text } = await fragment(server);
    assert.match(headers.get('Content-Type') ?? '', /^text\/html/);
    const markup = tight(text);
    const type = 'itemscope itemtype="https://schema.org/Comment"';
    for (const part of [
      `<article id="aw-comment-${top.comment.id}" ${type}>`,
      `<article id="aw-comment-${below.comment.id}" itemprop="comment" ${type}>`,
      '<a itemprop="url" href="https://ada.example/" rel="nofollow ugc noopener"><span itemprop="name">A &lt;b&gt;</span></a>',
      `<a itemprop="url" href="#aw-comment-${top.comment.id}"><time itemprop="dateCreated" datetime="${top.comment.createdAt}">`,
      '<div itemprop="text"><p>Rest<em>is</em>part.</p></div>',
      '<span itemprop="name">Somebody</span>',
      '<meta itemprop="upvoteCount" content="0"/>',
    ]) {
      assert.ok(markup.includes(part), `${part}\n${markup}`);
    }
    assert.ok(markup.indexOf('Yes.') < markup.lastIndexOf('</article>') && markup.match(/<ol>/g)?.length === 2);
    assert.ok(!text.includes('ada@example.org'));
  });

  it('says where a comment was, and that nobody has written', async (t) => {
    const server = await startServer(t);
    assert.ok((await fragment(server)).text.includes('Nobody has written yet.'));
    const top = await post(server, { name: 'Zoe' });
    await post(server, { parent: top.comment.id });
    await server.send('DELETE', `/v1/comments/${top.comment.id}`, undefined, bearer(top.editToken));
    const { text } = await fragment(server);
    assert.ok(text.includes('This comment was deleted.') && !text.includes('Zoe'));
  });

  it('goes on by links, without a second form', async (t) => {
    const server = await startServer(t);
    const first = await post(server, { body: 'one' });
    for (let nth = 1; nth <= 22; nth++) {
      server.clock.now += 1;
      await post(server, { body: `reply ${nth}.`, parent: first.comment.id });
    }
    await post(server, { body: 'two' });
    const page = await fragment(server, '&limit=1&locale=de');
    assert.ok(page.text.includes('two') && !page.text.includes('>one<'));
    const links = [...page.text.matchAll(/<a (?:rel="next" )?href="(http[^"]+)"/g)].map(([, url]) => (url ?? '').replaceAll('&amp;', '&'));
    assert.equal(links.length, 1);
    const next = await server.send('GET', links[0] ?? '');
    assert.ok(next.text.includes('<p>one</p>') && next.text.includes('reply 20.') && !next.text.includes('reply 21.'));
    assert.ok(next.text.includes('lang="de"') && !next.text.includes('<form'));
    const below = /<a href="(http[^"]+)"/.exec(next.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    assert.ok((await server.send('GET', below.replace('limit=1', 'limit=50'))).text.includes('reply 22.'));
  });

  it('speaks the page’s language, from right to left too', async (t) => {
    const server = await startServer(t);
    const { text } = await fragment(server, '&locale=ar');
    assert.ok(text.includes('lang="ar" dir="rtl"') && text.includes('كتابة تعليق'));
  });

  it('is for a thread of ours', async (t) => {
    const server = await startServer(t);
    problem(await server.send('GET', '/v1/comments.html?thread=https://stranger.example/'), 422, 'invalid');
  });
});

describe('the form of a thread', () => {
  const send = (server: TestServer, more: Readonly<Record<string, string>> = {}, headers = {}) => {
    const said = { thread, locale: 'en', body: 'Rest is part.', name: 'Ada', email: 'ada@example.org', url: '', trap: '', ...more };
    return server.send('POST', '/v1/comments', new URLSearchParams(said), headers);
  };
  const waiting = async (server: TestServer) => (await server.storage.comments.waiting()).map(({ body }) => body);

  it('posts where the page says, with the fields that a browser fills in', async (t) => {
    const server = await startServer(t);
    const { text } = await fragment(server);
    assert.match(text, new RegExp(`<form method="post" action="${server.address}/v1/comments"`));
    const names = [...text.matchAll(/name="(\w+)"/g)].map(([, name]) => name);
    assert.deepEqual(names, ['thread', 'locale', 'body', 'name', 'email', 'url', 'trap']);
    assert.ok(text.includes(`value="${thread}"`));
  });

  it('is held, whatever the moderation, and leads back to the thread’s page', async (t) => {
    const server = await startServer(t);
    const answer = await send(server, { thread: `${thread}?utm_source=x#c` });
    assert.deepEqual([answer.status, answer.headers.get('Location')], [303, `${thread}#aw-held`]);
    assert.deepEqual(await waiting(server), ['Rest is part.']);
    assert.equal((await list(server)).total, 0);
  });

  it('pressed twice is held once, and leads back all the same', async (t) => {
    const server = await startServer(t, { AFTERWORD_LIMITS: 'comments=10/10m' });
    for (let press = 1; press <= 2; press++) {
      const answer = await send(server);
      assert.deepEqual([answer.status, answer.headers.get('Location')], [303, `${thread}#aw-held`]);
    }
    assert.deepEqual(await waiting(server), ['Rest is part.']);
  });

  it('leads back by the scheme of the site, and nowhere else', async (t) => {
    const origin = 'http://magazine.example';
    const server = await startServer(t, { AFTERWORD_ORIGINS: origin });
    const answer = await send(server, {}, { Origin: origin });
    assert.equal(answer.headers.get('Location'), `${origin}/article#aw-held`);
    assert.equal((await send(server, { thread: 'https://stranger.example/' }, { Origin: origin })).status, 422);
    const slug = await send(server, { thread: 'post-17' }, { Origin: origin });
    assert.deepEqual([slug.status, slug.text.includes('Your comment has arrived.')], [200, true]);
  });

  it('forgets what a machine has filled in, and does not let it know', async (t) => {
    const server = await startServer(t);
    const answer = await send(server, { trap: 'https://spam.example' });
    assert.deepEqual([answer.status, answer.headers.get('Location')], [303, `${thread}#aw-held`]);
    assert.deepEqual(await waiting(server), []);
  });

  it('asks again for what is wrong, keeping the rest, and takes it then', async (t) => {
    const server = await startServer(t, { AFTERWORD_BLOCKED_DOMAINS: 'trash.example' });
    const page = await send(server, { email: 'ada', body: '\nTwo "lines"\n& <more>' });
    assert.equal(page.status, 422);
    assert.match(page.text, /not accepted as it is: Email\./);
    const value = (name: string) =>
      (new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(page.text)?.[1] ?? '')
        .replaceAll('&quot;', '"')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&');
    assert.equal(value('body'), '\nTwo "lines"\n& <more>');
    const again = await send(server, { email: 'ada@example.org', body: value('body'), pass: value('pass') }, { Origin: 'null' });
    assert.equal(again.status, 303);
    const long = await send(server, { body: `\n${'x'.repeat(10_001)}` });
    assert.match(long.text, /<textarea name="body"[^>]*>\n\nxxx/);
    assert.equal((await send(server, { email: 'a@trash.example' })).status, 403);
  });

  it('comes from a page of ours, within the limits of comments', async (t) => {
    const server = await startServer(t, { AFTERWORD_LIMITS: 'comments=2/10m' });
    problem(await send(server, {}, { Origin: 'https://stranger.example' }), 403, 'forbidden');
    problem(await send(server, {}, { Origin: 'null' }), 403, 'forbidden');
    for (const body of ['First.', 'Second.']) assert.equal((await send(server, { body }, { Origin: site })).status, 303);
    const third = await send(server);
    assert.deepEqual([third.status, third.text.includes('many comments from your network')], [429, true]);
  });
});
