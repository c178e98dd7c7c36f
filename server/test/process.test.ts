import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { QueuedMail } from '../src/mail/mail.ts';
import { deliverNext } from '../src/mail/worker.ts';
import { openSqlite } from '../src/storage/sqlite.ts';
import { CommentList, OwnComment, PostedComment } from '../src/http/schemas.ts';
import { draft, linkIn, prove, request, temporaryFolder, thread } from './harness.ts';
import { mailServer } from './mail-server.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

function environment(folder: string, more: Readonly<Record<string, string>> = {}) {
  return { PATH: process.env.PATH, AFTERWORD_DATABASE: join(folder, 'test.db'), AFTERWORD_PORT: '0', AFTERWORD_LIMITS: 'off', ...more };
}

/** Starts the server as a site owner does, and waits for its one line. */
async function start(t: TestContext, folder: string, more: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [main], { env: environment(folder, more), stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  const log = { text: '' };
  child.stderr.on('data', (chunk) => (log.text += String(chunk)));
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const address = /^Afterword server listening at (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1];
  assert.ok(address, line);
  const end = async (signal: NodeJS.Signals) => {
    const exit = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    child.kill(signal);
    return exit;
  };
  return { address, log, end };
}

/** Runs a command to its end. */
async function run(folder: string, words: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [main, ...words], { env: environment(folder, more), stdio: ['ignore', 'pipe', 'pipe'] });
  const [[status], stdout, stderr] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  return { status, stdout, stderr };
}

const comments = `/v1/comments?thread=${encodeURIComponent(thread)}`;

describe('what was acknowledged', () => {
  it('is there after kill -9: a comment, its key and its token', async (t) => {
    const folder = temporaryFolder(t);
    const open = { AFTERWORD_MODERATION: 'none' };
    const before = await start(t, folder, open);
    const key = { 'Idempotency-Key': 'one' };
    const body = draft({ proof: await prove(before.address) });
    const posted = await request(before.address, 'POST', '/v1/comments', body, key);
    await before.end('SIGKILL');
    assert.equal(posted.status, 201);

    const after = await start(t, folder, open);
    assert.equal(CommentList.parse((await request(after.address, 'GET', comments)).body).total, 1);
    const again = await request(after.address, 'POST', '/v1/comments', body, key);
    assert.deepEqual([again.status, again.body], [201, posted.body]);
    assert.equal(CommentList.parse((await request(after.address, 'GET', comments)).body).total, 1);
  });

  it('is there after kill -9: a sign-up and its mail', async (t) => {
    const folder = temporaryFolder(t);
    const before = await start(t, folder);
    const answer = await request(before.address, 'POST', '/v1/subscriptions', {
      email: 'ada@example.org',
      proof: await prove(before.address),
    });
    await before.end('SIGKILL');
    assert.equal(answer.status, 202);

    const after = await start(t, folder);
    const outbox = await request(after.address, 'GET', '/outbox');
    const path = /href="(\/outbox\/[^"]+)"/.exec(outbox.text)?.[1];
    assert.ok(path, outbox.text);
    const mail = await request(after.address, 'GET', path);
    // The mail names the port of the first run.
    const { pathname, search } = new URL(linkIn(mail.text.replaceAll(/<[^>]+>/g, ' '), 'confirm'));
    assert.match((await request(after.address, 'POST', pathname + search)).text, /You are on the list/);
  });
});

