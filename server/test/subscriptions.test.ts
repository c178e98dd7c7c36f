import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linkIn, problem, signUp, startServer, temporaryFolder, type TestServer } from './harness.ts';

const send = (server: TestServer, body: unknown, headers = {}) => server.send('POST', '/v1/subscriptions', body, headers);

/** Presses a mailed link the way a browser does: first the page, then its button, which names no origin. */
async function press(server: TestServer, link: string) {
  return { page: await server.send('GET', link), done: await server.send('POST', link, new URLSearchParams(), { Origin: 'null' }) };
}

const stateOf = async (server: TestServer, list = 'weekly') => (await server.storage.subscriptions.find(list, 'ada@example.org'))?.state;

describe('signing up', () => {
  it('asks for a confirmation by mail, and nothing is subscribed before it', async (t) => {
    const server = await startServer(t);
    const mail = await signUp(server, { email: 'Ada@Example.org' });
    assert.deepEqual([mail.to, mail.subject], ['ada@example.org', 'Please confirm: Weekly letters']);
    assert.equal(await stateOf(server), 'pending');
  });

  it('is confirmed by the button of a page; looking at the page changes nothing', async (t) => {
    const server = await startServer(t);
    const link = linkIn((await signUp(server)).text, 'confirm');
    for (let nth = 1; nth <= 3; nth++) {
      const { status, text, headers } = await server.send('GET', link);
      assert.equal(status, 200);
      assert.match(text, /<form method="post"><button autofocus>Confirm my subscription<\/button><\/form>/);
      assert.deepEqual([headers.get('Cache-Control'), headers.get('Referrer-Policy')], ['no-store', 'no-referrer']);
      assert.equal(await stateOf(server), 'pending');
    }
    const { done } = await press(server, link);
    assert.match(done.text, /You are on the list/);
    assert.equal(await stateOf(server), 'confirmed');
    assert.match((await press(server, link)).done.text, /You are on the list/);
  });

  it('keeps what was agreed to, when, and where', async (t) => {
    const server = await startServer(t);
    const said = {
      name: 'Ada',
      tags: ['backs'],
      fields: { city: 'London' },
      consent: 'Yes, write to me.',
      source: { utm_source: 'card' },
      page: 'https://magazine.example/article',
    };
    const mail = await signUp(server, said);
    const id = linkIn(mail.text, 'confirm').split('token=')[1]?.split('.')[0] ?? '';
    const before = await server.storage.subscriptions.signUp(id);
    assert.deepEqual([before?.createdAt, before?.confirmedAt], [server.clock.now, null]);
    server.clock.now += 1000;
    await press(server, linkIn(mail.text, 'confirm'));
    const { name, tags, fields, consent, source, page, confirmedAt } = (await server.storage.subscriptions.signUp(id)) ?? {};
    assert.deepEqual({ name, tags, fields, consent, source, page }, said);
    assert.equal(confirmedAt, server.clock.now);
  });

  it('says the same to everyone, and tells a confirmed address by mail that it stays so', async (t) => {
    const server = await startServer(t);
    await press(server, linkIn((await signUp(server)).text, 'confirm'));
    const mail = await signUp(server, { name: 'Somebody else' });
    assert.equal(mail.subject, 'You already receive Weekly letters');
    assert.ok(!mail.text.includes('confirm?'));
    assert.equal(await stateOf(server), 'confirmed');
  });

  it('puts nothing of the request into the mail', async (t) => {
    const server = await startServer(t);
    const spam = 'BUY-NOW https://spam.example';
    const mail = await signUp(server, {
      name: spam,
      consent: spam,
      page: 'https://spam.example/',
      tags: ['spam'],
      source: { utm_source: spam },
    });
    assert.ok(!/spam|BUY/i.test(JSON.stringify(mail)));
  });

  it('speaks the language of the page', async (t) => {
    const server = await startServer(t);
    assert.match((await signUp(server, { locale: 'de-AT' })).subject, /^Bitte bestätigen/);
    const arabic = await signUp(server, { locale: 'ar' });
    assert.match(arabic.html, /<html lang="ar" dir="rtl">/);
    assert.match((await server.send('GET', linkIn(arabic.text, 'confirm'))).text, /<html lang="ar" dir="rtl">/);
    assert.match((await signUp(server, { locale: 'tlh' })).subject, /^Please confirm/);
  });

  it('is for the first list where none is named', async (t) => {
    const server = await startServer(t);
    await signUp(server, { list: '' });
    assert.equal(await stateOf(server, 'weekly'), 'pending');
  });

  it('knows its lists in production, and takes any while a site is being tried out', async (t) => {
    const strict = await startServer(t, {
      NODE_ENV: 'production',
      AFTERWORD_URL: 'http://127.0.0.1',
      AFTERWORD_SMTP: 'smtp://127.0.0.1:9',
      AFTERWORD_MAIL_FROM: 'letters@magazine.example',
      AFTERWORD_SECRET: 'x'.repeat(32),
    });
    const body = { email: 'ada@example.org', list: 'other' };
    assert.deepEqual(problem(await send(strict, body), 422, 'invalid'), ['list unknown']);
    assert.equal((await send(await startServer(t), body)).status, 202);
  });

  it('is told which fields are wrong', async (t) => {
    const server = await startServer(t);
    assert.deepEqual(problem(await send(server, {}), 422, 'invalid'), ['email required']);
    for (const email of [
      'ada',
      'ada@',
      'ada@localhost',
      'ada lovelace@example.org',
      'ada@example.org, eve@example.org',
      'ada@example.org\nBcc: x@example.org',
    ]) {
      assert.deepEqual(problem(await send(server, { email }), 422, 'invalid'), ['email invalid'], email);
    }
    assert.deepEqual(problem(await send(server, { email: 'ada@example.org', list: 'a b', tags: 'x' }), 422, 'invalid'), [
      'list invalid',
      'tags invalid',
    ]);
    assert.deepEqual(problem(await send(server, { email: `${'x'.repeat(64)}@${'y'.repeat(200)}.example` }), 422, 'invalid'), [
      'email too-long',
    ]);
  });

  it('is blocked by the domain of its address', async (t) => {
    const server = await startServer(t, { AFTERWORD_BLOCKED_DOMAINS: 'trash.example' });
    assert.deepEqual(problem(await send(server, { email: 'a@trash.example' }), 403, 'blocked'), ['email blocked']);
  });

  it('may not come from a page of another site', async (t) => {
    const server = await startServer(t);
    problem(await send(server, { email: 'ada@example.org' }, { Origin: 'https://stranger.example' }), 403, 'forbidden');
  });

  it('sends one mail for one key, and refuses it with other content', async (t) => {
    const server = await startServer(t);
    const key = { 'Idempotency-Key': 'one' };
    for (let nth = 1; nth <= 3; nth++) assert.equal((await send(server, { email: 'ada@example.org' }, key)).status, 202);
    assert.equal((await server.mails()).length, 1);
    problem(await send(server, { email: 'eve@example.org' }, key), 422, 'key-reused');
  });

  it('is limited more strictly without a proof, or from no page', async (t) => {
    const server = await startServer(t, { AFTERWORD_LIMITS: 'subscriptions=5/10m' });
    for (let nth = 1; nth <= 2; nth++) assert.equal((await send(server, { email: `a${nth}@example.org` })).status, 202);
    problem(await send(server, { email: 'a3@example.org' }), 429, 'too-many');
    problem(await send(server, { email: 'a3@example.org', proof: await server.prove() }, { Origin: '' }), 429, 'too-many');
    for (let nth = 3; nth <= 5; nth++) await signUp(server, { email: `a${nth}@example.org` });
    problem(await send(server, { email: 'a6@example.org', proof: await server.prove() }), 429, 'too-many');
  });

  it('writes to one address three times an hour at most, and says the same', async (t) => {
    const server = await startServer(t, { AFTERWORD_LIMITS: 'subscriptions=100/10m' });
    for (let nth = 1; nth <= 5; nth++) await signUp(server);
    assert.equal((await server.mails()).length, 3);
  });
});

