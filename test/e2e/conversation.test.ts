import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { Magazine } from './magazine.ts';

const box = (page: Page) => page.locator('aw-comment-box');
const field = (page: Page) => page.getByRole('textbox', { name: 'Comment', exact: true });
const of = (page: Page, name: string) => page.getByRole('article', { name: `Comment by ${name}` });

/** Reads as far as the comments: they are asked for when one comes near. */
const goDown = (page: Page) => box(page).scrollIntoViewIfNeeded();

/** What a page's author writes otherwise. */
async function rewrite(page: Page, from: RegExp, to: string): Promise<void> {
  await page.route('**/articles/*.html*', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace(from, () => to) });
  });
}

async function post(page: Page, text: string, name = 'Sam'): Promise<void> {
  await field(page).fill(text);
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await box(page).getByRole('textbox', { name: 'Email' }).fill(`${name.toLowerCase()}@example.org`);
  await page.getByRole('button', { name: 'Post comment' }).click();
  await of(page, name).first().waitFor();
}

describe('a conversation on the real server', () => {
  const magazine = new Magazine();
  before(() => magazine.open());
  after(() => magazine.close());

  it('is formatted, previewed as it will be shown, edited, undone and deleted', async () => {
    const { page, faults } = await magazine.visit('/articles/upper-back.html');
    await field(page).fill('Stand for calls');
    await field(page).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(0, 5));
    await page.getByRole('button', { name: 'Bold' }).click();
    assert.equal(await field(page).inputValue(), '**Stand** for calls');
    await page.getByRole('button', { name: 'Preview' }).click();
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.locator('strong').waitFor();
    const previewed = await preview.locator('.body').innerHTML();
    await page.getByRole('button', { name: 'Preview' }).click();
    await post(page, '**Stand** for calls');
    assert.equal(await of(page, 'Sam').locator('.body').innerHTML(), previewed);

    await page.getByRole('button', { name: 'Edit your comment' }).click();
    await page.getByRole('textbox', { name: 'Edit your comment' }).fill('*Sit* for calls');
    await page.getByRole('button', { name: 'Save' }).click();
    await of(page, 'Sam').locator('em').waitFor();
    await of(page, 'Sam').getByText('edited').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await of(page, 'Sam').locator('strong').waitFor();

    // After a reload it is still theirs; leaving the page deletes what was not taken back.
    await page.reload();
    await page.getByRole('button', { name: 'Delete your comment' }).click();
    await page.getByText('Your comment is deleted.').waitFor();
    await page.goto(`${magazine.address}/articles/kettle.html`);
    await page.waitForFunction(
      async (url) => ((await (await fetch(url)).json()) as { total: number }).total === 0,
      `${magazine.server}/v1/comments?thread=${encodeURIComponent(`${magazine.address}/articles/upper-back.html`)}`,
    );
    assert.deepEqual(faults, []);
  });

  it('is liked by one visitor once, and reported', async () => {
    const { page } = await magazine.visit('/articles/kettle.html');
    await post(page, 'Two minutes');
    const { page: other, faults } = await magazine.visit('/articles/kettle.html');
    await goDown(other);
    await other.getByRole('button', { name: 'Like: the comment by Sam' }).click();
    await other.getByRole('button', { name: 'Like · 1: the comment by Sam', pressed: true }).waitFor();
    await other.reload();
    await other.getByRole('button', { name: 'Like · 1: the comment by Sam', pressed: true }).waitFor();
    await other.getByRole('button', { name: 'More about the comment by Sam' }).click();
    await other.getByRole('button', { name: 'Report the comment by Sam' }).click();
    await other.getByRole('radio', { name: 'It is advertising' }).check();
    await other.getByRole('button', { name: 'Send report' }).click();
    await other.getByText('A moderator will look at it').first().waitFor();
    assert.deepEqual(faults, []);
  });

  it('is found by a link to one comment, wherever in the thread it is', async () => {
    const { page, faults } = await magazine.visit('/articles/doorway.html');
    await post(page, 'The very first');
    const id = (await of(page, 'Sam').getAttribute('id'))?.replace('c-', '') ?? '';
    for (const text of ['Later', 'Later still', 'Last']) await magazine.post('/articles/doorway.html', text);
    // Before the element is there: its page holds two.
    await page.addInitScript(() => {
      const small = () => document.querySelector('aw-comment-box')?.setAttribute('page-size', '2');
      new MutationObserver(small).observe(document, { childList: true, subtree: true });
    });
    await page.goto('about:blank');
    await page.goto(`${magazine.address}/articles/doorway.html#aw-comment-${id}`);
    await page.waitForFunction((own) => document.querySelector('aw-comment-box')?.shadowRoot?.activeElement?.id === `c-${own}`, id);
    assert.ok(await of(page, 'Sam').getByText('The very first').isVisible());
    assert.deepEqual(faults, []);
  });

  it('asks for what is new with the tag that it has, and the answer is empty', async () => {
    const { page } = await magazine.visit('/articles/legs.html');
    await post(page, 'Before');
    await page.evaluate(() => document.querySelector('aw-comment-box')?.setAttribute('live', 'on'));
    await page.reload();
    await of(page, 'Sam').waitFor();
    const asked: (string | undefined)[] = [];
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    session.on('Network.responseReceivedExtraInfo', ({ statusCode }) => asked.push(String(statusCode)));
    await page.evaluate(() => document.querySelector('aw-comment-box')?.setAttribute('live', 'on'));
    const see = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.evaluate(() => document.querySelector('aw-comment-box')?.refresh());
    await page.waitForFunction(() => document.querySelector('aw-comment-box')?.shadowRoot?.querySelector('.fresh'));
    const answered = () => page.waitForResponse((response) => response.url().includes('since='));
    await Promise.all([answered(), see()]);
    await Promise.all([answered(), see()]);
    // The second time the server has nothing to send.
    assert.ok(asked.includes('304'), asked.join());
    await magazine.post('/articles/legs.html', 'Meanwhile');
    await see();
    await page.getByRole('button', { name: '1 new comment' }).click();
    await page.getByText('Meanwhile').waitFor();
  });

  it('is on the page without JavaScript, and taken over with it', async () => {
    const { page } = await magazine.visit('/articles/sitting-well.html');
    await post(page, 'From before');
    const thread = `${magazine.address}/articles/sitting-well.html`;
    const fragment = await (await fetch(`${magazine.server}/v1/comments.html?thread=${encodeURIComponent(thread)}`)).text();

    const { page: plain } = await magazine.visit('/', { javaScriptEnabled: false });
    await rewrite(plain, /(?<=<aw-comment-box[^>]*>)[\s\S]*?(?=<\/aw-comment-box>)/, fragment);
    await plain.goto(thread);
    assert.ok(await plain.getByText('From before').isVisible());

    await rewrite(page, /(?<=<aw-comment-box[^>]*>)[\s\S]*?(?=<\/aw-comment-box>)/, fragment);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const newer = page.waitForRequest((request) => request.url().includes('since='));
    await page.reload();
    await goDown(page);
    await newer;
    await of(page, 'Sam').getByRole('button', { name: 'Reply' }).waitFor();
    assert.equal(asked.filter((url) => url.includes('/v1/comments?')).length, 1);
  });
});

