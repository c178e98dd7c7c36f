import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { linkIn, press, signUp, startServer, stateOf, temporaryFolder } from './harness.ts';

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
    const page = await server.send('GET', linkIn(mail.text, 'unsubscribe'));
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
    const asked = await signUp(server);
    assert.equal(await stateOf(server), 'unsubscribed');
    await server.send('POST', linkIn(asked.text, 'unsubscribe'));
    assert.equal((await press(server, linkIn(asked.text, 'confirm'))).done.status, 404);
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
      linkIn(mail.text, 'unsubscribe').replace('unsubscribe?', 'confirm?'),
      confirm.replace('confirm?', 'unsubscribe?'),
      confirm.replace(/token=./, (start) => (start === 'token=-' ? 'token=_' : 'token=-')),
      confirm.slice(0, -1),
      confirm.replace(/token=.*/, 'token='),
      confirm.replace(/\?.*/, ''),
    ]) {
      assert.equal((await press(server, link)).done.status, 404, link);
    }
    assert.equal(await stateOf(server), 'pending');
  });

  it('is kept as a hash, so that the database alone opens none', async (t) => {
    const folder = temporaryFolder(t);
    const server = await startServer(t, {}, { folder });
    const mail = await signUp(server);
    await server.storage.outbox.remove(mail.id);
    await server.stop();
    const database = readFileSync(`${folder}/test.db`);
    for (const purpose of ['confirm', 'unsubscribe'] as const) {
      const token = new URL(linkIn(mail.text, purpose)).searchParams.get('token') ?? '';
      assert.equal(token.length, 43);
      assert.ok(!database.includes(token));
      assert.ok(database.includes(createHash('sha256').update(token).digest('base64url')));
    }
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
