import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contestants, document, own } from './comment-contestants.mjs';
import { perPage } from './comment-stub.mjs';
import { heapOf } from './heap.mjs';

/**
 * A thread of 20,000 comments, read to its end through "Load more": what a comment holds of the heap, against the same records in an array
 * and their HTML put in by the page's own script. At full speed, since it is about space; it stops where the time is up (0: not at all).
 */
const minutes = Number(process.env.LONG_MINUTES ?? 5);
const total = 20_000;
const points = [2000, 10_000, 20_000];

/** Each page has `more()`, which brings the next comments. */
const readers = {
  [own]: {
    body: `${contestants[own].body}
      <script>
        const box = document.querySelector('aw-comment-box');
        const pager = () => box.shadowRoot.querySelector('[part=pager] button:not([aria-disabled=true])');
        globalThis.more = async () => {
          while (!pager()) await new Promise(requestAnimationFrame);
          pager().click();
        };
      </script>`,
    count: contestants[own].count,
  },
  'an array and raw innerHTML': {
    body: `<div id="list"></div><script>
      const records = [];
      const item = ({ author, createdAt, html }) =>
        '<article><b>' + author.name + '</b> <time>' + createdAt + '</time>' + html + '</article>';
      globalThis.more = async () => {
        const { comments } = await (await fetch('SERVER/v1/comments?cursor=' + records.length)).json();
        records.push(...comments);
        document.querySelector('#list').insertAdjacentHTML('beforeend', comments.map(item).join(''));
      };
      globalThis.more();</script>`,
    count: "document.querySelectorAll('article').length",
  },
};

/** Reads on until the end or the time is up; gives the comments that came, and the heap at each of the points. */
async function read(page, untilMs) {
  const session = await page.context().newCDPSession(page);
  const heaps = [];
  const isThere = (count) =>
    page
      .waitForFunction((count) => globalThis.count() >= count, count, { polling: 50, timeout: Math.max(1, untilMs - Date.now()) })
      .then(
        () => true,
        () => false, // TimeoutError: the time is up
      );
  let reached = 0;
  while (reached < total && (await isThere(reached + perPage))) {
    reached += perPage;
    if (points.includes(reached)) heaps.push(await heapOf(session));
    if (reached < total) await page.evaluate(() => globalThis.more());
  }
  return { reached, heaps };
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} address of the web server
 * @param {string} stub the back end's address
 * @param {string} folder of the pages
 */
export async function benchLongThread(browser, address, stub, folder) {
  if (!minutes) return;
  console.log(`\na thread of ${total} comments, ${perPage} at a time (bytes of heap a comment; in all, and since the line before):`);
  for (const [name, { body, count }] of Object.entries(readers)) {
    const file = `${name} ${total}.html`.replaceAll(' ', '-');
    await writeFile(join(folder, file), document(name, body, count, `${stub}/${total}`));
    const page = await browser.newPage();
    const startMs = Date.now();
    await page.goto(`${address}/${file}`);
    const { reached, heaps } = await read(page, startMs + minutes * 60_000);
    await page.close();
    console.log(
      `  ${name}: ${reached} in ${((Date.now() - startMs) / 1000).toFixed(0)} s${reached < total ? ', then the time was up' : ''}`,
    );
    heaps.forEach(({ scriptHeap, heap }, at) => {
      const each = (value) => (value / points[at]).toFixed(0).padStart(6);
      const further = at ? ((heap - heaps[at - 1].heap) / (points[at] - points[at - 1])).toFixed(0) : '–';
      const point = String(points[at]).padStart(8);
      console.log(`${point}: ${each(scriptHeap)} JavaScript, ${each(heap)} with the DOM, ${further.padStart(6)} each further one`);
    });
  }
}
