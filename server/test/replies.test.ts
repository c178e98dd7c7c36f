import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { QueuedMail } from '../src/mail/mail.ts';
import { review } from '../src/moderation/review.ts';
import { tidy } from '../src/tidy.ts';
import { draft, linkIn, post, press, problem, startServer, stateOf, thread, type TestServer } from './harness.ts';

const minute = 60_000;
const day = 86_400_000;

const confirmIn = ({ text }: QueuedMail) => linkIn(text, 'confirm', 'replies');

/** The newest mail. */
async function newest(server: TestServer): Promise<QueuedMail> {
  const [mail] = await server.mails();
  assert.ok(mail, 'no mail');
  return mail;
}

/** Ada, who wants mail about replies and has confirmed it. */
async function reader(server: TestServer, more: Readonly<Record<string, unknown>> = {}) {
  const written = await post(server, { notify: true, ...more });
  const asked = await newest(server);
  assert.match((await press(server, confirmIn(asked))).done.text, /Replies will reach you/);
  server.clock.now += 1;
  return { ...written, asked };
}

const reply = (server: TestServer, parent: string, more: Readonly<Record<string, unknown>> = {}) => {
  server.clock.now += 1;
  return post(server, { parent, name: 'Bo', email: 'bo@example.org', body: 'I agree.', ...more });
};

describe('mail about replies', () => {
  it('goes to whom is answered, once the address has agreed', async (t) => {
    const server = await startServer(t);
    const { comment, asked } = await reader(server);
    assert.equal(asked.to, 'ada@example.org');
    assert.equal(asked.subject, 'Please confirm: mail about replies on magazine.example');
    const { comment: answer } = await reply(server, comment.id);
    const mail = await newest(server);
    assert.deepEqual([mail.to, mail.subject], ['ada@example.org', 'A reply to your comment on magazine.example']);
    assert.ok(mail.text.includes('Bo answered your comment') && mail.text.includes('“I agree.”'), mail.text);
    assert.ok(mail.text.includes(`${thread}#aw-comment-${answer.id}`));
  });

  it('asks an address once, and not before its comment is published', async (t) => {
    const server = await startServer(t);
    const held = await post(server, { notify: true, proof: null });
    assert.deepEqual(await server.mails(), []);
    await review(server, held.comment.id, { state: 'published' });
    await press(server, confirmIn(await newest(server)));
    server.clock.now += 11 * minute;
    await post(server, { notify: true, body: 'Once more.' });
    assert.equal((await server.mails()).length, 1);
  });

  it('has nobody else’s words before that, and asks a strange address once in ten minutes', async (t) => {
    const server = await startServer(t, { AFTERWORD_LIMITS: 'comments=100/10m' });
    await post(server, { notify: true, name: 'Buy now', body: 'Buy this.' });
    await post(server, { notify: true, body: 'And that.' });
    const [asked, ...more] = await server.mails();
    assert.equal(more.length, 0);
    for (const word of ['Buy', 'that']) assert.ok(!asked?.text.includes(word) && !asked?.html.includes(word), word);
    server.clock.now += 10 * minute;
    await post(server, { notify: true, body: 'Third.' });
    assert.equal((await server.mails()).length, 2);
  });

  it('does not go before the address has agreed, nor where it was not asked for', async (t) => {
    const server = await startServer(t);
    const waiting = await post(server, { notify: true });
    await reply(server, waiting.comment.id);
    assert.equal((await server.mails()).length, 1);
    await press(server, confirmIn(await newest(server)));
    const quiet = await post(server, { body: 'Without.' });
    await reply(server, quiet.comment.id);
    assert.equal((await server.mails()).length, 1);
  });

  it('is not about what one has written oneself, nor about answers to answers', async (t) => {
    const server = await startServer(t);
    const { comment } = await reader(server);
    const { comment: own } = await reply(server, comment.id, { email: 'Ada@example.org' });
    await reply(server, own.id);
    assert.equal((await server.mails()).length, 1);
  });

  it('goes once the reply is published, and once only', async (t) => {
    const server = await startServer(t);
    const { comment } = await reader(server);
    const { comment: held } = await reply(server, comment.id, { proof: null });
    assert.equal((await server.mails()).length, 1);
    await review(server, held.id, { state: 'published' });
    assert.equal((await server.mails()).length, 2);
    await server.storage.comments.change(held.id, { state: 'held' });
    await review(server, held.id, { state: 'published' });
    assert.equal((await server.mails()).length, 2);
  });

  it('holds no link and no line break of the reply’s, and says Somebody where nobody signed', async (t) => {
    const server = await startServer(t);
    const { comment } = await reader(server);
    await reply(server, comment.id, { name: '', body: 'See\nhttps://spam.example/x <b>now</b>' });
    const mail = await newest(server);
    assert.ok(mail.text.includes('Somebody answered') && mail.text.includes('“See […] <b>now</b>”'), mail.text);
    assert.ok(!mail.html.includes('spam.example') && !mail.html.includes('<b>'));
  });

  it('is ten an hour to one address at most', async (t) => {
    const server = await startServer(t, { AFTERWORD_LIMITS: 'comments=1000/10m' });
    const { comment } = await reader(server);
    for (let nth = 1; nth <= 12; nth++) await reply(server, comment.id, { body: `Reply ${nth}.` });
    assert.equal((await server.mails()).length, 11);
  });

  it('ends for a thread by the link in each, with one click, and goes on elsewhere', async (t) => {
    const server = await startServer(t);
    const { comment } = await reader(server);
    const second = await post(server, { notify: true, body: 'Second.' });
    const elsewhere = await post(server, { notify: true, thread: `${thread}/other` });
    await reply(server, comment.id);
    const { unsubscribeUrl } = await newest(server);
    const { page, done } = await press(server, unsubscribeUrl);
    assert.match(page.text, /No more mail about replies\?/);
    assert.match(done.text, /in this thread on magazine\.example/);
    await reply(server, second.comment.id);
    assert.equal((await server.mails()).length, 2);
    await reply(server, elsewhere.comment.id, { thread: `${thread}/other` });
    assert.equal((await server.mails()).length, 3);
  });

  it('ends altogether by the link in the first, and begins anew only by a mail that was asked for since', async (t) => {
    const server = await startServer(t);
    const { comment, asked } = await reader(server);
    assert.match((await press(server, asked.unsubscribeUrl)).done.text, /no more mail about replies on/);
    await reply(server, comment.id);
    assert.equal((await server.mails()).length, 1);
    assert.equal((await press(server, confirmIn(asked))).done.status, 404);
    await post(server, { notify: true, body: 'Again, please.' });
    await press(server, confirmIn(await newest(server)));
    await reply(server, comment.id);
    assert.equal((await server.mails()).length, 3);
  });

  it('is confirmed by no GET, by no link made up or for something else', async (t) => {
    const server = await startServer(t);
    const { comment } = await post(server, { notify: true });
    const asked = await newest(server);
    const link = confirmIn(asked);
    assert.match((await server.send('GET', link)).text, /<button autofocus>Send me replies<\/button>/);
    await reply(server, comment.id);
    assert.equal((await server.mails()).length, 1);
    for (const wrong of [link.replace('confirm?', 'unsubscribe?'), link.replace('confirm?', 'leave?'), `${link}x`]) {
      assert.equal((await press(server, wrong)).done.status, 404);
    }
    server.clock.now += 7 * day;
    assert.equal((await press(server, link)).done.status, 404);
  });

  it('speaks the language of the page', async (t) => {
    const server = await startServer(t);
    await post(server, { notify: true, locale: 'de' });
    assert.equal((await newest(server)).subject, 'Bitte bestätigen: Mails zu Antworten auf magazine.example');
    await post(server, { notify: true, locale: 'ar', email: 'eve@example.org', body: 'x' });
    assert.match((await server.mails()).find(({ to }) => to === 'eve@example.org')?.html ?? '', /<html lang="ar" dir="rtl">/);
  });

  it('needs an address', async (t) => {
    const server = await startServer(t);
    const send = (more: object) => server.send('POST', '/v1/comments', draft({ email: null, ...more }));
    assert.deepEqual(problem(await send({ notify: true }), 422, 'invalid'), ['email required']);
    assert.deepEqual(problem(await send({ newsletter: 'weekly' }), 422, 'invalid'), ['email required']);
  });

  it('leaves no address behind that nobody confirmed', async (t) => {
    const server = await startServer(t);
    const { comment } = await post(server, { notify: true });
    const site = (await server.storage.comments.get(comment.id))?.site ?? '';
    const find = () => server.storage.replyReaders.find(site, 'ada@example.org');
    assert.equal((await find())?.state, 'pending');
    server.clock.now += 14 * day + 1;
    await tidy(server);
    assert.equal(await find(), undefined);
  });
});