describe('leaving', () => {
  it('takes one request of a mail program (RFC 8058), as the mail’s headers announce', async (t) => {
    const server = await startServer(t);
    const mail = await signUp(server);
    await press(server, linkIn(mail.text, 'confirm'));
    assert.equal(mail.unsubscribeUrl, linkIn(mail.text, 'unsubscribe'));
    const answer = await server.send('POST', mail.unsubscribeUrl, new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), { Origin: '' });
    assert.equal(answer.status, 200);
    assert.equal(await stateOf(server), 'unsubscribed');
  });

  it('by the page takes its button; looking at it changes nothing', async (t) => {
    const server = await startServer(t);
    const mail = await signUp(server);
    await press(server, linkIn(mail.text, 'confirm'));
    const page = await server.send('GET', mail.unsubscribeUrl);
    assert.match(page.text, /<button autofocus>Unsubscribe<\/button>/);
    assert.equal(await stateOf(server), 'confirmed');
    assert.match((await press(server, mail.unsubscribeUrl)).done.text, /You are off the list/);
    assert.equal(await stateOf(server), 'unsubscribed');
  });

  it('is final: no older link puts one back, a new sign-up asks again', async (t) => {
    const server = await startServer(t);
    const first = await signUp(server);
    const second = await signUp(server);
    await press(server, linkIn(first.text, 'confirm'));
    await press(server, first.unsubscribeUrl);
    for (const { text } of [first, second]) {
      const { page, done } = await press(server, linkIn(text, 'confirm'));
      assert.deepEqual([page.status, done.status], [404, 404]);
    }
    assert.equal(await stateOf(server), 'unsubscribed');
    const third = await signUp(server);
    assert.equal((await press(server, linkIn(first.text, 'confirm'))).done.status, 404);
    await press(server, linkIn(third.text, 'confirm'));
    assert.equal(await stateOf(server), 'confirmed');
  });

  it('leaves other lists alone', async (t) => {
    const server = await startServer(t);
    const weekly = await signUp(server);
    const daily = await signUp(server, { list: 'daily' });
    await press(server, linkIn(daily.text, 'confirm'));
    await press(server, weekly.unsubscribeUrl);
    assert.deepEqual([await stateOf(server, 'weekly'), await stateOf(server, 'daily')], ['unsubscribed', 'confirmed']);
  });
});

