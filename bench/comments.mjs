import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { build } from '../scripts/build.mjs';
import { browsers, chromiumFlags } from '../scripts/browsers.mjs';
import { listen, site } from '../scripts/site.mjs';
import { bare, contestants, own, pageOf, peers, writeContestants } from './comment-contestants.mjs';
import { commentStub } from './comment-stub.mjs';
import { heapOf } from './heap.mjs';
import { benchLongThread } from './long-thread.mjs';
import { median } from './median.mjs';

/**
 * The comment box against its peers: how soon a thread can be read, what it costs, and how an editor types beside it. Chromium at a quarter
 * of the machine's speed, nothing cached; the contestants take turns in one run, and what counts is the median and the ratio.
 */
const rounds = Number(process.env.ROUNDS ?? 9);
const slowdown = 4;
const totals = [100, 1000];

/** What is typed: 30 characters, none of which any editor takes for more than a letter. */
const typed = 'sitting still is the hard part';

/** The shortest interaction that Event Timing reports, in milliseconds; what it leaves out counts as that. */
const shortestMs = 16;

/** How long each step is given to settle: what blocks after that is not counted, since one of the peers never comes to rest. */
const settleMs = 1000;

/** Most that a thread may take against raw innerHTML. */
const aim = 1.5;

const timings = {
  first: 'ms to the first comment',
  all: 'ms to all comments',
  blocking: 'ms of blocking (long tasks over 50 ms)',
  scriptHeap: "MB of JavaScript's heap",
  heap: 'MB of heap, with the DOM',
  nodes: 'DOM nodes',
  shift: 'layout shift',
};
const rows = {
  [totals[0]]: timings,
  [totals[1]]: {
    ...timings,
    median: 'ms a keystroke, median (Event Timing)',
    worst: 'ms a keystroke, worst',
    bytes: 'kB of scripts and styles (brotli)',
  },
};

/** Chromium's flag under which no name but loopback's address leads anywhere. */
export const loopbackOnly = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

