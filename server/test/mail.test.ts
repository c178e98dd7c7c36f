import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { SMTPServer } from 'smtp-server';
import type { QueuedMail } from '../src/mail/mail.ts';
import { deliver, type Failure } from '../src/mail/worker.ts';
import { openSqlite } from '../src/storage/sqlite.ts';
import { linkIn, startServer } from './harness.ts';

const mail: QueuedMail = {
  id: '01a20ca9-e52a-78b4-abda-3ae3b4b40138',
  to: 'ada@example.org',
  subject: 'Hello',
  text: 'Hello.',
  html: '<p>Hello.</p>',
  unsubscribeUrl: 'https://talk.example/unsubscribe',
  createdAt: 0,
  attempts: 0,
};

/** A worker over an outbox of one mail; `fail` makes the transport refuse. */
async function office(t: TestContext) {
  const storage = await openSqlite(':memory:');
  t.after(() => storage.close());
  await storage.outbox.add(mail);
  const state = { now: 0, fail: false, sent: 0, failures: [] as Failure[] };
  const round = () =>
    deliver({
      outbox: storage.outbox,
      now: () => state.now,
      onFailure: (failure) => state.failures.push(failure),
      send: () => {
        if (state.fail) return Promise.reject(Object.assign(new Error(`550 <${mail.to}> unknown`), { code: 'EENVELOPE' }));
        state.sent++;
        return Promise.resolve();
      },
    });
  return { storage, state, round };
}

describe('the worker', () => {
  it('sends a mail once, and forgets it', async (t) => {
    const { storage, state, round } = await office(t);
    await round();
    await round();
    assert.equal(state.sent, 1);
    assert.deepEqual(await storage.outbox.newest(10), []);
  });

  it('tries again, ever more rarely, until it works', async (t) => {
    const { state, round } = await office(t);
    state.fail = true;
    for (const minutes of [0, 0.5, 0.5, 4, 1]) {
      state.now += minutes * 60_000;
      await round();
    }
    assert.deepEqual(
      state.failures.map(({ attempts }) => attempts),
      [1, 2, 3],
    );
    state.fail = false;
    state.now += 30 * 60_000;
    await round();
    assert.equal(state.sent, 1);
  });

  it('gives up after days, says so, and keeps the mail', async (t) => {
    const { storage, state, round } = await office(t);
    state.fail = true;
    for (let hour = 0; hour < 24 * 7; hour++) {
      await round();
      state.now += 3_600_000;
    }
    assert.deepEqual([state.failures.length, state.failures.filter(({ isFinal }) => isFinal).length], [8, 1]);
    assert.equal((await storage.outbox.newest(10)).length, 1);
  });

  it('does not tell the log whom the mail was for', async (t) => {
    const { state, round } = await office(t);
    state.fail = true;
    await round();
    assert.deepEqual(state.failures, [{ mail: mail.id, attempts: 1, isFinal: false, code: 'EENVELOPE' }]);
  });

  it('leaves a mail to the one that took it, until that must have died', async (t) => {
    const { storage, state, round } = await office(t);
    await storage.outbox.take(state.now, 600_000, 10);
    await round();
    assert.equal(state.sent, 0);
    state.now += 600_000;
    await round();
    assert.equal(state.sent, 1);
  });
});

describe('a mail by SMTP', () => {
  it('arrives as text and HTML, with the headers of one-click unsubscribing', async (t) => {
    const received = Promise.withResolvers<{ readonly to: readonly string[]; readonly source: string }>();
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, session, done) {
        let source = '';
        stream.on('data', (chunk) => (source += String(chunk)));
        stream.on('end', () => {
          received.resolve({ to: session.envelope.rcptTo.map(({ address }) => address), source });
          done();
        });
      },
    });
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    t.after(() => new Promise<void>((resolve) => smtp.close(resolve)));
    // A string only for a pipe.
    const { port } = smtp.server.address() as AddressInfo;

    const server = await startServer(t, {
      AFTERWORD_SMTP: `smtp://127.0.0.1:${port}`,
      AFTERWORD_MAIL_FROM: 'The Magazine <letters@magazine.example>',
    });
    const answer = await server.send('POST', '/v1/subscriptions', { email: 'ada@example.org' });
    assert.equal(answer.status, 202);
    const { to, source } = await received.promise;

    const unfolded = source.replace(/\r\n[ \t]+/g, ' ');
    const text = source.replace(/=\r\n/g, '').replace(/=3D/g, '=');
    assert.deepEqual(to, ['ada@example.org']);
    assert.match(unfolded, /^From: The Magazine <letters@magazine\.example>\r$/m);
    assert.match(unfolded, /^Content-Type: multipart\/alternative;/m);
    assert.match(unfolded, /^Content-Type: text\/plain; charset=utf-8\r$/m);
    assert.match(unfolded, /^Content-Type: text\/html; charset=utf-8\r$/m);
    assert.ok(unfolded.includes(`\nList-Unsubscribe: <${linkIn(text, 'unsubscribe')}>\r`));
    assert.match(unfolded, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    assert.match(unfolded, /^Auto-Submitted: auto-generated\r$/m);
    assert.equal((await server.send('GET', linkIn(text, 'confirm'))).status, 200);
  });
});
