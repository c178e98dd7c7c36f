import { waitUntil } from '@open-wc/testing';
import fc from 'fast-check';
import type { CommentBox } from '../../../src/comments/comment-box.js';
import { act, type Ledger } from './act.js';
import type { Trouble } from './back-end.js';
import { anyTab, anyTrouble, deviceActs } from './device-acts.js';
import type { Tab } from './tab.js';
import { World } from './world.js';

const thread = 'page';
const markup = `<aw-comment-box provider="back-end" endpoint="https://back.invalid" thread="${thread}"></aw-comment-box>`;

const boxIn = (page: Document): CommentBox => page.querySelector('aw-comment-box')!; // each page has one
const find = <Type extends HTMLElement>(page: Document, selector: string) => boxIn(page).shadowRoot?.querySelector<Type>(selector) ?? null;
const editorsIn = (page: Document) => [...(boxIn(page).shadowRoot?.querySelectorAll('textarea') ?? [])];

/** A device on which a thread with one comment is open in one tab. */
export async function commentWorld(): Promise<World> {
  const world = new World(markup, isStill);
  world.backEnd.server.seed(thread, [{ name: 'Ann', html: '<p>What do you think?</p>' }]);
  await world.open();
  await world.settle();
  return world;
}

function isStill(page: Document, isHolding: boolean): boolean {
  if (boxIn(page).isUpdatePending || find(page, '.skeleton')) return false;
  if (!isHolding && find(page, '[type=submit][aria-disabled=true]')) return false;
  const editors = editorsIn(page);
  return editors.length > 0 && editors.every(({ value, form }) => !value || form?.querySelector('.buttons'));
}

/** What each draft on the device says. */
function drafts(): readonly string[] {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith('afterword:1:draft:'));
  return keys.map((key) => (JSON.parse(localStorage.getItem(key) ?? '') as { readonly text: { readonly body: string } }).text.body); // ours
}

const marksIn = (text: string): readonly string[] => text.match(/⟦\d+⟧/g) ?? [];

/** What a visitor has written and sent. Each text has a mark of its own, by which it is found in whatever has become of it. */
export class CommentLedger implements Ledger {
  /** Marks of what was typed, and is neither deleted nor cancelled. */
  private readonly kept = new Set<string>();
  private readonly pressed = new Set<string>();
  private readonly cancelled = new Set<string>();
  private marks = 0;

  mark(): string {
    const mark = `⟦${++this.marks}⟧`;
    this.kept.add(mark);
    return mark;
  }

  deleted(text: string): void {
    for (const mark of marksIn(text)) this.kept.delete(mark);
  }

  cancel(text: string): void {
    this.deleted(text);
    this.cancelled.add(text.trim());
  }

  press(text: string): void {
    this.pressed.add(text.trim());
  }

  faults({ tabs, backEnd }: World): readonly string[] {
    const editors = tabs.flatMap(({ page }) => editorsIn(page).map(({ value }) => value));
    const stored = [...backEnd.stored.values()].map(({ body = '' }) => body);
    const posted = backEnd.acknowledged.map(({ content: { body = '' } }) => body);
    const over = new Set([...this.cancelled, ...posted].filter(Boolean));
    const isThere = (mark: string) => [...editors, ...drafts(), ...stored].some((text) => text.includes(mark));
    return [
      ...[...this.kept].filter((mark) => !isThere(mark)).map((mark) => `${mark} is lost`),
      ...[...editors, ...drafts()].filter((text) => over.has(text.trim())).map((text) => `has come back: ${text}`),
      ...stored.filter((text, at) => stored.indexOf(text) !== at).map((text) => `is stored twice: ${text}`),
      ...stored.filter((text) => !this.pressed.has(text)).map((text) => `was never sent by the visitor: ${text}`),
      ...(backEnd.server.thread(thread).length === stored.length + 1 ? [] : ['one key is stored twice']),
      ...(JSON.stringify({ ...localStorage }).includes('@example.org') ? ['an address is kept on the device'] : []),
    ];
  }

  isAtRest({ tabs }: World): boolean {
    return tabs.every(({ page }) => !find(page, '.waiting, [type=submit][aria-disabled=true]'));
  }

  async unsent(world: World): Promise<readonly string[]> {
    await world.closeAll();
    for (let left = drafts().length; left > 0; left -= 1) {
      await world.open();
      await world.settle();
    }
    // Words that were changed after they were sent take two: the first tells the visitor that those before have arrived.
    for (let time = 0; time < 2; time += 1) {
      for (const field of world.tabs.flatMap(({ page }) => editorsIn(page))) if (field.value) press(this, field, 1);
      await world.settle();
    }
    const stored = [...world.backEnd.stored.values()].map(({ body = '' }) => body);
    return [...[...this.kept].filter((mark) => !stored.some((text) => text.includes(mark))), ...drafts()];
  }
}

type Place = 'comment' | 'reply';

/** The editor of a comment, or of a reply; `undefined` where there is none. */
function editor({ page }: Tab, place: Place): HTMLTextAreaElement | undefined {
  return editorsIn(page).find(({ id }) => (id === 'body-top') === (place === 'comment'));
}

/** A reply's editor is there once it is asked for. */
async function open(tab: Tab, place: Place): Promise<void> {
  if (place === 'reply' && !editor(tab, place)) find(tab.page, '[id^=reply-]')?.click();
  await boxIn(tab.page).updateComplete;
}

