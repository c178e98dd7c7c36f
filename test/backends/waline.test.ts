import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { OwnersPage } from './page.ts';
import { installWaline } from './waline-install.ts';
import { Waline, type StoredComment } from './waline-server.ts';

const absent = await installWaline();

/** A page of another site with the box; without a thread it is the page's own. */
async function open(t: TestContext, { address }: Waline, attributes: string) {
  const site = await OwnersPage.open(
    address,
    `<aw-comment-box provider="waline" endpoint="${address}" loading="eager" ${attributes}></aw-comment-box>`,
  );
  t.after(() => site.close());
  const visit = async () => {
    const { page, faults } = await site.visit();
    return { page, faults, box: page.locator('aw-comment-box') };
  };
  return { visit, ...(await visit()) };
}

async function write(box: Locator, text: string, { name = 'Ruth', email = 'ruth@example.org' } = {}): Promise<void> {
  await box.getByRole('textbox', { name: 'Comment', exact: true }).fill(text);
  await box.getByRole('textbox', { name: 'Name' }).fill(name);
  await box.getByRole('textbox', { name: 'Email' }).fill(email);
  await box.getByRole('button', { name: 'Post comment' }).click();
}

/** What stands in the box's comments, from top to bottom. */
async function texts(box: Locator): Promise<readonly string[]> {
  return (await box.locator('[part~="body"]').allInnerTexts()).map((text) => text.trim());
}

const words = (box: Locator) => box.getByRole('textbox', { name: 'Comment', exact: true }).inputValue();

/** Votes as the box does: by what its provider makes of it. */
function vote(page: Page, id: string, value: 1 | 0): Promise<object> {
  return page.evaluate(
    async ({ id, value }) => {
      // The box's own type is the library's; this is all that the page needs of it.
      const { target } = document.querySelector('aw-comment-box') as unknown as {
        readonly target: {
          readonly endpoint: URL;
          readonly provider: {
            vote(
              id: string,
              value: number,
              visitor: string,
              endpoint: URL,
            ): { readonly exchange: RequestInit & { readonly url: string }; read(answer: object): object };
          };
        };
      };
      const { exchange, read } = target.provider.vote(id, value, 'AAAAAAAAAAAAAAAAAAAAAA', target.endpoint);
      const response = await fetch(exchange.url, { ...exchange, credentials: 'omit' });
      return read({ status: response.status, headers: {}, text: await response.text() });
    },
    { id, value },
  );
}

const at = (minute: number) => `2026-11-24 08:${String(minute).padStart(2, '0')}:00`;

const reading: readonly StoredComment[] = [
  { nick: 'Ann', comment: 'First', insertedAt: at(0) },
  { nick: 'Bob', comment: 'Second', insertedAt: at(1) },
  { nick: '', comment: 'Third', insertedAt: at(2) },
  { nick: 'Cid', comment: 'Answer', insertedAt: at(3), pid: 2, rid: 2 },
  { nick: 'Dee', comment: 'Another', insertedAt: at(4), pid: 2, rid: 2 },
  { nick: 'Eve', comment: 'Deeper', insertedAt: at(5), pid: 4, rid: 2 },
].map((each) => ({ url: '/reading/', ...each }));

