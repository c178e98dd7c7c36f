import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Magazine } from './magazine.ts';

const pages = ['/', '/articles/upper-back.html', '/articles/sitting-well.html', '/self-check.html', '/about.html'];

describe('the magazine without JavaScript', () => {
  const magazine = new Magazine();
  before(() => magazine.open());
  after(() => magazine.close());

  it('links to its articles from the front page', async () => {
    const { page } = await magazine.visit('/', { javaScriptEnabled: false });
    const links = page.locator('aw-article-card a[href]');
    assert.ok((await links.count()) >= 4);
    await links.first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  it('tells who wrote an article, and leads on', async () => {
    const { page } = await magazine.visit('/articles/upper-back.html', { javaScriptEnabled: false });
    assert.ok(await page.locator('aw-author-bio .p-note').isVisible());
    assert.ok((await page.locator('aw-article-card a[href]').count()) >= 2);
    assert.ok(await page.locator('aw-newsletter-signup form button').first().isVisible());
  });
});

describe('every page of the magazine', () => {
  const magazine = new Magazine();
  before(() => magazine.open());
  after(() => magazine.close());

  for (const path of pages) {
    it(`${path} runs under the strict policy without a report, asks no third party, sets no cookie`, async () => {
      const { page, faults } = await magazine.visit('/about.html');
      const foreign: string[] = [];
      page.on('request', (request) => {
        const { origin, protocol } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== magazine.address && origin !== magazine.server) foreign.push(request.url());
      });
      await page.addInitScript(() => {
        const reports: string[] = [];
        Object.assign(globalThis, { reports });
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          reports.push(`${violatedDirective} ${blockedURI}`),
        );
      });
      await page.goto(magazine.address + path, { waitUntil: 'networkidle' });
      assert.deepEqual(await page.evaluate(() => (globalThis as { reports?: string[] }).reports), []);
      assert.deepEqual(faults, []);
      assert.deepEqual(foreign, []);
      assert.deepEqual(await page.context().cookies(), []);
    });

    it(`${path} never scrolls sideways at 320 px (400 % zoom)`, async () => {
      const { page } = await magazine.visit(path, { viewport: { width: 320, height: 640 } });
      await page.waitForLoadState('networkidle');
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
    });
  }
});
