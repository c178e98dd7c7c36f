import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { browsers, chromiumFlags } from '../../scripts/browsers.mjs';
import { listen, site } from '../../scripts/site.mjs';

/** Pages as site owners write them, each with its own way of loading the library; the server that they name is not there. */
const pages = {
  module: '<script type="module" src="/afterword/afterword.js" data-server="http://127.0.0.1:9"></script><aw-comment-box></aw-comment-box>',
  versioned:
    '<script type="module" src="/afterword/afterword.js?ver=6.8"></script><aw-comment-box provider="demo" thread="x"></aw-comment-box>',
  classic:
    '<script defer src="/afterword/afterword.classic.js" data-lang="de"></script><script defer src="/afterword/afterword.classic.de.js"></script><aw-comment-box provider="demo" thread="x"></aw-comment-box><aw-posture-quiz></aw-posture-quiz>',
  both: '<script type="module" src="/afterword/afterword.js"></script><script defer src="/afterword/afterword.classic.js"></script><aw-comment-box provider="demo" thread="x"></aw-comment-box>',
  single:
    '<script type="module" src="/afterword/elements/comment-box.js" data-lang="ar"></script><aw-comment-box provider="demo" thread="x"></aw-comment-box>',
  late: '<aw-site server="http://127.0.0.1:9"><aw-comment-box loading="eager"></aw-comment-box></aw-site><script type="module" src="/afterword/afterword.js"></script>',
};

describe('the script tag', () => {
  let folder: string;
  let web: Server;
  let address: string;
  let browser: Browser;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'afterword-embed-'));
    for (const [name, body] of Object.entries(pages))
      await writeFile(
        join(folder, `${name}.html`),
        `<!doctype html><html><meta charset="utf-8"><link rel="icon" href="data:,"><title>${name}</title>${body}`,
      );
    web = site('http://127.0.0.1:9', folder);
    address = await listen(web);
    browser = await chromium.launch({ executablePath: browsers().chromium ?? 'chromium', args: chromiumFlags });
  });

  after(async () => {
    await browser.close();
    web.closeAllConnections();
    web.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A page, what it asked for and what it said. */
  async function visit(name: keyof typeof pages): Promise<{ page: Page; requests: string[]; said: string[] }> {
    const page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    const requests: string[] = [];
    const said: string[] = [];
    page.on('request', (request) => requests.push(request.url().replace(address, '')));
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(`${address}/${name}.html`, { waitUntil: 'networkidle' });
    return { page, requests, said };
  }

  it('names the server for all elements', async () => {
    const { page, requests, said } = await visit('module');
    assert.ok(requests.some((url) => url.startsWith('http://127.0.0.1:9/v1/comments')));
    // It is down: the owner is told where to look, the reader what to do.
    assert.equal(said.filter((sentence) => sentence.includes('gave no answer that could be read')).length, 1);
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await page.getByRole('textbox', { name: 'Comment' }).fill('Not lost.');
  });

  it('may carry a version in its address, and still loads one copy', async () => {
    const { page, requests, said } = await visit('versioned');
    await page.getByRole('textbox', { name: 'Comment' }).fill('Hello');
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    assert.deepEqual(said, []);
    assert.equal(requests.filter((url) => /\/(afterword\.js|chunks\/core-)/.test(url)).length, 2);
  });

  it('may be a classic one: no further request, the quiz included, a language as one more file', async () => {
    const { page, requests, said } = await visit('classic');
    await page.getByRole('heading', { name: 'Kommentare' }).waitFor();
    await page.getByRole('textbox').first().fill('Hallo');
    await page.locator('aw-comment-box').getByRole('textbox', { name: 'E-Mail' }).waitFor();
    assert.deepEqual(said, []);
    assert.deepEqual(
      requests.filter((url) => url.endsWith('.js')),
      ['/afterword/afterword.classic.js', '/afterword/afterword.classic.de.js'],
    );
  });

  it('may define one element only, in the language that it names', async () => {
    const { page, said } = await visit('single');
    await page.getByRole('heading', { name: /\p{Script=Arabic}/u }).waitFor();
    assert.deepEqual(said, []);
    assert.equal(await page.evaluate(() => customElements.get('aw-posture-quiz')), undefined);
  });

  it('answers elements inside an <aw-site>', async () => {
    const { requests } = await visit('late');
    assert.ok(requests.some((url) => url.startsWith('http://127.0.0.1:9/v1/comments')));
  });
});

describe('two copies of the library on one page', () => {
  it('leave the tags to the first, say so with both versions, and throw nothing', async (test) => {
    const folder = await mkdtemp(join(tmpdir(), 'afterword-embed-'));
    await writeFile(
      join(folder, 'index.html'),
      `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>two</title>${pages.both}`,
    );
    const web = site('http://127.0.0.1:9', folder, { duplicates: true });
    const address = await listen(web);
    const browser = await chromium.launch({ executablePath: browsers().chromium ?? 'chromium', args: chromiumFlags });
    test.after(async () => {
      await browser.close();
      web.closeAllConnections();
      web.close();
      await rm(folder, { recursive: true, force: true });
    });
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(`thrown: ${error.message}`));
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.getByRole('textbox', { name: 'Comment' }).waitFor();
    assert.ok(said.length > 0);
    for (const sentence of said)
      assert.match(sentence, /^<aw-[a-z-]+> is already defined by Afterword \d+\.\d+\.\d+; Afterword \d+\.\d+\.\d+ leaves it alone/);
  });
});