describe('a draft that was posted', () => {
  const magazine = new Magazine();
  before(() => magazine.open());
  after(() => magazine.close());

  const stays = async (page: Page) => {
    // Whatever the browser puts into the field, it does so by its first idle moment after the load.
    await page.waitForFunction(() => document.querySelector('aw-comment-box')?.shadowRoot?.querySelector('textarea'));
    await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
    assert.equal(await field(page).inputValue(), '');
  };

  it('does not come back by the back button', async () => {
    const { page } = await magazine.visit('/articles/upper-back.html');
    await post(page, 'Once');
    await page.goto(`${magazine.address}/articles/kettle.html`);
    await page.goBack();
    await of(page, 'Sam').waitFor();
    await stays(page);
    assert.equal((await magazine.comments('/articles/upper-back.html')).length, 1);
  });

  it('does not come back in a duplicated tab', async () => {
    const { page } = await magazine.visit('/articles/kettle.html');
    await field(page).fill('Twice?');
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    // A duplicate has the same address, session and history: what `window.open` gives a page of the same opener.
    const [twin] = await Promise.all([page.context().waitForEvent('page'), page.evaluate(() => void open(location.href))]);
    await twin.waitForLoadState();
    await post(page, 'Twice?');
    await twin.reload();
    await goDown(twin);
    await of(twin, 'Sam').waitFor();
    await stays(twin);
    assert.equal((await magazine.comments('/articles/kettle.html')).length, 1);
  });

  it('does not come back when the window is opened again', async () => {
    const { page } = await magazine.visit('/articles/doorway.html');
    await post(page, 'And gone');
    const context = page.context();
    await page.close({ runBeforeUnload: true });
    const again = await context.newPage();
    await again.goto(`${magazine.address}/articles/doorway.html`);
    await goDown(again);
    await of(again, 'Sam').waitFor();
    await stays(again);
  });

  it('is each tab’s own, where two write in one thread', async () => {
    const { page } = await magazine.visit('/articles/legs.html');
    const other = await page.context().newPage();
    await other.goto(`${magazine.address}/articles/legs.html`);
    await field(page).fill('In the first');
    await field(other).fill('In the second');
    await page.reload();
    await other.reload();
    await page.waitForFunction(() => document.querySelector('aw-comment-box')?.shadowRoot?.querySelector('textarea')?.value);
    await other.waitForFunction(() => document.querySelector('aw-comment-box')?.shadowRoot?.querySelector('textarea')?.value);
    assert.deepEqual([await field(page).inputValue(), await field(other).inputValue()], ['In the first', 'In the second']);
  });
});
