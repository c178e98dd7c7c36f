import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { browsers, chromiumFlags } from '../../scripts/browsers.mjs';
import { linkIn, post, signUp, startServer, stateOf, thread } from './harness.ts';

describe('the page of a confirmation, in Chromium', () => {
  let browser: Browser;
  before(async () => {
    browser = await chromium.launch({ executablePath: browsers().chromium ?? 'chromium', args: chromiumFlags });
  });
  after(() => browser.close());

  it('confirms nothing while it is looked at, and takes Enter', async (t) => {
    const server = await startServer(t);
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(linkIn((await signUp(server)).text, 'confirm'));
    await page.bringToFront();
    await page.locator('button:focus').waitFor();
    assert.deepEqual(await page.evaluate('[document.visibilityState, document.hasFocus()]'), ['visible', true]);
    // Really waited for: were there a script or a refresh in the page, a clock of the test's own could miss it.
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    assert.equal(await stateOf(server), 'pending');

    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'You are on the list' }).waitFor();
    assert.equal(await stateOf(server), 'confirmed');
    assert.deepEqual(faults, []);
  });

  it('is pressed without JavaScript too, after a form that was wrong at first', async (t) => {
    const server = await startServer(t);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.route('http://magazine.example/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<form method="post" action="${server.address}/v1/subscriptions">
          <input name="email" value="ada" /><input type="hidden" name="list" value="weekly" /><button>Sign up</button>
        </form>`,
      }),
    );
    await page.goto('http://magazine.example/');
    await page.getByRole('button').click();
    const email = page.getByRole('textbox', { name: 'Email' });
    assert.equal(await email.inputValue(), 'ada');
    await email.fill('ada@example.org');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Send me the mail' }).press('Enter');
    await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor();
    const [mail] = await server.mails();
    await page.goto(linkIn(mail?.text ?? '', 'confirm'));
    await page.getByRole('button').press('Enter');
    await page.getByRole('heading', { name: 'You are on the list' }).waitFor();
    assert.equal(await stateOf(server), 'confirmed');
  });
});

describe('a thread that a page includes, in Chromium without JavaScript', () => {
  let browser: Browser;
  before(async () => {
    browser = await chromium.launch({ executablePath: browsers().chromium ?? 'chromium', args: chromiumFlags });
  });
  after(() => browser.close());

  it('is read, and written in: the comment is held, and the page says so', async (t) => {
    // The scheme that the page has: a browser warns before a form leaves `https` for this machine.
    const server = await startServer(t, { AFTERWORD_ORIGINS: 'http://magazine.example' });
    const address = thread.replace('https:', 'http:');
    await post(server, { name: 'Bo', body: 'First.' });
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const { text } = await server.send('GET', `/v1/comments.html?thread=${encodeURIComponent(thread)}`);
    await page.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<!doctype html>${text}` }));
    await page.goto(address);
    await page.getByRole('article').getByText('First.').waitFor();
    const note = page.getByText('Your comment has arrived.');
    assert.equal(await note.isVisible(), false);
    await page.getByRole('textbox', { name: 'Comment' }).fill('Second.\n\nWith a “quote” & more.');
    await page.getByRole('textbox', { name: 'Name' }).fill('Ada');
    await page.getByRole('textbox', { name: 'Email' }).fill('ada@example.org');
    await page.getByRole('button', { name: 'Send' }).press('Enter');
    await page.waitForURL(`${address}#aw-held`);
    await note.waitFor();
    const [held, ...others] = await server.storage.comments.waiting();
    assert.deepEqual([others.length, held?.name, held?.body], [0, 'Ada', 'Second.\r\n\r\nWith a “quote” & more.']);
  });
});

describe('the feed, in Chromium', () => {
  it('is XML, whatever was written', async (t) => {
    const browser = await chromium.launch({ executablePath: browsers().chromium ?? 'chromium', args: chromiumFlags });
    t.after(() => browser.close());
    const server = await startServer(t);
    for (const body of ['a\u0000b\u000bc\ud800d\ufffee', ']]> <!-- & &amp; &#0; </entry>', '😀 *مرحبا*'])
      await post(server, { body, name: body });
    const { text } = await server.send('GET', `/v1/feed?thread=${encodeURIComponent(thread)}`);
    const page = await browser.newPage();
    const [root, entries, updated] = await page.evaluate<[string, number, string]>(`(() => {
      const feed = new DOMParser().parseFromString(${JSON.stringify(text)}, 'application/xml');
      return [feed.documentElement.namespaceURI + feed.documentElement.localName, feed.querySelectorAll('entry > content').length,
        feed.querySelector('feed > updated').textContent];
    })()`);
    assert.deepEqual([root, entries], ['http://www.w3.org/2005/Atomfeed', 3]);
    assert.equal(updated, new Date(server.clock.now).toISOString());
  });
});