describe('a mail of several processes on one database', () => {
  const sendingTo = (port: number) => ({
    AFTERWORD_SMTP: `smtp://127.0.0.1:${port}`,
    AFTERWORD_MAIL_FROM: 'letters@magazine.example',
  });

  it('goes once', async (t) => {
    const { received, port } = await mailServer(t);
    const folder = temporaryFolder(t);
    const [one, other] = [await start(t, folder, sendingTo(port)), await start(t, folder, sendingTo(port))];
    const emails = Array.from({ length: 12 }, (_, nth) => `a${nth + 10}@example.org`);
    for (const [nth, email] of emails.entries()) {
      await request((nth % 2 ? one : other).address, 'POST', '/v1/subscriptions', { email });
    }
    const storage = await openSqlite(join(folder, 'test.db'));
    t.after(() => storage.close());
    for (const end = Date.now() + 10_000; Date.now() < end && (await storage.outbox.newest(1)).length > 0;) await pause(50);
    assert.deepEqual(received.flatMap(({ to }) => to).sort(), emails);
  });

  it('is sent by the next one where kill -9 ended the first while it was sending', async (t) => {
    const began = Promise.withResolvers<undefined>();
    const { port } = await mailServer(t, {
      onData(stream) {
        stream.resume();
        began.resolve(undefined);
      },
    });
    const folder = temporaryFolder(t);
    const server = await start(t, folder, sendingTo(port));
    await request(server.address, 'POST', '/v1/subscriptions', { email: 'ada@example.org' });
    await began.promise;
    await server.end('SIGKILL');
    const storage = await openSqlite(join(folder, 'test.db'));
    t.after(() => storage.close());
    const sent: string[] = [];
    const post = {
      outbox: storage.outbox,
      jitter: () => 0,
      onFailure: () => assert.fail(),
      send: ({ to }: QueuedMail) => {
        sent.push(to);
        return Promise.resolve({ kind: 'sent' } as const);
      },
    };
    assert.equal(await deliverNext({ ...post, now: Date.now }), false);
    assert.equal(await deliverNext({ ...post, now: () => Date.now() + 600_000 }), true);
    assert.deepEqual(sent, ['ada@example.org']);
  });
});

