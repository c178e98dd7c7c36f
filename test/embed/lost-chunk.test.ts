import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { launch, type Browser } from 'puppeteer-core';
import { browsers, chromiumFlags } from '../../scripts/browsers.mjs';
import { listen, site } from '../../scripts/site.mjs';

const { chromium, firefox } = browsers();

/** How the two engines that can be driven so are started. */
const engines = {
  Chromium: chromium && { executablePath: chromium, args: chromiumFlags },
  Firefox: firefox && { browser: 'firefox' as const, executablePath: firefox },
};

for (const [name, how] of Object.entries(engines)) {
  // An engine that is missing is named by the run as a whole (scripts/test.mjs).
  if (!how) continue;

  describe(`a chunk that could not be had at first, in ${name}`, () => {
    let folder: string;
    let web: Server;
    let address: string;
    let browser: Browser;
    let isDown = true;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'afterword-lost-'));
      await writeFile(
        join(folder, 'index.html'),
        '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/afterword/afterword.js"></script><aw-newsletter-signup provider="demo"></aw-newsletter-signup>',
      );
      const files = site('http://127.0.0.1:9', folder);
      web = createServer((request, response) => {
        if (isDown && request.url?.includes('/chunks/sending-')) response.writeHead(503).end();
        else files.emit('request', request, response);
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

    it('comes when the network is back, and what was typed is sent', async () => {
      const page = await browser.newPage();
      await page.goto(address);
      const signup = 'aw-newsletter-signup';
      await page.locator(`${signup} >>> input[type=email]`).fill('sam@example.org');
      await page.locator(`${signup} >>> button`).click();
      await page.waitForFunction(() =>
        document.querySelector('aw-newsletter-signup')?.shadowRoot?.textContent?.includes('could not be loaded wholly'),
      );
      isDown = false;
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await page.waitForFunction(() => document.querySelector('aw-newsletter-signup')?.matches(':state(confirm)'));
      assert.equal(await page.$eval(signup, (element) => element.status), 'confirm');
    });
  });
}
