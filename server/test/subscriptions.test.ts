import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { consentVersion } from '../src/subscriptions/consent.ts';
import { linkIn, press, problem, signUp, startServer, stateOf, subscribers, type TestServer } from './harness.ts';

const production = {
  NODE_ENV: 'production',
  AFTERWORD_URL: 'http://127.0.0.1',
  AFTERWORD_SMTP: 'smtp://127.0.0.1:9',
  AFTERWORD_MAIL_FROM: 'letters@magazine.example',
  AFTERWORD_SECRET: 'x'.repeat(32),
};

const send = (server: TestServer, body: unknown, headers = {}) => server.send('POST', '/v1/subscriptions', body, headers);

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
      fields: { city: 'London', interests: ['backs', 'necks'] },
      consent: 'Yes, write to me.\n\tOften.',
      source: { utm_source: 'card', path: '/article' },
      page: 'https://magazine.example/article',
      locale: 'en',
    };
    const mail = await signUp(server, said);
    const signedUpAt = server.clock.now;
    assert.deepEqual(await subscribers(server), []);
    server.clock.now += 1000;
    await press(server, linkIn(mail.text, 'confirm'));
    assert.deepEqual(await subscribers(server), [
      {
        ...said,
        email: 'ada@example.org',
        list: 'weekly',
        consentVersion: consentVersion(said.consent, 'en'),
        signedUpAt,
        confirmedAt: server.clock.now,
      },
    ]);
  });

  it('takes where its visitor came from as it is known, and turns nobody away for it', async (t) => {
    const server = await startServer(t);
    const source = { utm_medium: 'mail', referrer: 'x'.repeat(900), shoe_size: '43' };
    await press(server, linkIn((await signUp(server, { source })).text, 'confirm'));
    assert.deepEqual((await subscribers(server))[0]?.source, { utm_medium: 'mail', referrer: 'x'.repeat(500) });
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
    const strict = await startServer(t, production);
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
    const wrong = {
      tags: ['one, two'],
      fields: { a: 'x'.repeat(501), b: Array(21).fill('x'), c: 1 },
      consent: 'x'.repeat(1001),
    };
    assert.deepEqual(problem(await send(server, { email: 'ada@example.org', ...wrong }), 422, 'invalid'), [
      'tags invalid',
      'fields.a invalid',
      'fields.b invalid',
      'fields.c invalid',
      'consent too-long',
    ]);
    const fields = Object.fromEntries(Array.from({ length: 21 }, (_, nth) => [`f${nth}`, 'x']));
    assert.deepEqual(problem(await send(server, { email: 'ada@example.org', fields }), 422, 'invalid'), ['fields invalid']);
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

  it('is answered like any other, and forgotten, where a program has filled in what nobody sees', async (t) => {
    const server = await startServer(t);
    assert.equal((await send(server, { email: 'ada@example.org', trap: 'Buy now' })).status, 202);
    assert.equal((await server.mails()).length, 0);
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

  it('writes to one address once in ten minutes, whoever asks, and says the same', async (t) => {
    // A second before the end of a window of ten minutes.
    const clock = { now: 600_000 * 3_000_000 - 1000 };
    const server = await startServer(t, { AFTERWORD_LIMITS: 'subscriptions=100/10m', AFTERWORD_TRUST_PROXY: '1' }, { clock });
    await signUp(server);
    for (const address of ['192.0.2.1', '198.51.100.1']) {
      server.clock.now += 200_000;
      const answer = await send(server, { email: 'ada@example.org', list: 'weekly' }, { 'X-Forwarded-For': address });
      assert.equal(answer.status, 202);
    }
    assert.equal((await server.mails()).length, 1);
    await signUp(server, { email: 'eve@example.org' });
    assert.equal((await server.mails()).length, 2);
    server.clock.now += 200_000;
    const again = await signUp(server);
    assert.equal((await server.mails()).length, 3);
    await press(server, linkIn(again.text, 'confirm'));
    assert.equal(await stateOf(server), 'confirmed');
  });

  it('asks about a second list as soon as the address may be written to again, once', async (t) => {
    const server = await startServer(t, { AFTERWORD_LIMITS: 'subscriptions=100/10m' });
    await signUp(server, { list: 'weekly' });
    const second = { email: 'ada@example.org', list: 'daily', proof: await server.prove() };
    assert.equal((await send(server, second)).status, 202);
    assert.equal((await send(server, { ...second, proof: await server.prove() })).status, 202);
    assert.equal((await server.mails()).length, 2);
    assert.ok(await server.storage.outbox.take(server.clock.now + 1, 3_600_000));
    assert.equal(await server.storage.outbox.take(server.clock.now + 599_000, 1000), undefined);
    const due = await server.storage.outbox.take(server.clock.now + 600_001, 1000);
    await press(server, linkIn(due?.text ?? '', 'confirm'));
    assert.deepEqual([await stateOf(server, 'weekly'), await stateOf(server, 'daily')], ['pending', 'confirmed']);
  });

  it('tells a confirmed address under the same rule, and sends the receipt all the same', async (t) => {
    const server = await startServer(t, { AFTERWORD_LIMITS: 'subscriptions=100/10m' });
    await press(server, linkIn((await signUp(server)).text, 'confirm'));
    const subjects = async () => (await server.mails()).map(({ subject }) => subject);
    assert.deepEqual(await subjects(), ['You are subscribed to Weekly letters', 'Please confirm: Weekly letters']);
    await signUp(server);
    assert.equal((await subjects()).length, 2);
    server.clock.now += 600_000;
    await signUp(server);
    assert.equal((await subjects())[0], 'You already receive Weekly letters');
  });
});

describe('signing up for several lists', () => {
  it('is one mail that names them, and one button', async (t) => {
    const server = await startServer(t);
    const mail = await signUp(server, { list: ['weekly', 'daily', 'weekly'] });
    assert.equal((await server.mails()).length, 1);
    assert.equal(mail.subject, 'Please confirm: Daily notes and Weekly letters');
    assert.ok(mail.text.includes('“Daily notes” and “Weekly letters”'));
    const { page, done } = await press(server, linkIn(mail.text, 'confirm'));
    for (const { text } of [page, done]) assert.ok(text.includes('“Daily notes” and “Weekly letters”'));
    assert.deepEqual([await stateOf(server, 'weekly'), await stateOf(server, 'daily')], ['confirmed', 'confirmed']);
  });

  it('keeps those that are confirmed, and needs no confirmation where all are', async (t) => {
    const server = await startServer(t);
    await press(server, linkIn((await signUp(server)).text, 'confirm'));
    const both = await signUp(server, { list: ['weekly', 'daily'] });
    assert.deepEqual([await stateOf(server, 'weekly'), await stateOf(server, 'daily')], ['confirmed', 'pending']);
    await press(server, linkIn(both.text, 'confirm'));
    assert.equal(await stateOf(server, 'daily'), 'confirmed');
    assert.equal((await signUp(server, { list: ['weekly', 'daily'] })).subject, 'You already receive Daily notes and Weekly letters');
  });

  it('is left for all of them by the mail that named them, and for one by its own', async (t) => {
    const server = await startServer(t);
    const both = await signUp(server, { list: ['weekly', 'daily'] });
    await press(server, linkIn(both.text, 'confirm'));
    const one = await signUp(server, { list: 'daily' });
    await press(server, one.unsubscribeUrl);
    assert.deepEqual([await stateOf(server, 'weekly'), await stateOf(server, 'daily')], ['confirmed', 'unsubscribed']);
    assert.match((await press(server, both.unsubscribeUrl)).page.text, /“Daily notes” and “Weekly letters”/);
    assert.deepEqual([await stateOf(server, 'weekly'), await stateOf(server, 'daily')], ['unsubscribed', 'unsubscribed']);
  });

  it('refuses one that it does not know, too many, and none in brackets', async (t) => {
    const strict = await startServer(t, production);
    const lists = async (list: unknown) => problem(await send(strict, { email: 'ada@example.org', list }), 422, 'invalid');
    assert.deepEqual(await lists(['weekly', 'other']), ['list unknown']);
    assert.deepEqual(await lists(['weekly', 'a b']), ['list invalid']);
    assert.deepEqual(await lists(Array(21).fill('weekly')), ['list invalid']);
    assert.deepEqual(await lists([]), ['list invalid']);
    assert.equal(await stateOf(strict), undefined);
  });
});