describe('the command line', () => {
  it('imports and exports subscribers while the server runs', async (t) => {
    const folder = temporaryFolder(t);
    await start(t, folder);
    const file = join(folder, 'subscribers.csv');
    writeFileSync(file, 'email,name,confirmedAt\nada@example.org,=Ada,2026-05-01\n');
    assert.deepEqual(await run(folder, ['import', 'subscribers', file]), {
      status: 0,
      stdout: '1 added, 0 known already, 0 left out since they have unsubscribed.\n',
      stderr: '',
    });
    const { status, stdout } = await run(folder, ['export', 'subscribers']);
    assert.equal(status, 0);
    assert.match(stdout, /^"email","list".+\r\n"ada@example\.org","newsletter","'=Ada","","2026-05-01T00:00:00\.000Z".+\r\n$/);
    writeFileSync(file, stdout);
    assert.match((await run(folder, ['import', 'subscribers', file])).stdout, /^0 added, 1 known already, 0 left out/);
    writeFileSync(file, 'email\nada\n');
    const wrong = await run(folder, ['import', 'subscribers', file]);
    assert.equal(wrong.status, 1);
    assert.match(wrong.stderr, /^Row 2, column email: "ada" is not a mail address, .+\nNothing was imported\.\n$/);
  });

  it('stops on SIGTERM and SIGINT, also with a connection kept open', async (t) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const server = await start(t, temporaryFolder(t));
      await request(server.address, 'GET', '/healthz');
      assert.deepEqual(await server.end(signal), [0, null]);
    }
  });

  it('approves and refuses a comment while the server runs', async (t) => {
    const folder = temporaryFolder(t);
    const server = await start(t, folder);
    const [good, bad] = [await held(), await held()];
    const waiting = (await run(folder, ['pending'])).stdout;
    assert.ok(waiting.includes(good.comment.id) && waiting.includes(bad.comment.id));
    assert.match(waiting, /^2 comments wait\.$/m);
    assert.deepEqual(await run(folder, ['approve', good.comment.id]), {
      status: 0,
      stdout: `Comment ${good.comment.id} is published.\n`,
      stderr: '',
    });
    assert.equal((await run(folder, ['refuse', bad.comment.id, 'An', 'advertisement.'])).status, 0);
    const { comments: list } = CommentList.parse((await request(server.address, 'GET', comments)).body);
    assert.deepEqual(
      list.map(({ id }) => id),
      [good.comment.id],
    );
    const headers = { Authorization: `Bearer ${bad.editToken}` };
    const own = OwnComment.parse((await request(server.address, 'GET', `/v1/comments/${bad.comment.id}`, undefined, headers)).body);
    assert.deepEqual([own.state, own.reason], ['refused', 'An advertisement.']);
    assert.equal((await run(folder, ['pending'])).stdout, '0 comments wait.\n');
    assert.deepEqual(await run(folder, ['approve', bad.comment.id]), {
      status: 1,
      stdout: '',
      stderr: `Comment ${bad.comment.id} does not wait for a decision.\n`,
    });

    async function held() {
      return PostedComment.parse((await request(server.address, 'POST', '/v1/comments', draft())).body);
    }
  });

  it('pins a comment, lists what is reported, and mails about a reply that it approves', async (t) => {
    const folder = temporaryFolder(t);
    const open = { AFTERWORD_MODERATION: 'none', AFTERWORD_URL: 'http://localhost:4100' };
    const server = await start(t, folder, open);
    const send = async (more: object) =>
      PostedComment.parse(
        (await request(server.address, 'POST', '/v1/comments', draft({ proof: await prove(server.address), ...more }))).body,
      );
    const { comment } = await send({ notify: true });
    const storage = await openSqlite(join(folder, 'test.db'));
    t.after(() => storage.close());
    const [asked] = await storage.outbox.newest(1);
    const { pathname, search } = new URL(linkIn(asked?.text ?? '', 'confirm', 'replies'));
    await request(server.address, 'POST', pathname + search);
    const reply = await send({ parent: comment.id, email: 'bo@example.org', proof: null });
    await request(server.address, 'POST', `/v1/comments/${comment.id}/reports`, { reason: 'abuse', note: 'Rude.' });

    const waiting = (await run(folder, ['pending'], open)).stdout;
    assert.ok(waiting.includes(`${comment.id}  Ada`) && waiting.includes('  Reported: abuse, Rude.\n'), waiting);
    assert.match(waiting, /^2 comments wait\.$/m);
    assert.equal((await run(folder, ['approve', reply.comment.id], open)).status, 0);
    const [mail] = await storage.outbox.newest(1);
    assert.equal(mail?.subject, 'A reply to your comment on magazine.example');
    assert.match(mail.unsubscribeUrl ?? '', /^http:\/\/localhost:4100\/v1\/replies\/leave\?token=/);

    assert.equal((await run(folder, ['pin', comment.id], open)).stdout, `Comment ${comment.id} is pinned.\n`);
    assert.equal((await storage.comments.get(comment.id))?.pinned, true);
    assert.equal((await run(folder, ['unpin', comment.id], open)).stdout, `Comment ${comment.id} is not pinned any more.\n`);
    assert.match(
      (await run(folder, ['pin', reply.comment.id], open)).stderr,
      /^Comment .+ is a reply, or not published: it cannot be pinned\.\n$/,
    );
  });

  it('says in one line what is wrong, and ends with 1', async (t) => {
    const folder = temporaryFolder(t);
    const taken = createServer().listen(0, '127.0.0.1');
    t.after(() => taken.close());
    await once(taken, 'listening');
    // A string only for a pipe.
    const port = `${(taken.address() as AddressInfo).port}`;
    const cases: readonly (readonly [words: readonly string[], environment: Readonly<Record<string, string>>, message: RegExp])[] = [
      [[], { AFTERWORD_PORT: port }, new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is in use: .+\n$`)],
      [[], { AFTERWORD_MODERATION: 'some' }, /^AFTERWORD_MODERATION is "some": .+\n$/],
      [[], { AFTERWORD_DATABASE: join(folder, 'none', 'test.db') }, /^AFTERWORD_DATABASE ".+" cannot be opened: .+\n$/],
      [['approve', 'nothing'], {}, /^There is no comment nothing in .+\n$/],
      [['aprove', 'x'], {}, /^Usage: [^]+\n {2}export subscribers .+\n$/],
      [['import', 'subscribers'], {}, /^Usage: /],
      [['import', 'subscribers', join(folder, 'none.csv')], {}, /^".+none\.csv" cannot be read: .+\n$/],
    ];
    for (const [words, more, message] of cases) {
      const { status, stdout, stderr } = await run(folder, words, more);
      assert.match(stderr, message);
      assert.deepEqual([status, stdout], [1, '']);
    }
  });

  it('logs lines of JSON to stderr', async (t) => {
    const server = await start(t, temporaryFolder(t));
    await request(server.address, 'GET', '/healthz');
    await server.end('SIGTERM');
    const lines = server.log.text
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    assert.equal(lines.length, 1);
  });
});
