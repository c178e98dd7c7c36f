import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { tellModerators } from '../src/moderation/tell-moderators.ts';
import { bearer, list, post, press, startServer, thread, type TestServer } from './harness.ts';

const minute = 60_000;
const settings = { AFTERWORD_ADMIN: 'mia@magazine.example max@magazine.example', AFTERWORD_MODERATION: 'all' };

/** What the moderators' mails are now, the newest first. */
async function told(server: TestServer) {
  server.clock.now += 1;
  await tellModerators(server);
  return server.mails();
}

const linksIn = (text: string, decision: 'approve' | 'bin') =>
  [...text.matchAll(new RegExp(`https?://[^\\s<>"]+/v1/moderation/${decision}\\?token=[\\w-]+`, 'g'))].map(([link]) => link);

describe('the mail to moderators', () => {
  it('tells each of them what waits, once, with links to decide', async (t) => {
    const server = await startServer(t, settings);
    await post(server, { body: 'Buy https://spam.example' });
    await post(server, { name: '', body: 'Second.' });
    const mails = await told(server);
    assert.deepEqual(mails.map(({ to }) => to).sort(), ['max@magazine.example', 'mia@magazine.example']);
    const [mail] = mails;
    assert.ok(mail);
    assert.equal(mail.subject, 'Comments wait for your decision');
    assert.equal(mail.unsubscribeUrl, null);
    assert.ok(mail.text.includes(`Ada · ${thread}#aw-comment-`) && mail.text.includes('“Buy […]”') && mail.text.includes('Somebody ·'));
    assert.deepEqual([linksIn(mail.text, 'approve').length, linksIn(mail.text, 'bin').length], [2, 2]);
    assert.equal((await told(server)).length, 2);
  });

  it('comes once in ten minutes, and then has all that came meanwhile', async (t) => {
    const server = await startServer(t, { ...settings, AFTERWORD_ADMIN: 'mia@magazine.example', AFTERWORD_LIMITS: 'comments=100/10m' });
    await post(server);
    assert.equal((await told(server)).length, 1);
    await post(server, { body: 'Second.' });
    await post(server, { body: 'Third.' });
    assert.equal((await told(server)).length, 1);
    server.clock.now += 10 * minute;
    const [mail, ...others] = await told(server);
    assert.deepEqual([others.length, linksIn(mail?.text ?? '', 'bin').length], [1, 2]);
  });

  it('tells of a report with its reasons, and of the hold that five lead to, not of each', async (t) => {
    const server = await startServer(t, {
      ...settings,
      AFTERWORD_ADMIN: 'mia@magazine.example',
      AFTERWORD_MODERATION: 'none',
      AFTERWORD_TRUST_PROXY: '1',
    });
    const { comment } = await post(server);
    const report = async (network: number) => {
      const from = { 'X-Forwarded-For': `192.0.${network}.1` };
      await server.send('POST', `/v1/comments/${comment.id}/reports`, { reason: network === 1 ? 'off-topic' : 'spam' }, from);
      return told(server);
    };
    assert.ok((await report(1))[0]?.text.includes('Reported for: off topic'));
    for (const network of [2, 3, 4]) assert.equal((await report(network)).length, 1);
    const [last, ...others] = await report(5);
    assert.deepEqual([others.length, last?.text.includes('Reported for: off topic and spam')], [1, true]);
  });

  it('goes to nobody where nobody is named', async (t) => {
    const server = await startServer(t, { AFTERWORD_MODERATION: 'all' });
    await post(server);
    assert.deepEqual(await told(server), []);
  });

  it('is sent by the server itself', async (t) => {
    const server = await startServer(t, settings);
    const later = { now: server.clock.now + minute };
    await post(server);
    const { folder } = server;
    await server.stop();
    const after = await startServer(t, settings, { folder, clock: later });
    for (let tries = 0; tries < 500 && (await after.mails()).length < 2; tries++) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal((await after.mails()).length, 2);
  });
});

describe('a moderator’s link', () => {
  async function waiting(t: TestContext) {
    const server = await startServer(t, { ...settings, AFTERWORD_ADMIN: 'mia@magazine.example' });
    const written = await post(server, { body: 'Rest <b>is</b> part.\nhttps://a.example' });
    const [mail] = await told(server);
    const [approve = ''] = linksIn(mail?.text ?? '', 'approve');
    const [bin = ''] = linksIn(mail?.text ?? '', 'bin');
    return { server, written, approve, bin };
  }
  const edition = (page: string) => /name="edit" value="(\d*)"/.exec(page)?.[1] ?? 'none';
  const decide = (server: TestServer, link: string, page: string) =>
    server.send('POST', link, new URLSearchParams({ edit: edition(page) }), { Origin: 'null' });

  it('leads to a page with the whole comment, as text, that decides nothing', async (t) => {
    const { server, approve } = await waiting(t);
    const page = await server.send('GET', approve);
    assert.equal(page.status, 200);
    assert.ok(page.text.includes('Rest &lt;b&gt;is&lt;/b&gt; part.\nhttps://a.example'));
    assert.match(page.text, /<button autofocus>Publish<\/button>/);
    assert.equal(page.headers.get('Cache-Control'), 'no-store');
    assert.equal(page.headers.get('Referrer-Policy'), 'no-referrer');
    assert.equal((await list(server)).total, 0);
  });

  it('publishes, or bins, by the button there, and then is decided', async (t) => {
    const one = await waiting(t);
    const page = await one.server.send('GET', one.approve);
    assert.match((await decide(one.server, one.approve, page.text)).text, /That is decided/);
    assert.equal((await list(one.server)).total, 1);
    assert.match((await press(one.server, one.bin)).done.text, /That is decided/);
    assert.equal((await list(one.server)).total, 1);

    const other = await waiting(t);
    await decide(other.server, other.bin, (await other.server.send('GET', other.bin)).text);
    const { comment, editToken } = other.written;
    const own = await other.server.send('GET', `/v1/comments/${comment.id}`, undefined, bearer(editToken));
    assert.match(own.text, /"state":"refused"/);
  });

  it('does not publish words that the author put there since the page was read', async (t) => {
    const { server, approve, written } = await waiting(t);
    const page = await server.send('GET', approve);
    const body = { body: 'Something else.' };
    await server.send('PATCH', `/v1/comments/${written.comment.id}`, body, bearer(written.editToken));
    const again = await decide(server, approve, page.text);
    assert.ok(again.text.includes('Something else.'));
    assert.equal((await list(server)).total, 0);
    await decide(server, approve, again.text);
    assert.equal((await list(server)).total, 1);
  });

  it('does one thing, for thirty days', async (t) => {
    const { server, approve } = await waiting(t);
    for (const wrong of [approve.replace('approve?', 'bin?'), `${approve}x`, approve.replace(/\?.*/, '')]) {
      assert.equal((await press(server, wrong)).done.status, 404);
    }
    server.clock.now += 30 * 86_400_000;
    assert.equal((await press(server, approve)).done.status, 404);
    assert.equal((await list(server)).total, 0);
  });
});
