import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { Magazine } from './magazine.ts';

/** Opens the newest mail to an address in the development outbox, and follows the link that asks for the confirmation. */
async function openMail(page: Page, magazine: Magazine, address: string): Promise<void> {
  await page.goto(`${magazine.server}/outbox`);
  await page.getByRole('link', { name: address }).first().click();
  await page.getByRole('link', { name: '/v1/subscriptions/confirm?token=' }).click();
}

describe('a reader who signs up', () => {
  const magazine = new Magazine();
  before(() => magazine.open());
  after(() => magazine.close());

  it('is told to look for a mail, opens it, and confirms by a button', async () => {
    const { page, faults } = await magazine.visit('/');
    const form = page.locator('aw-newsletter-signup');
    await form.getByRole('textbox', { name: 'Email' }).fill('ruth@example.org');
    await form.getByRole('button', { name: 'Sign me up' }).click();
    await form.getByText('ruth@example.org').waitFor();
    assert.deepEqual(faults, []);

    await openMail(page, magazine, 'ruth@example.org');
    assert.match(page.url(), /\/v1\/subscriptions\/confirm\?token=/);
    // The button has the focus once the page is there: Enter is enough.
    await page.locator('button:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'You are on the list' }).waitFor();
  });

  it('finds the letter in the masthead, in a dialog, with the keyboard alone', async () => {
    const { page, faults } = await magazine.visit('/about.html');
    const link = page.getByRole('link', { name: 'The letter' });
    await link.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'One calm letter' });
    await dialog.waitFor();
    await page.keyboard.type('kim@gmial.com');
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'Did you mean kim@gmail.com?' }).click();
    await page.keyboard.press('Enter');
    await dialog.getByText('kim@gmail.com').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(await link.evaluate((element) => element === document.activeElement), true);
    assert.deepEqual(faults, []);
  });

  it('can do so without JavaScript', async () => {
    const { page } = await magazine.visit('/', { javaScriptEnabled: false });
    const form = page.locator('aw-newsletter-signup form').first();
    await form.getByRole('textbox', { name: 'Email' }).fill('quiet@example.org');
    await form.getByRole('button', { name: 'Sign me up' }).click();
    await page.waitForURL(/\/v1\/subscriptions$/);
    await page.getByRole('button').click();
    await page.goto(`${magazine.server}/outbox`);
    assert.ok(await page.getByText('quiet@example.org').count());
  });

  it('loses nothing when the server is down', async () => {
    const { page } = await magazine.visit('/self-check.html');
    const form = page.locator('aw-newsletter-signup');
    await form.getByRole('textbox', { name: 'Email' }).fill('patient@example.org');
    await magazine.killServer();
    await form.getByRole('button', { name: 'Sign me up' }).click();
    await form.getByText('kept on this device').first().waitFor();
    await magazine.startServer();
    await form.getByText('patient@example.org').waitFor();
    await page.goto(`${magazine.server}/outbox`);
    assert.equal((await page.getByText('patient@example.org').count()) > 0, true);
  });
});
