import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { browsers, chromiumFlags } from '../../scripts/browsers.mjs';
import { linkIn, signUp, startServer, stateOf } from './harness.ts';

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