function fill(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Types as far as a visitor can: not into what is being sent. */
function write(ledger: CommentLedger, tab: Tab, place: Place, words: string, isAdded: boolean, { backEnd }: World): void {
  const field = editor(tab, place);
  if (!field || field.readOnly) return;
  backEnd.excuse(tab.session);
  if (!isAdded) ledger.deleted(field.value);
  fill(field, `${isAdded ? field.value : ''}${words}${ledger.mark()}${words}`);
}

/** Fills in what is asked for, and clicks the button that sends, where there is one. */
function press(ledger: CommentLedger, field: HTMLTextAreaElement | undefined, clicks: number): void {
  const button = field?.form?.querySelector<HTMLButtonElement>('[type=submit]');
  if (!field || !button || button.ariaDisabled === 'true') return;
  for (const input of field.form?.querySelectorAll<HTMLInputElement>('[name=name], [name=email]') ?? [])
    if (!input.value) fill(input, input.name === 'email' ? 'sam@example.org' : 'Sam');
  ledger.press(field.value);
  for (let click = 0; click < clicks; click += 1) button.click();
}

const anyPlace = fc.constantFrom<Place>('comment', 'comment', 'reply');
const anyWords = fc.oneof(
  fc.constantFrom('', 'Hello', ' \n\n ', '<b>&amp;</b>', 'שלום 👩‍👩‍👧', 'long '.repeat(20)),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);

const commentActs = fc.oneof(
  {
    weight: 4,
    arbitrary: act<CommentLedger, { tab: number; place: Place; words: string; isAdded: boolean }>(
      'the visitor types',
      { tab: anyTab, place: anyPlace, words: anyWords, isAdded: fc.boolean() },
      async ({ tab, place, words, isAdded }, ledger, world) => {
        await open(world.tab(tab), place);
        write(ledger, world.tab(tab), place, words, isAdded, world);
      },
    ),
  },
  {
    weight: 4,
    arbitrary: act<CommentLedger, { tab: number; place: Place; words: string; trouble: Trouble | null }>(
      'the visitor types and sends it',
      { tab: anyTab, place: anyPlace, words: anyWords, trouble: fc.option(anyTrouble, { freq: 3 }) },
      async ({ tab, place, words, trouble }, ledger, world) => {
        await open(world.tab(tab), place);
        write(ledger, world.tab(tab), place, words, false, world);
        await world.settle();
        if (trouble) world.backEnd.expect(trouble);
        press(ledger, editor(world.tab(tab), place), 1);
      },
    ),
  },
  {
    weight: 3,
    arbitrary: act<CommentLedger, { tab: number; place: Place; clicks: number }>(
      'the visitor presses the button',
      { tab: anyTab, place: anyPlace, clicks: fc.constantFrom(1, 2) },
      ({ tab, place, clicks }, ledger, world) => press(ledger, editor(world.tab(tab), place), clicks),
    ),
  },
  act<CommentLedger, { tab: number; place: Place }>(
    'the visitor asks for another try',
    { tab: anyTab, place: anyPlace },
    ({ tab, place }, _, world) => {
      const form = editor(world.tab(tab), place)?.form;
      if (form?.querySelector('.waiting')) form.querySelector<HTMLElement>('.primary')?.click();
    },
  ),
  act<CommentLedger, { tab: number; name: string }>(
    'the visitor has another name',
    { tab: anyTab, name: fc.constantFrom('Kim', 'سام') },
    ({ tab, name }, _, world) => {
      world.backEnd.excuse(world.tab(tab).session);
      for (const input of boxIn(world.tab(tab).page).shadowRoot?.querySelectorAll<HTMLInputElement>('[name=name], [name=email]') ?? [])
        if (!input.readOnly) fill(input, input.name === 'email' ? `${name.length}@example.org` : name);
    },
  ),
  act<CommentLedger, { tab: number }>('the visitor does not reply after all', { tab: anyTab }, ({ tab }, ledger, world) => {
    const field = editor(world.tab(tab), 'reply');
    const button = field?.form?.querySelector<HTMLElement>('.secondary');
    if (!field || !button) return;
    ledger.cancel(field.value);
    world.backEnd.excuse(world.tab(tab).session);
    button.click();
  }),
  act<CommentLedger, { tab: number; atSight: boolean; words: string }>(
    'the visitor types into a page that is still coming',
    { tab: anyTab, atSight: fc.boolean(), words: anyWords },
    async ({ tab, atSight, words }, ledger, world) => {
      const come = await world.reload(world.tab(tab));
      await waitUntil(() => editor(come, 'comment') !== undefined, 'the field is there', { interval: 1, timeout: 5000 });
      // With the draft in view, and the half that sends still on its way.
      const isKept = atSight && drafts().some(Boolean);
      if (isKept) await waitUntil(() => Boolean(editor(come, 'comment')?.value), '', { interval: 1, timeout: 300 }).catch(() => undefined);
      write(ledger, come, 'comment', words, isKept, world);
    },
  ),
);

/** All that can happen to comments. */
export const anyCommentAct = fc.oneof({ weight: 1, arbitrary: commentActs }, { weight: 1, arbitrary: deviceActs });
