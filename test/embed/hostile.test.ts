import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import naughty from 'big-list-of-naughty-strings' with { type: 'json' };
import { launch, type Browser } from 'puppeteer-core';
import { browsers, chromiumFlags } from '../../scripts/browsers.mjs';
import { listen, site } from '../../scripts/site.mjs';
import { vectors } from '../element/hostile/vectors.ts';

const { chromium, firefox } = browsers();

/** How the two engines that can be driven so are started. */
const engines = {
  Chromium: chromium && { executablePath: chromium, args: chromiumFlags },
  Firefox: firefox && { browser: 'firefox' as const, executablePath: firefox },
};

/** Every string, as a comment's text and as all that is said of its author. */
const comments = [...Object.values(vectors).flat(), ...naughty].map((text, index) => ({
  id: String(index),
  parent: null,
  replies: 0,
  author: { name: text, url: text, avatar: text, badge: text },
  html: text,
  createdAt: '2026-11-24T10:00:00Z',
  editedAt: null,
  votes: 0,
  pinned: false,
  state: 'published',
}));

/** The page's own script: a strict page has none inside it. */
const script = `
  globalThis.reports = [];
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => reports.push([violatedDirective, blockedURI, sample]));
`;

const markup = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>hostile</title>
<script src="/watch.js"></script><script type="module" src="/afterword/afterword.js"></script>
<aw-comment-box provider="afterword" endpoint="/" thread="hostile" loading="eager" page-size="100" avatars="off"></aw-comment-box>`;

/**
 * Chromium (156) reports `style` and `onclick` as soon as its parser has made them, in whatever document, and also where `setHTML` then
 * takes them away. Nothing of it runs or applies; HTML without them, as our server's is, gives no report.
 */
const whileParsing = ['style-src-attr', 'script-src-attr'];

for (const [name, how] of Object.entries(engines)) {
  // An engine that is missing is named by the run as a whole (scripts/test.mjs).
  if (!how) continue;

  describe(`hostile comments on a strict page, in ${name}`, () => {
    let folder: string;
    let web: Server;
    let address: string;
    let browser: Browser;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'afterword-hostile-'));
      await writeFile(join(folder, 'watch.js'), script);
      await writeFile(join(folder, 'index.html'), markup);
      const files = site('http://127.0.0.1:9', folder);
      web = createServer((request, response) => {
        if (!request.url?.startsWith('/v1/comments')) return files.emit('request', request, response);
        response.setHeader('Content-Type', 'application/json');
        return response.end(JSON.stringify({ total: comments.length, open: true, next: null, comments }));
      });
      address = await listen(web);
      browser = await launch(how);
    });

    after(async () => {
      await browser.close();
      web.closeAllConnections();
      web.close();
      await rm(folder, { recursive: true, force: true });
    });

    it('are shown without a report, a request to others, or a dialog', async () => {
      const page = await browser.newPage();
      const elsewhere: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(address) && request.url() !== 'data:,') elsewhere.push(request.url());
      });
      page.on('dialog', (dialog) => {
        elsewhere.push(`a dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await page.goto(address);
      await page.waitForFunction(
        (count) => document.querySelector('aw-comment-box')?.shadowRoot?.querySelectorAll('[part=body]').length === count,
        { timeout: 60_000 },
        comments.length,
      );
      const reports = await page.evaluate(async () => {
        const elements = document.querySelector('aw-comment-box')?.shadowRoot?.querySelectorAll('*') ?? [];
        for (const element of elements)
          for (const type of ['error', 'load', 'mouseover', 'focus', 'toggle']) element.dispatchEvent(new Event(type));
        // A report is a task of its own.
        await new Promise((resolve) => setTimeout(resolve, 500));
        return (globalThis as unknown as { reports: string[][] }).reports; // the page's script has set it
      });
      const parsed = name === 'Chromium' ? whileParsing : [];
      assert.deepEqual(
        reports.filter(([directive = '']) => !parsed.includes(directive)),
        [],
      );
      assert.deepEqual(elsewhere, []);
      assert.equal(page.url(), `${address}/`);
      assert.equal(await page.title(), 'hostile');
    });
  });
}
