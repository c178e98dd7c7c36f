import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import type { SMTPServerOptions } from 'smtp-server';
import { smtpSender } from '../src/mail/smtp.ts';
import { tellModerators } from '../src/moderation/tell-moderators.ts';
import { linkIn, post, press, startServer, stateOf, type TestServer } from './harness.ts';
import { mailServer } from './mail-server.ts';

/** How long the sender of these tests waits for an answer, in milliseconds. */
const silenceMs = 1500;

/** The reference server that sends through it, with less patience than in earnest. */
function startSending(t: TestContext, port: number, folder?: string, more = {}): Promise<TestServer> {
  const smtp = { url: `smtp://127.0.0.1:${port}`, from: 'The Magazine <letters@magazine.example>' };
  const environment = { AFTERWORD_SMTP: smtp.url, AFTERWORD_MAIL_FROM: smtp.from, ...more };
  return startServer(t, environment, { send: smtpSender(smtp, silenceMs), ...(folder && { folder }) });
}

async function ask(server: TestServer, email = 'ada@example.org', more = {}) {
  const answer = await server.send('POST', '/v1/subscriptions', { email, ...more });
  assert.equal(answer.status, 202);
}

/** Waits until something is so: ten seconds at most, since the worker looks once a second. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end;) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.fail(`in vain: ${isSo.toString()}`);
}

const attempts = async (server: TestServer) => (await server.mails()).map((mail) => mail.attempts);
const unquoted = (source: string) => source.replace(/=\r\n/g, '').replace(/=3D/g, '=');
const failures = (server: TestServer) => server.log.text.split('\n').filter((line) => line.includes('mail not sent'));

// All at once: they mostly wait for the worker, which looks once a second.
describe('a mail by SMTP', { concurrency: true }, () => {
  it('arrives as text and HTML, with the headers of one-click unsubscribing', async (t) => {
    const { received, port } = await mailServer(t);
    const server = await startSending(t, port);
    await ask(server);
    await until(() => received.length === 1);
    const { to, source } = received[0]!;
    const unfolded = source.replace(/\r\n[ \t]+/g, ' ');
    const text = unquoted(source);
    assert.deepEqual(to, ['ada@example.org']);
    assert.match(unfolded, /^From: The Magazine <letters@magazine\.example>\r$/m);
    assert.match(unfolded, /^Content-Type: multipart\/alternative;/m);
    assert.match(unfolded, /^Content-Type: text\/plain; charset=utf-8\r$/m);
    assert.match(unfolded, /^Content-Type: text\/html; charset=utf-8\r$/m);
    assert.ok(unfolded.includes(`\nList-Unsubscribe: <${linkIn(text, 'unsubscribe')}>\r`));
    assert.match(unfolded, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    assert.match(unfolded, /^Auto-Submitted: auto-generated\r$/m);
    await until(async () => (await server.mails()).length === 0);
  });

  it('to a moderator names no way out, since the server’s owner has named them', async (t) => {
    const { received, port } = await mailServer(t);
    const server = await startSending(t, port, undefined, { AFTERWORD_ADMIN: 'mia@magazine.example', AFTERWORD_MODERATION: 'all' });
    await post(server);
    await tellModerators(server);
    await until(() => received.length === 1);
    const { to, source } = received[0]!;
    assert.deepEqual(to, ['mia@magazine.example']);
    assert.doesNotMatch(source, /^List-Unsubscribe/m);
    assert.match(source, /^Message-ID: <[\w-]+@magazine\.example>\r$/m);
  });

  it('is of no use to whoever fetches all of its links, as scanners do', async (t) => {
    const { received, port } = await mailServer(t);
    const server = await startSending(t, port);
    await ask(server, 'ada@example.org', { list: 'weekly' });
    await until(() => received.length === 1);
    const text = unquoted(received[0]!.source);
    const links = new Set(text.match(/https?:\/\/[^\s<>"]+/g));
    assert.equal(links.size, 2);
    for (const link of links) {
      for (const method of ['HEAD', 'GET', 'OPTIONS']) await server.send(method, link);
      assert.equal(await stateOf(server), 'pending', link);
    }
    await press(server, linkIn(text, 'confirm'));
    assert.equal(await stateOf(server), 'confirmed');
  });

  it('takes no headers from a list’s name, nor from whoever signs up', async (t) => {
    const { received, port } = await mailServer(t);
    const smtp = smtpSender({ url: `smtp://127.0.0.1:${port}`, from: 'letters@magazine.example' }, silenceMs);
    await smtp({
      id: '01a20ca9-e52a-78b4-abda-3ae3b4b40138',
      to: 'ada@example.org\r\nBcc: eve@example.org',
      subject: 'Weekly\r\nBcc: eve@example.org\r\n\r\nBuy',
      text: '.',
      html: '.',
      unsubscribeUrl: 'https://talk.example/x',
      createdAt: 0,
      attempts: 1,
    });
    assert.ok(!received.some(({ to, source }) => to.includes('eve@example.org') || /^Bcc:/m.test(source)));
  });

  it('is not repeated where its recipient or its text is refused', async (t) => {
    for (const manners of [
      { onRcptTo: (_address, _session, done) => done(smtpError(550)) },
      {
        onData(stream, _session, done) {
          stream.resume().on('end', () => done(smtpError(554)));
        },
      },
    ] satisfies readonly SMTPServerOptions[]) {
      const { port } = await mailServer(t, manners);
      const server = await startSending(t, port);
      await ask(server);
      await until(() => failures(server).length === 1);
      assert.match(failures(server)[0]!, /"isFinal":true,"code":"55[04]"/);
      assert.ok(!server.log.text.includes('ada@'));
      server.clock.now += 3_600_000;
      await new Promise((resolve) => setTimeout(resolve, 1200));
      assert.deepEqual(await attempts(server), [1]);
    }
  });

  it('is repeated where all of the server’s mail is refused: that can be mended', async (t) => {
    for (const manners of [
      { onMailFrom: (_address, _session, done) => done(smtpError(550)) },
      { onConnect: (_session, done) => done(smtpError(554)) },
    ] satisfies readonly SMTPServerOptions[]) {
      const { port } = await mailServer(t, manners);
      const server = await startSending(t, port);
      await ask(server);
      await until(() => failures(server).length === 1);
      assert.match(failures(server)[0]!, /"isFinal":false,"code":"55[04]"/);
    }
  });

  it('gets past greylisting', async (t) => {
    let tries = 0;
    const { received, port } = await mailServer(t, {
      onRcptTo: (_address, _session, done) => done(++tries === 1 ? smtpError(451) : null),
    });
    const server = await startSending(t, port);
    await ask(server);
    await until(() => failures(server).length === 1);
    assert.equal(received.length, 0);
    server.clock.now += 2 * 60_000;
    await until(() => received.length === 1);
  });

  it('waits while the mail server is down, also over a restart, and is lost by neither', async (t) => {
    const before = await mailServer(t);
    await before.close();
    const first = await startSending(t, before.port);
    await ask(first);
    await ask(first, 'eve@example.org');
    await until(() => failures(first).length > 0);
    await first.stop();
    const { received } = await mailServer(t, {}, before.port);
    const second = await startSending(t, before.port, first.folder);
    second.clock.now += 2 * 60_000;
    await until(() => received.length === 2);
    assert.deepEqual(received.flatMap(({ to }) => to).sort(), ['ada@example.org', 'eve@example.org']);
    await until(async () => (await second.mails()).length === 0);
  });

  it('is not lost to a server that takes the connection and says nothing', async (t) => {
    const silent = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    t.after(() => silent.close());
    // A string only for a pipe.
    const server = await startSending(t, (silent.address() as AddressInfo).port);
    await ask(server);
    await until(() => failures(server).length === 1);
    assert.match(failures(server)[0]!, /"isFinal":false,"code":"ETIMEDOUT"/);
    assert.deepEqual(await attempts(server), [1]);
    assert.equal((await server.send('GET', '/healthz')).status, 200);
  });

  it('is not lost to a server that says nothing after the text', async (t) => {
    let isHanging = true;
    const received: string[] = [];
    const { port } = await mailServer(t, {
      onData(stream, session, done) {
        stream.resume().on('end', () => {
          if (isHanging) return;
          received.push(...session.envelope.rcptTo.map(({ address }) => address));
          done();
        });
      },
    });
    const server = await startSending(t, port);
    await ask(server);
    await until(() => failures(server).length === 1);
    isHanging = false;
    server.clock.now += 2 * 60_000;
    await until(() => received.length === 1);
    assert.deepEqual(received, ['ada@example.org']);
  });
});

function smtpError(responseCode: number): Error {
  return Object.assign(new Error('no'), { responseCode });
}
