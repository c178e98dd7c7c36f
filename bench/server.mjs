import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startServer } from '../scripts/reference-server.mjs';
import { installWaline } from '../test/backends/waline-install.ts';
import { Waline } from '../test/backends/waline-server.ts';
import { median } from './median.mjs';

/**
 * How many readers and writers the reference server answers: against a bare `node:http` handler that does nothing and sends the same bytes,
 * and against Waline's server (SQLite too). All have a thread of 1,000 comments and take turns in one run, each alone with the same client,
 * which is a process of its own; what counts is the median and the ratio. Where the client is busy all the time, it is the client that was
 * measured.
 *
 * Limits are off everywhere. Posts come without a proof of work, which Waline does not know: they are stored as any other, to the disk
 * before they are acknowledged, but held for a moderator.
 */
const rounds = Number(process.env.ROUNDS ?? 9);
const turnMs = 1000;
const connections = 16;

const site = 'https://magazine.example';
const thread = `${site}/article`;
const text = 'The afternoon part is exactly it. I set a timer now, and the stretch against the door frame helps *more* than the chair did.';
const numbers = Array.from({ length: 1000 }, (_, nth) => nth);

/** What is asked in each contest. `NTH` becomes another text each time. */
const contests = {
  page: 'reading 25 of 1,000 comments',
  again: 'the same, by who has them already (304, where the server knows that)',
  fresh: 'the same, each time under an address that nobody has asked for',
  post: 'posting a comment',
};

function ours(server) {
  const page = { url: `${server}/v1/comments?thread=${encodeURIComponent(thread)}&limit=25`, method: 'GET', headers: {}, status: 200 };
  return {
    page,
    again: (etag) => ({ ...page, headers: { 'If-None-Match': etag }, status: 304 }),
    fresh: { ...page, url: `${page.url}&NTH` },
    post: {
      url: `${server}/v1/comments`,
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: site, 'Idempotency-Key': 'NTH' },
      body: JSON.stringify({ thread, name: 'Sam', email: 'sam@example.org', body: `${text} NTH`, locale: 'en' }),
      status: 202,
    },
  };
}

function walines(server) {
  const page = { url: `${server}/api/comment?path=/article&pageSize=25&lang=en-US`, method: 'GET', headers: {}, status: 200 };
  return {
    page,
    again: (etag) => ({ ...page, ...(etag && { headers: { 'If-None-Match': etag }, status: 304 }) }),
    fresh: { ...page, url: `${page.url}&NTH` },
    post: {
      url: `${server}/api/comment?lang=en-US`,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ url: '/article', nick: 'Sam', mail: 'sam@example.org', link: '', ua: '', comment: `${text} NTH` }),
      status: 200,
    },
  };
}

/** In the client's process: sends the same again and again over connections that stay open, and counts the answers that came whole. */
function load() {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let nth = 0;
  process.on('message', ({ url, method, headers, body, status, forMs }) => {
    const startMs = performance.now();
    const cpu = process.cpuUsage();
    let answers = 0;
    let open = connections;
    const next = () => {
      const tookMs = performance.now() - startMs;
      if (tookMs < forMs) ask();
      else if (--open === 0) {
        const { user, system } = process.cpuUsage(cpu);
        process.send({ rate: (answers / tookMs) * 1000, busy: (user + system) / 1000 / tookMs });
      }
    };
    const ask = () => {
      const key = `${process.pid}-${(nth += 1)}`;
      const each = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('NTH', key)]));
      const asking = request(url.replace('NTH', key), { method, agent, headers: each }, (answer) => {
        if (answer.statusCode !== status) throw new Error(`${method} ${url}: ${answer.statusCode} in place of ${status}`);
        answer.on('end', () => {
          answers += 1;
          next();
        });
        answer.resume();
      });
      asking.end(body?.replace('NTH', key));
    };
    for (let at = 0; at < connections; at += 1) ask();
  });
}

/** In the process of the bare handler: hears a request to its end, and sends the bytes that it was given for its kind. */
function bare() {
  process.once('message', (answers) => {
    const [page, again, posted] = answers.map(({ body, ...rest }) => ({ ...rest, body: Buffer.from(body) }));
    const server = createServer((incoming, outgoing) => {
      incoming.resume();
      incoming.on('end', () => {
        const { status, headers, body } = incoming.method === 'POST' ? posted : 'if-none-match' in incoming.headers ? again : page;
        outgoing.writeHead(status, headers);
        outgoing.end(body);
      });
    }).listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
  });
}

