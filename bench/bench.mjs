import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from '../scripts/build.mjs';
import { browsers, chromiumFlags } from '../scripts/browsers.mjs';
import { listen, site } from '../scripts/site.mjs';
import { benchComments, loopbackOnly } from './comments.mjs';
import { median } from './median.mjs';
import { benchServer } from './server.mjs';
import { benchSubmissions } from './submission.mjs';

/**
 * How long it takes until a page of 500 cards is there: the built library against the same HTML put in by the page's own script. Chromium
 * at a quarter of the machine's speed; the contestants take turns in one run, and what counts is the median and the ratio.
 */
const rounds = Number(process.env.ROUNDS ?? 9);
const slowdown = 4;

const paragraph =
  'The afternoon part is exactly it. I set a timer now, and the stretch against the door frame helps more than the chair did.';

const card = (at) =>
  `<a href="/a/${at}"><img src="data:," alt=""><h3>Sitting well is mostly not sitting still, ${at}</h3></a><p>${paragraph}</p><time datetime="2026-11-05">5 November 2026</time>`;

/** The page's own script: when the last one is in the page and a frame has been painted, the time since the navigation is written down. */
const whenThere = (claim) => `
  const done = () => requestAnimationFrame(() => setTimeout(() => (globalThis.took = performance.now())));
  const look = () => (${claim} ? done() : setTimeout(look, 5));
  look();`;

const contests = {
  'a page of 500 cards': {
    'aw-article-card': {
      body: `${Array.from({ length: 500 }, (_, at) => `<aw-article-card>${card(at)}</aw-article-card>`).join('')}<script type="module" src="/afterword/elements/article-card.js"></script>`,
      script: whenThere(
        "[...document.querySelectorAll('aw-article-card')].filter((each) => each.shadowRoot?.querySelector('h3')).length === 500",
      ),
    },
    'raw innerHTML': {
      body: '<div id="list"></div>',
      script: `document.querySelector('#list').innerHTML = ${JSON.stringify(Array.from({ length: 500 }, (_, at) => `<article>${card(at)}</article>`).join(''))};
        ${whenThere("document.querySelectorAll('h3').length === 500")}`,
    },
  },
};

if (!(await build())) process.exit(1);
const folder = await mkdtemp(join(tmpdir(), 'afterword-bench-'));
const web = site('', folder, { policy: false }); // the contestants' own scripts are inline
const address = await listen(web);

for (const [contest, contestants] of Object.entries(contests)) {
  for (const [name, { body, script }] of Object.entries(contestants)) {
    const page = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>${name}</title>${body}<script>${script}</script>`;
    await writeFile(join(folder, `${contest} ${name}.html`.replaceAll(' ', '-')), page);
  }
}

const browser = await chromium.launch({ executablePath: browsers().chromium, args: [...chromiumFlags, loopbackOnly] });
for (const [contest, contestants] of Object.entries(contests)) {
  const took = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of Object.keys(contestants)) {
      const page = await browser.newPage();
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
      await page.goto(`${address}/${`${contest} ${name}.html`.replaceAll(' ', '-')}`);
      took[name].push(
        await page.waitForFunction(() => globalThis.took, undefined, { timeout: 120_000 }).then((handle) => handle.jsonValue()),
      );
      await page.close();
    }
  }
  const bar = median(took['raw innerHTML']);
  console.log(`\n${contest}, until it is there (median of ${rounds}, CPU at 1/${slowdown}):`);
  for (const [name, all] of Object.entries(took)) {
    console.log(
      `${median(all).toFixed(0).padStart(8)} ms  ${(median(all) / bar).toFixed(2).padStart(5)} × raw  ${name}  (${Math.min(...all).toFixed(0)}…${Math.max(...all).toFixed(0)})`,
    );
  }
}
await benchComments(browser);
await benchSubmissions(browser);
await browser.close();
await benchServer();
web.closeAllConnections();
web.close();
await rm(folder, { recursive: true, force: true });
