import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { Magazine } from './magazine.ts';

const article = '/articles/upper-back.html';

/** Writes into the article's comment box, as far as the button. */
async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Comment', exact: true }).fill(text);
  await page.getByRole('textbox', { name: 'Name' }).fill('Sam');
  await page.locator('aw-comment-box').getByRole('textbox', { name: 'Email' }).fill('sam@example.org');
}

const shown = (page: Page, text: string) => page.getByRole('article', { name: 'Comment by Sam' }).getByText(text, { exact: true });
const post = (page: Page) => page.getByRole('button', { name: 'Post comment' }).click();

describe('a reader who comments', () => {
  const magazine = new Magazine();
  before(() => magazine.open());
  after(() => magazine.close());

  it('reads the article, posts, reloads, and sees the comment', async () => {
    const { page, faults } = await magazine.visit(article);
    await write(page, 'The kettle, of all things.');
    await post(page);
    await shown(page, 'The kettle, of all things.').waitFor();
    await page.reload();
    await shown(page, 'The kettle, of all things.').waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Comment', exact: true }).inputValue(), '');
    assert.deepEqual(faults, []);
  });

  it('finds the words again after a reload in the middle of a sentence', async () => {
    const { page } = await magazine.visit(article);
    await write(page, 'Half a sen');
    await page.reload();
    const field = page.getByRole('textbox', { name: 'Comment', exact: true });
    await page.waitForFunction(
      () => document.querySelector('aw-comment-box')?.shadowRoot?.querySelector('textarea')?.value === 'Half a sen',
    );
    assert.equal(await field.inputValue(), 'Half a sen');
    assert.equal(await page.getByRole('textbox', { name: 'Name' }).inputValue(), 'Sam');
  });

  it('loses nothing when the server dies while they write: the comment arrives by itself, once', async () => {
    const { page } = await magazine.visit('/articles/doorway.html');
    await write(page, 'Through a crash.');
    await magazine.killServer();
    await post(page);
    await page.getByText('kept on this device').waitFor();
    await magazine.startServer();
    await shown(page, 'Through a crash.').waitFor();
    const stored = await magazine.comments('/articles/doorway.html');
    assert.deepEqual(
      stored.map(({ html }) => html.trim()),
      ['<p>Through a crash.</p>'],
    );
  });

  it('is not stored twice when page and server both die in between', async () => {
    const { page } = await magazine.visit('/articles/legs.html');
    await write(page, 'Twice unlucky.');
    await magazine.killServer();
    await post(page);
    await page.getByText('kept on this device').waitFor();
    await page.reload();
    await magazine.startServer();
    await shown(page, 'Twice unlucky.').waitFor();
    await page.reload();
    await shown(page, 'Twice unlucky.').waitFor();
    assert.equal((await magazine.comments('/articles/legs.html')).length, 1);
  });

  it('finds an acknowledged comment again after kill -9', async () => {
    const { page } = await magazine.visit('/articles/kettle.html');
    await write(page, 'Acknowledged.');
    await post(page);
    await shown(page, 'Acknowledged.').waitFor();
    await magazine.killServer();
    await magazine.startServer();
    await page.reload();
    await shown(page, 'Acknowledged.').waitFor();
  });

  it('answers under what is answered', async () => {
    const { page, faults } = await magazine.visit('/articles/sitting-well.html');
    await write(page, 'First.');
    await post(page);
    await shown(page, 'First.').waitFor();
    await page.getByRole('button', { name: 'Reply to Sam' }).click();
    await page.getByRole('textbox', { name: 'Your reply to Sam' }).fill('Second.');
    await page.getByRole('article', { name: 'Comment by Sam' }).getByRole('button', { name: 'Post comment' }).click();
    await page
      .getByRole('article', { name: 'Comment by Sam' })
      .getByRole('article', { name: 'Comment by Sam' })
      .getByText('Second.')
      .waitFor();
    assert.deepEqual(faults, []);
  });
});

describe('a reader whose comment is moderated', () => {
  const magazine = new Magazine({ AFTERWORD_MODERATION: 'first' });
  before(() => magazine.open());
  after(() => magazine.close());

  it('sees it held, alone, also after a reload, until a moderator approves it', async () => {
    const { page } = await magazine.visit(article);
    await write(page, 'My first one here.');
    await post(page);
    await page.getByText('Awaits a moderator').waitFor();
    await page.reload();
    await page.getByText('Awaits a moderator').waitFor();

    const { page: other } = await magazine.visit(article);
    await other.locator('aw-comment-box').scrollIntoViewIfNeeded();
    await other.getByText('Nobody has written here yet').waitFor();

    const id = await page.getByRole('article', { name: 'Comment by Sam' }).getAttribute('id');
    await magazine.approve(id?.replace(/^c-/, '') ?? '');
    await page.reload();
    await shown(page, 'My first one here.').waitFor();
    assert.equal(await page.getByText('Awaits a moderator').count(), 0);
    await other.reload();
    await shown(other, 'My first one here.').waitFor();
  });
});

describe('a reader on a plain http: page, where there is no crypto.subtle', () => {
  const magazine = new Magazine({}, 'magazine.test');
  before(() => magazine.open());
  after(() => magazine.close());

  it('posts without a proof, and is told that it is held', async () => {
    const { page, faults } = await magazine.visit(article);
    assert.equal(await page.evaluate(() => isSecureContext), false);
    await write(page, 'Over plain http.');
    await post(page);
    await page.getByText('Awaits a moderator').waitFor();
    assert.deepEqual(faults, []);
  });
});