/** One answer, as the bare handler is to give it. */
async function recorded({ url, method, headers, body, status }) {
  const answer = await fetch(url, { method, headers, ...(body && { body }) });
  const content = await answer.text();
  // Waline's refusals are 200 as well.
  if (answer.status !== status || /"errno":[^0]/.test(content)) throw new Error(`${method} ${url}: ${answer.status} ${content}`);
  const kept = [...answer.headers].filter(([name]) => !['connection', 'date', 'keep-alive', 'transfer-encoding'].includes(name));
  return { status, headers: kept.flat(), body: content, etag: answer.headers.get('etag') };
}

/** The reference server, its thread filled by its own API, and published by a moderator at one go. */
async function filled(folder) {
  const database = join(folder, 'bench.db');
  const { url, child } = await startServer({
    AFTERWORD_DATABASE: database,
    AFTERWORD_PORT: '0',
    AFTERWORD_ORIGINS: site,
    AFTERWORD_MODERATION: 'none',
    AFTERWORD_LIMITS: 'off',
  });
  const { post } = ours(url);
  for (const nth of numbers) {
    const { status } = await fetch(post.url, { ...post, headers: { ...post.headers, 'Idempotency-Key': `seed-${nth}` } });
    if (status !== post.status) throw new Error(`The reference server does not take comments: ${status}.`);
  }
  const moderator = new DatabaseSync(database, { timeout: 5000 });
  moderator.exec("UPDATE comments SET state = 'published', published_at = created_at");
  moderator.close();
  return { url, child };
}

async function walineIfThere() {
  const reason = await installWaline();
  if (reason) {
    console.log(reason);
    return undefined;
  }
  const comments = numbers.map((nth) => ({
    url: '/article',
    nick: 'Sam',
    comment: `${text} ${nth}`,
    insertedAt: new Date(Date.UTC(2026, 10, 1) + nth * 60_000).toISOString().slice(0, 19).replace('T', ' '),
  }));
  return Waline.open({}, comments);
}

const roles = { load, bare };
const start = (role) => fork(import.meta.filename, [role]);

export async function benchServer() {
  const folder = await mkdtemp(join(tmpdir(), 'afterword-bench-server-'));
  const { url, child } = await filled(folder);
  const [client, handler, waline] = [start('load'), start('bare'), await walineIfThere()];
  try {
    const reference = ours(url);
    const page = await recorded(reference.page);
    handler.send([page, await recorded(reference.again(page.etag)), await recorded(reference.post)]);
    const [{ url: bareUrl }] = await once(handler, 'message');
    const contestants = {
      'bare node:http': ours(bareUrl),
      'reference server': reference,
      ...(waline && { Waline: walines(waline.address) }),
    };

    console.log(`\nA server's answers (${connections} connections, median of ${rounds} turns of ${turnMs / 1000} s):`);
    for (const [contest, title] of Object.entries(contests)) {
      const turns = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
      // The first round is for the compilers.
      for (let round = 0; round <= rounds; round += 1) {
        for (const [name, exchanges] of Object.entries(contestants)) {
          const { etag } = await recorded(exchanges.page);
          const exchange = contest === 'again' ? exchanges.again(etag) : exchanges[contest];
          client.send({ ...exchange, forMs: turnMs });
          const [turn] = await once(client, 'message');
          if (round > 0) turns[name].push(turn);
        }
      }
      console.log(`\n${title}:`);
      const rates = Object.fromEntries(Object.entries(turns).map(([name, all]) => [name, median(all.map(({ rate }) => rate))]));
      for (const [name, all] of Object.entries(turns)) {
        const ratios = Object.keys(rates)
          .filter((other) => other !== name)
          .map((other) => `${Number((rates[name] / rates[other]).toPrecision(2))} × ${other}`);
        const [least, most] = [Math.min, Math.max].map((end) => end(...all.map(({ rate }) => rate)).toFixed(0));
        const busy = (median(all.map((turn) => turn.busy)) * 100).toFixed(0);
        console.log(`${rates[name].toFixed(0).padStart(8)} /s  ${name}: ${ratios.join(', ')}  (${least}…${most}, client busy ${busy} %)`);
      }
    }
  } finally {
    client.kill();
    handler.kill();
    child.kill('SIGTERM');
    await waline?.close();
    await once(child, 'exit');
    await rm(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) await (roles[process.argv[2]] ?? benchServer)();