describe('a mailed link', () => {
  it('ends after a week, for confirming', async (t) => {
    const server = await startServer(t);
    const link = linkIn((await signUp(server)).text, 'confirm');
    server.clock.now += 8 * 86_400_000;
    assert.equal((await press(server, link)).done.status, 404);
    assert.equal(await stateOf(server), 'pending');
  });

  it('does only what it was made for, whole and unchanged', async (t) => {
    const server = await startServer(t);
    const mail = await signUp(server);
    const confirm = linkIn(mail.text, 'confirm');
    for (const link of [
      mail.unsubscribeUrl.replace('unsubscribe?', 'confirm?'),
      confirm.replace('confirm?', 'unsubscribe?'),
      confirm.replace(/\.\w+(?=\.[^.]+$)/, '.zzzzzzzzz'),
      confirm.slice(0, -1),
      confirm.replace(/token=.*/, 'token='),
      confirm.replace(/\?.*/, ''),
    ]) {
      assert.equal((await press(server, link)).done.status, 404, link);
    }
    assert.equal(await stateOf(server), 'pending');
  });

  it('works after a restart without a secret of one’s own', async (t) => {
    const folder = temporaryFolder(t);
    const before = await startServer(t, { AFTERWORD_SECRET: '' }, { folder });
    const path = linkIn((await signUp(before)).text, 'confirm').replace(before.address, '');
    await before.stop();
    const after = await startServer(t, { AFTERWORD_SECRET: '' }, { folder });
    assert.equal((await press(after, path)).done.status, 200);
  });
});

describe('a plain form', () => {
  const form = (more: Readonly<Record<string, string>> = {}) => new URLSearchParams({ email: 'ada@example.org', list: 'weekly', ...more });
  const ticketIn = (page: string) => /name="ticket" value="([^"]+)"/.exec(page)?.[1] ?? '';

  it('is answered with a page whose button sends the mail', async (t) => {
    const server = await startServer(t);
    const page = await send(server, form());
    assert.equal(page.status, 200);
    assert.match(page.text, /mail sent to ada@example\.org/);
    assert.match(page.text, /<button autofocus>Send me the mail<\/button>/);
    assert.deepEqual(await server.mails(), []);

    const ticket = new URLSearchParams({ ticket: ticketIn(page.text) });
    for (let nth = 1; nth <= 2; nth++) {
      const sent = await send(server, ticket, { Origin: 'null' });
      assert.deepEqual([sent.status, sent.text.includes('Look into your mailbox')], [202, true]);
    }
    assert.equal((await server.mails()).length, 1);
    assert.equal(await stateOf(server), 'pending');
  });

  it('is under the strictest limit', async (t) => {
    const server = await startServer(t, { AFTERWORD_LIMITS: 'subscriptions=5/10m' });
    const statuses = [];
    for (let nth = 1; nth <= 3; nth++) {
      const page = await send(server, form({ email: `a${nth}@example.org` }));
      statuses.push((await send(server, new URLSearchParams({ ticket: ticketIn(page.text) }))).status);
    }
    assert.deepEqual(statuses, [202, 202, 429]);
  });

  it('says in words, in the browser’s language, what is wrong', async (t) => {
    const server = await startServer(t);
    const page = await send(server, form({ email: 'ada' }), { 'Accept-Language': 'fr, de;q=0.8' });
    assert.deepEqual([page.status, page.text.includes('keine Mailadresse')], [422, true]);
    assert.equal((await send(server, form({ list: 'a b' }))).status, 422);
  });

  it('may not come from a page of another site, nor with a ticket made up or an hour old', async (t) => {
    const server = await startServer(t);
    problem(await send(server, form(), { Origin: 'https://stranger.example' }), 403, 'forbidden');
    const ticket = ticketIn((await send(server, form())).text);
    const forged = `${Buffer.from('{}').toString('base64url')}.${ticket.split('.')[1]}`;
    for (const each of ['', 'x', forged]) assert.equal((await send(server, new URLSearchParams({ ticket: each }))).status, 422);
    server.clock.now += 3_600_001;
    assert.equal((await send(server, new URLSearchParams({ ticket }))).status, 422);
    assert.deepEqual(await server.mails(), []);
  });

  it('puts what was typed on the page as text', async (t) => {
    const server = await startServer(t);
    const page = await send(server, form({ email: `ada'&x@example.org`, name: '"><script>alert(1)</script>' }));
    assert.equal(page.status, 200);
    assert.ok(!page.text.includes('<script') && page.text.includes('ada&#39;&amp;x@example.org'));
  });
});
