import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { browsers, chromiumFlags } from '../../scripts/browsers.mjs';
import { listen, site } from '../../scripts/site.mjs';

/** A page of another site than the back end's, with the built library, under the policy of CONTRACT section 3, in Chromium. */
export class OwnersPage {
  private readonly folder: string;
  private readonly web: Server;
  private readonly address: string;
  private readonly browser: Browser;

  private constructor(folder: string, web: Server, address: string, browser: Browser) {
    this.folder = folder;
    this.web = web;
    this.address = address;
    this.browser = browser;
  }

  /**
   * @param backEnd the one foreign address that the page's policy allows
   * @param body what the owner wrote, as HTML
   */
  static async open(backEnd: string, body: string): Promise<OwnersPage> {
    const folder = await mkdtemp(join(tmpdir(), 'afterword-page-'));
    const head = '<meta charset="utf-8"><title>An article</title><link rel="icon" href="data:,">';
    const script = '<script type="module" src="/afterword/afterword.js"></script>';
    await writeFile(join(folder, 'index.html'), `<!doctype html><html lang="en">${head}${script}${body}</html>`);
    const web = site(backEnd, folder);
    const browser = await chromium.launch({ executablePath: browsers().chromium ?? 'chromium', args: chromiumFlags });
    return new OwnersPage(folder, web, await listen(web), browser);
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.web.closeAllConnections();
    this.web.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** A new visitor, with nothing on the device; `faults` collects what must never be caused. */
  async visit(): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
    const context = await this.browser.newContext();
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !isNetworks(message.text())) faults.push(message.text());
    });
    await page.goto(this.address);
    return { page, faults };
  }
}

/** Chromium itself puts every answer from 400 on, and every connection that fails, into the console; a page cannot prevent it. */
function isNetworks(text: string): boolean {
  return text.startsWith('Failed to load resource: ');
}