describe('commenting on a site whose comments Waline keeps', { skip: absent ?? false }, () => {
  let waline: Waline;
  before(async () => (waline = await Waline.open({}, reading)));
  after(() => waline.close());

  const stored = (url: string) =>
    waline.comments.filter((each) => each.url === url).map(({ nick, comment, pid, rid }) => ({ nick, comment, pid, rid }));

  it('shows answers under what they answer, oldest first, and brings further pages', async (t) => {
    const { box, faults } = await open(t, waline, 'thread="/reading/" page-size="2"');
    await box.getByText('Deeper').waitFor();
    assert.deepEqual(await texts(box), ['Third', 'Second', 'Answer', 'Deeper', 'Another']);
    assert.match(await box.getByRole('heading').first().innerText(), /6/);
    await box.getByRole('article', { name: 'Comment by A reader' }).waitFor();
    await box.getByRole('button', { name: 'Load more' }).click();
    await box.locator('[part~="body"]', { hasText: 'First' }).waitFor();
    assert.equal(await box.getByRole('button', { name: 'Load more' }).count(), 0);
    assert.deepEqual(faults, []);
  });

  it('gives the oldest first, with the answers in the same order', async (t) => {
    const { box } = await open(t, waline, 'thread="/reading/" sort="oldest"');
    await box.getByText('Deeper').waitFor();
    assert.deepEqual(await texts(box), ['First', 'Second', 'Answer', 'Deeper', 'Another', 'Third']);
  });

  it('publishes what a visitor writes, in Markdown, for everybody', async (t) => {
    const { box, faults, visit } = await open(t, waline, 'thread="/writing/"');
    await box.getByText('Nobody has written here yet').waitFor();
    await write(box, 'On my **left** side.');
    await box.locator('[part~="body"] strong', { hasText: 'left' }).waitFor();
    assert.equal(await words(box), '');
    assert.deepEqual(stored('/writing/'), [{ nick: 'Ruth', comment: 'On my **left** side.', pid: null, rid: null }]);

    const { box: theirs } = await visit();
    await theirs.getByText('On my left side.').waitFor();
    assert.equal(await theirs.getByText('ruth@example.org').count(), 0);
    assert.deepEqual(faults, []);
  });

  it('takes a thread by the page’s address where none is named', async (t) => {
    const { box } = await open(t, waline, '');
    await box.getByText('Nobody has written here yet').waitFor();
    await write(box, 'On the front page.');
    await box.locator('[part~="body"]', { hasText: 'On the front page.' }).waitFor();
    assert.equal(stored('/').length, 1);
  });

  it('puts an answer to an answer where it belongs, and keeps it there', async (t) => {
    const { page, box, faults } = await open(t, waline, 'thread="/answering/"');
    for (const [name, text, to] of [
      ['Ann', 'A question', ''],
      ['Bob', 'A guess', 'Ann'],
      ['Cid', 'A correction', 'Bob'],
    ] as const) {
      if (to) await box.getByRole('button', { name: `Reply to ${to}` }).click();
      const named = { name: to ? `Your reply to ${to}` : 'Comment', exact: true };
      const form = box.locator('form', { has: page.getByRole('textbox', named) });
      await form.getByRole('textbox', named).fill(text);
      await form.getByRole('textbox', { name: 'Name' }).fill(name);
      await form.getByRole('textbox', { name: 'Email' }).fill(`${name.toLowerCase()}@example.org`);
      await form.getByRole('button', { name: 'Post comment' }).click();
      await box.locator('[part~="body"]', { hasText: text }).waitFor();
    }
    const [question, guess, correction] = waline.comments.filter(({ url }) => url === '/answering/');
    assert.deepEqual([guess?.pid, guess?.rid], [question?.id, question?.id]);
    assert.deepEqual([correction?.pid, correction?.rid], [guess?.id, question?.id]);
    await page.reload();
    await box.getByRole('article', { name: 'Comment by Bob' }).getByRole('article', { name: 'Comment by Cid' }).waitFor();
    assert.deepEqual(await texts(box), ['A question', 'A guess', 'A correction']);
    assert.deepEqual(faults, []);
  });

  it('counts a vote, takes it back, and knows when there is nothing to vote for', async (t) => {
    const { page, box } = await open(t, waline, 'thread="/reading/"');
    await box.getByText('Deeper').waitFor();
    assert.deepEqual(await vote(page, '1', 1), { kind: 'votes', votes: 1 });
    assert.deepEqual(await vote(page, '1', 0), { kind: 'votes', votes: 0 });
    assert.deepEqual(await vote(page, '99999', 1), { kind: 'refused', code: 'not-found' });
  });

  it('says that the same was sent before, and leaves the words in the field', async (t) => {
    const { page, box, faults } = await open(t, waline, 'thread="/twice/"');
    await write(box, 'Well said.');
    await box.locator('[part~="body"]', { hasText: 'Well said.' }).waitFor();
    await page.reload();
    await write(box, 'Well said.');
    await box.getByText('This has been sent already.').waitFor();
    assert.equal(await words(box), 'Well said.');
    assert.equal(stored('/twice/').length, 1);
    assert.deepEqual(faults, []);
  });
});

describe('commenting where Waline’s owner is strict', { skip: absent ?? false }, () => {
  async function strict(t: TestContext, settings: Readonly<Record<string, string>>) {
    const waline = await Waline.open(settings);
    t.after(() => waline.close());
    return { waline, ...(await open(t, waline, 'thread="/strict/"')) };
  }

  it('says that it was too much in a short time, and leaves the words in the field', async (t) => {
    const { waline, box, faults } = await strict(t, { IPQPS: '60' });
    await write(box, 'One thing.');
    await box.locator('[part~="body"]', { hasText: 'One thing.' }).waitFor();
    await write(box, 'And another.');
    await box.getByText('That was a lot in a short time.').waitFor();
    assert.equal(await words(box), 'And another.');
    assert.equal(waline.comments.length, 1);
    assert.deepEqual(faults, []);
  });

  it('shows what waits for a moderator to nobody but its author', async (t) => {
    const { box, faults, visit } = await strict(t, { COMMENT_AUDIT: 'true' });
    await write(box, 'Is this all right?');
    await box.getByText('Awaits a moderator').waitFor();
    assert.deepEqual(await texts(box), ['Is this all right?']);

    const { box: theirs } = await visit();
    await theirs.getByText('Nobody has written here yet').waitFor();
    assert.deepEqual(faults, []);
  });

  it('says that it is not accepted from here where one needs an account, and leaves the words in the field', async (t) => {
    const { waline, box } = await strict(t, { LOGIN: 'force' });
    await write(box, 'Let me in.');
    await box.getByText('This was not accepted from this page.').waitFor();
    assert.equal(await words(box), 'Let me in.');
    assert.equal(waline.comments.length, 0);
  });
});