/** In the page: notes when comments are there and painted, which tasks were long, what moved and how long keystrokes took. */
function watch({ total, shortestMs }) {
  const seen = (globalThis.seen = { tasks: [], shift: 0, keys: new Map() });
  const observe = (type, note, options) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...options });
  observe('longtask', ({ startTime, duration }) => seen.tasks.push({ startTime, duration }));
  observe('layout-shift', ({ value }) => (seen.shift += value));
  observe(
    'event',
    ({ interactionId, duration, name }) => {
      if (interactionId && name.startsWith('key')) seen.keys.set(interactionId, Math.max(duration, seen.keys.get(interactionId) ?? 0));
    },
    { durationThreshold: shortestMs },
  );
  const look = () => {
    const there = globalThis.count?.() ?? 0;
    // What is there before a frame is painted with it.
    if (there) setTimeout(() => (seen.first ??= performance.now()));
    if (there === total) setTimeout(() => (seen.all = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** The sizes of all scripts and styles that a page has loaded so far. */
async function bytesOf(responses) {
  const bodies = await Promise.all(responses.map((response) => response.body()));
  return bodies.reduce((sum, body) => sum + brotliCompressSync(body).length, 0); // quality 11 by default
}

/** One visit: the thread is read, and with the longer one a comment begun. */
async function visit(browser, url, { editor }, total, visited) {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  const responses = [];
  page.on('response', (response) => ['script', 'stylesheet'].includes(response.request().resourceType()) && responses.push(response));
  page.on('request', (request) => new URL(request.url()).hostname !== '127.0.0.1' && /^http/.test(request.url()) && visited.elsewhere++);
  page.on('pageerror', (error) => visited.errors.add(error.message));
  await page.addInitScript(watch, { total, shortestMs });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto(url);
  await page.waitForFunction(() => globalThis.seen.all, undefined, { polling: 100, timeout: 180_000 });
  await page.waitForTimeout(settleMs);
  const { first, all, tasks, shift } = await page.evaluate(() => globalThis.seen);
  const blocking = tasks.filter(({ startTime }) => startTime < all + settleMs).reduce((sum, { duration }) => sum + duration - 50, 0);
  const { scriptHeap, heap } = await heapOf(session);
  const { nodes } = await session.send('Memory.getDOMCounters');
  const figures = { first, all, blocking, scriptHeap: scriptHeap / 1e6, heap: heap / 1e6, nodes, shift };
  if ('median' in rows[total]) {
    await page.locator(editor).click();
    await page.waitForTimeout(settleMs); // some load more when an editor is needed
    await page.evaluate(() => globalThis.seen.keys.clear());
    await page.locator(editor).pressSequentially(typed, { delay: 50, timeout: 180_000 });
    await page.waitForTimeout(settleMs);
    const keys = await page.evaluate(() => [...globalThis.seen.keys.values()]);
    const durations = [...keys, ...Array(Math.max(0, typed.length - keys.length)).fill(shortestMs)];
    figures.median = median(durations);
    figures.worst = Math.max(...durations);
    // Compressing takes its time, and a client never changes.
    figures.bytes = visited.bytes ??= (await bytesOf(responses)) / 1000;
  }
  await page.close();
  return figures;
}

const digits = (value) => (value < 10 && value % 1 ? value.toFixed(value < 1 ? 3 : 1) : value.toFixed(0));

function print(total, medians) {
  const names = Object.keys(contestants);
  const widest = Math.max(...Object.values(rows[total]).map((title) => title.length));
  console.log(`\na thread of ${total} comments (median of ${rounds}, CPU at 1/${slowdown}; × raw innerHTML):`);
  console.log(' '.repeat(widest) + names.map((name) => name.padStart(18)).join(''));
  for (const [row, title] of Object.entries(rows[total])) {
    const cells = names.map((name) => {
      const value = medians[name][row];
      const bar = medians[bare][row];
      return `${digits(value)}${bar ? ` ${(value / bar).toFixed(2).padStart(6)} ×` : ''}`.padStart(18);
    });
    console.log(title.padEnd(widest) + cells.join(''));
  }
}

function printAims(medians) {
  const ratio = medians[own].all / medians[bare].all;
  const behind = Object.entries(rows[totals[1]]).filter(([row]) =>
    peers.some((peer) => medians[own][row] >= medians[peer][row] && medians[own][row]),
  );
  const aims = [
    [ratio <= aim, `within ${aim} × raw innerHTML: ${ratio.toFixed(2)} ×`],
    [
      !behind.length,
      `ahead of ${peers.join(' and ')} on every row${behind.length ? `, but for: ${behind.map(([, title]) => title).join('; ')}` : ''}`,
    ],
    [!medians[own].shift, `layout shift 0: ${digits(medians[own].shift)}`],
  ];
  console.log(`\nthe aims, with ${totals[1]} comments:`);
  for (const [met, aim] of aims) console.log(`${met ? '  met' : '  NOT'}  ${aim}`);
}

/** @param {import('playwright-core').Browser} browser one that looks no names up: see `loopbackOnly` */
export async function benchComments(browser) {
  const folder = await mkdtemp(join(tmpdir(), 'afterword-bench-comments-'));
  const api = commentStub();
  const stub = await listen(api);
  const web = site(stub, folder, { policy: false }); // the contestants' own scripts are inline
  const address = await listen(web);
  await writeContestants(folder, stub, totals);

  const visited = Object.fromEntries(Object.keys(contestants).map((name) => [name, { elsewhere: 0, errors: new Set() }]));
  for (const total of totals) {
    const all = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, contestant] of Object.entries(contestants)) {
        all[name].push(await visit(browser, `${address}/${pageOf(name, total)}`, contestant, total, visited[name]));
      }
    }
    const medians = Object.fromEntries(
      Object.entries(all).map(([name, visits]) => [
        name,
        Object.fromEntries(Object.keys(rows[total]).map((row) => [row, median(visits.map((figures) => figures[row]))])),
      ]),
    );
    print(total, medians);
    if (total === totals.at(-1)) printAims(medians);
  }
  for (const [name, { elsewhere, errors }] of Object.entries(visited)) {
    if (elsewhere) console.log(`${name} asked elsewhere ${elsewhere} times`);
    for (const error of errors) console.log(`${name} threw: ${error}`);
  }
  await benchLongThread(browser, address, stub, folder);
  for (const server of [web, api]) {
    server.closeAllConnections();
    server.close();
  }
  await rm(folder, { recursive: true, force: true });
}

if (process.argv[1] === import.meta.filename) {
  if (!(await build())) process.exit(1);
  const browser = await chromium.launch({ executablePath: browsers().chromium, args: [...chromiumFlags, loopbackOnly] });
  await benchComments(browser);
  await browser.close();
}
