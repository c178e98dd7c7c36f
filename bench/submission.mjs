import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { startServer } from '../scripts/reference-server.mjs';
import { listen, site } from '../scripts/site.mjs';

/**
 * How long a visitor waits for the acknowledgement: from the click to the element's event, against a bare `fetch` of the same JSON from the
 * same page to the same reference server. Both have their proof of work before the clock starts, and take turns in going first.
 */
const pairs = Number(process.env.PAIRS ?? 80);

const html = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Submissions</title>
<script type="module" src="/afterword/afterword.js" data-server="http://127.0.0.1:4100"></script>
<aw-newsletter-signup></aw-newsletter-signup><aw-comment-box page-size="1"></aw-comment-box>`;

/** How each element is written into, up to the button, what tells that it was taken, and the field of the JSON that nobody else has. */
const kinds = {
  'a sign-up': {
    event: 'aw-success',
    field: 'email',
    content: (nth) => `reader-${nth}@example.org`,
    async write(page, text) {
      const form = page.locator('aw-newsletter-signup');
      await form.evaluate((element) => element.reset());
      await form.getByRole('textbox', { name: 'Email' }).fill(text);
      return form.getByRole('button', { name: 'Sign me up' });
    },
  },
  'a comment': {
    event: 'aw-post',
    field: 'body',
    content: (nth) => `Comment number ${nth}.`,
    async write(page, text) {
      const box = page.locator('aw-comment-box');
      await box.getByRole('textbox', { name: 'Comment', exact: true }).fill(text);
      await box.getByRole('textbox', { name: 'Name' }).fill('Sam');
      await box.getByRole('textbox', { name: 'Email' }).fill('sam@example.org');
      return box.getByRole('button', { name: 'Post comment' });
    },
  },
};

/** In the page: counts the tries of proofs that have begun, so that it can be told when one is solved. */
function watchProofs() {
  const derive = SubtleCrypto.prototype.deriveBits;
  globalThis.derived = 0;
  SubtleCrypto.prototype.deriveBits = function (...args) {
    globalThis.derived += 1;
    globalThis.derivedMs = performance.now();
    return derive.apply(this, args);
  };
}

/** A proof was begun and has been quiet for so long that it is there, in milliseconds. */
const quietMs = 300;

/** By the element: fills it in, waits for its proof, and clicks. */
async function byElement(page, { write, event }, text) {
  await page.evaluate(() => (globalThis.derived = 0));
  const button = await write(page, text);
  await page.waitForFunction((quiet) => globalThis.derived > 0 && performance.now() - globalThis.derivedMs > quiet, quietMs);
  return button.evaluate(
    (element, type) =>
      new Promise((resolve) => {
        const startMs = performance.now();
        addEventListener(type, () => resolve(performance.now() - startMs), { once: true });
        element.click();
      }),
    event,
  );
}

/** By the page's own script: the request that the element has made, with other words, another key and a proof of its own. */
async function byFetch(page, server, { field }, request, text) {
  const challenge = await (await fetch(`${server}/v1/challenge`)).json();
  const solution = await solveChallenge({ challenge, deriveKey });
  const proof = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
  const body = JSON.stringify({ ...request.postDataJSON(), [field]: text, proof });
  return page.evaluate(
    async ({ url, body, key }) => {
      const startMs = performance.now();
      const answer = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key }, body });
      await answer.json();
      if (!answer.ok) throw new Error(`The bare fetch was refused: ${answer.status}`);
      return performance.now() - startMs;
    },
    { url: request.url(), body, key: crypto.randomUUID() },
  );
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** @param {import('playwright-core').Browser} browser */
export async function benchSubmissions(browser) {
  const folder = await mkdtemp(join(tmpdir(), 'afterword-bench-submission-'));
  await writeFile(join(folder, 'index.html'), html);
  const { promise: known, resolve: serverIsAt } = Promise.withResolvers();
  const web = site(known, folder);
  const address = await listen(web);
  const { url: server, child } = await startServer({
    AFTERWORD_DATABASE: join(folder, 'bench.db'),
    AFTERWORD_PORT: '0',
    AFTERWORD_ORIGINS: address,
    AFTERWORD_MODERATION: 'none',
    AFTERWORD_LIMITS: 'off',
  });
  serverIsAt(server);

  for (const [name, kind] of Object.entries(kinds)) {
    const page = await browser.newPage();
    await page.addInitScript(watchProofs);
    await page.goto(`${address}/?first`);
    // The first of all loads what comes on demand, and shows what is sent.
    const [request] = await Promise.all([
      page.waitForRequest((each) => each.method() === 'POST'),
      byElement(page, kind, kind.content('first')),
    ]);
    const took = { element: [], fetch: [] };
    const contestants = [
      async (nth) => took.element.push(await byElement(page, kind, kind.content(`${nth}-element`))),
      async (nth) => took.fetch.push(await byFetch(page, server, kind, request, kind.content(`${nth}-fetch`))),
    ];
    for (let nth = 0; nth < pairs; nth += 1) {
      // A thread of its own: what has been posted before is on the device, and on the page.
      await page.goto(`${address}/?${nth}`);
      await byElement(page, kind, kind.content(`${nth}-before`));
      for (const contestant of nth % 2 ? contestants : contestants.toReversed()) await contestant(nth);
    }
    await page.close();
    console.log(`\n${name}, from the click to the acknowledgement (median of ${pairs} pairs, CPU at full speed):`);
    for (const [contestant, all] of Object.entries(took)) {
      console.log(
        `${median(all).toFixed(1).padStart(8)} ms  ${(median(all) / median(took.fetch)).toFixed(2).padStart(5)} × bare  ${{ element: kind.event, fetch: 'bare fetch' }[contestant]}  (${Math.min(...all).toFixed(1)}…${Math.max(...all).toFixed(1)})`,
      );
    }
  }

  child.kill('SIGTERM');
  web.closeAllConnections();
  web.close();
  await rm(folder, { recursive: true, force: true });
}