describe('the newsletter with a comment', () => {
  it('begins its own double opt-in', async (t) => {
    const server = await startServer(t);
    await post(server, { newsletter: 'weekly' });
    assert.equal(await stateOf(server), 'pending');
    await press(server, linkIn((await newest(server)).text, 'confirm'));
    assert.equal(await stateOf(server), 'confirmed');
  });

  it('is asked for once under one key', async (t) => {
    const server = await startServer(t);
    const key = { 'Idempotency-Key': 'one' };
    const proof = await server.prove();
    await post(server, { newsletter: 'weekly', proof }, key);
    await post(server, { newsletter: 'weekly', proof }, key);
    assert.equal((await server.mails()).length, 1);
    problem(await server.send('POST', '/v1/comments', draft({ newsletter: 'daily', proof }), key), 422, 'key-reused');
  });

  it('is one of the server’s lists', async (t) => {
    const production = {
      NODE_ENV: 'production',
      AFTERWORD_SECRET: 'a-secret-of-this-test-that-is-long-enough',
      AFTERWORD_URL: 'https://talk.example',
      AFTERWORD_SMTP: 'smtp://127.0.0.1:9',
      AFTERWORD_MAIL_FROM: 'letters@magazine.example',
    };
    const server = await startServer(t, production, { send: () => Promise.resolve({ kind: 'sent' }) });
    const send = (newsletter: string) => server.send('POST', '/v1/comments', draft({ newsletter }));
    assert.deepEqual(problem(await send('yearly'), 422, 'invalid'), ['newsletter unknown']);
    assert.deepEqual(problem(await send('a b'), 422, 'invalid'), ['newsletter invalid']);
    assert.equal((await send('weekly')).status, 202);
  });

  it('is under the limit of sign-ups, strictest without a proof', async (t) => {
    const server = await startServer(t, { AFTERWORD_LIMITS: 'comments=100/10m subscriptions=5/10m' });
    const statuses = [];
    for (let nth = 1; nth <= 3; nth++) {
      const comment = draft({ newsletter: 'weekly', email: `a${nth}@example.org`, body: `Number ${nth}.` });
      statuses.push((await server.send('POST', '/v1/comments', comment)).status);
    }
    assert.deepEqual(statuses, [202, 202, 429]);
  });
});
