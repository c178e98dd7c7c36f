import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { Magazine } from './magazine.ts';

/** A node of Chromium's accessibility tree (CDP, Accessibility.AXNode), as far as it is read. */
interface Node {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
  readonly childIds?: readonly string[];
}

/** What says nothing by itself. */
const silent = [
  'generic',
  'none',
  'StaticText',
  'InlineTextBox',
  'LineBreak',
  'paragraph',
  'ListMarker',
  'time',
  'LabelText',
  'sectionheader',
];

/** States that are said along with a name. */
const states = ['level', 'expanded', 'pressed', 'checked', 'invalid', 'required'];

/** What a screen reader has of the comments, a line for each thing, deeper ones indented. */
async function spoken(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: readonly Node[] };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const walk = (node: Node | undefined, depth: number): void => {
    if (!node) return;
    const role = node.role?.value ?? '';
    const isSaid = !node.ignored && !silent.includes(role);
    if (isSaid) lines.push(`${'  '.repeat(depth)}${words(node)}`);
    for (const id of node.childIds ?? []) walk(byId.get(id), depth + (isSaid ? 1 : 0));
  };
  walk(
    nodes.find(({ role, name }) => role?.value === 'region' && name?.value.startsWith('Comments')),
    0,
  );
  return lines.join('\n');
}

function words({ role, name, properties = [] }: Node): string {
  const said = properties
    .filter((property) => states.includes(property.name))
    .filter(({ name: state, value }) => state === 'expanded' || !['false', false, undefined].includes(value.value as never))
    .map((property) => `${property.name} ${String(property.value.value)}`);
  // When it was, is another each time.
  const called = (name?.value ?? '').replace(/^(now|\d+ \w+ ago), .+/, '(when)');
  return [role?.value ?? '', called && `"${called}"`, ...said].filter(Boolean).join(' ');
}

describe('the comments as a screen reader has them', () => {
  const magazine = new Magazine();
  before(() => magazine.open());
  after(() => magazine.close());

  it('are nested lists of articles under headings, and every action says whose comment it is about', async () => {
    const path = '/articles/kettle.html';
    const { page } = await magazine.visit(path);
    const root = await magazine.post(path, 'Which kettle?');
    await magazine.post(path, 'Any.', root);
    await page.reload();
    await page.locator('aw-comment-box').scrollIntoViewIfNeeded();
    await page.getByText('Any.').waitFor();
    assert.equal(
      await spoken(page),
      `region "Comments 2"
  heading "Comments 2" level 2
  combobox "Sort by" expanded false
    MenuListPopup
      option "Newest first"
      option "Oldest first"
      option "Most liked"
  form
    textbox "Comment"
  status
  list
    listitem level 1
      article "Comment by Lena"
        heading "Lena" level 3
        link "(when)"
        button "Like: the comment by Lena"
        button "Reply to Lena"
        button "More about the comment by Lena" expanded false
        button "Hide 1 reply to Lena" expanded true
        list
          listitem level 2
            article "Comment by Lena"
              heading "Lena" level 3
              link "(when)"
              button "Like: the comment by Lena"
              button "Reply to Lena"
              button "More about the comment by Lena" expanded false`,
    );
  });

  it('tie each error to its field, and say what is done once', async () => {
    const { page } = await magazine.visit('/articles/legs.html');
    const field = page.getByRole('textbox', { name: 'Comment', exact: true });
    await field.fill('Hello');
    await page.getByRole('button', { name: 'Post comment' }).click();
    const name = page.getByRole('textbox', { name: 'Name' });
    await page.waitForFunction(() => document.querySelector('aw-comment-box')?.shadowRoot?.activeElement?.getAttribute('name') === 'name');
    const session = await page.context().newCDPSession(page);
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as {
      nodes: readonly (Node & { readonly description?: { readonly value: string } })[];
    };
    const said = nodes.find((node) => node.role?.value === 'textbox' && node.name?.value === 'Name');
    assert.equal(said?.description?.value, 'Please fill this in.');
    await name.fill('Sam');
    await page.locator('aw-comment-box').getByRole('textbox', { name: 'Email' }).fill('sam@example.org');
    // Everything that any live region of the box says from now on.
    await page.evaluate(() => {
      const root = document.querySelector('aw-comment-box')?.shadowRoot;
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      const observer = new MutationObserver((changes) => {
        for (const { target } of changes) {
          const region = (target instanceof Element ? target : target.parentElement)?.closest('[role=status], [role=alert], [aria-live]');
          const text = region?.textContent.replace(/\s+/g, ' ').trim();
          // An emptied region says nothing, and what comes into it then is said, though it be the same.
          if (text !== undefined && heard.at(-1) !== text) heard.push(text);
        }
      });
      if (root) observer.observe(root, { childList: true, subtree: true, characterData: true });
    });
    await page.getByRole('button', { name: 'Post comment' }).click();
    await page.getByRole('article', { name: 'Comment by Sam' }).waitFor();
    await page.getByText('Your comment is published.').waitFor();
    const heard = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    assert.equal(heard.filter((text) => text === 'Your comment is published.').length, 1);
  });

  it('fit a window of 320 pixels, which is 400 % of 1280, in every state of the editor', async () => {
    const { page } = await magazine.visit('/articles/kettle.html', { viewport: { width: 320, height: 256 } });
    await page.locator('aw-comment-box').scrollIntoViewIfNeeded();
    await page.getByText('Any.').waitFor();
    await page.getByRole('textbox', { name: 'Comment', exact: true }).fill('Hello');
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    await page.getByRole('button', { name: 'Reply to Lena' }).last().click();
    await page.getByRole('textbox', { name: 'Your reply to Lena' }).waitFor();
    const { wide, view } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, view: innerWidth }));
    assert.ok(wide <= view, `${String(wide)} > ${String(view)}`);
    // Nothing that one presses is smaller than 24 pixels (WCAG 2.5.8).
    const small = await page.evaluate(() =>
      [...(document.querySelector('aw-comment-box')?.shadowRoot?.querySelectorAll('button, select, input') ?? [])]
        .map((each) => ({ text: each.ariaLabel ?? each.textContent.trim(), box: (each.closest('label') ?? each).getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ text }) => text),
    );
    assert.deepEqual(small, []);
  });
});
