import { aTimeout, oneEvent, waitUntil as openWcWaitUntil } from '@open-wc/testing';
import type { CommentBox } from '../../src/comments/index.js';
import '../../src/comments/index.js';
import { demoServer } from '../../src/provider/demo.js';

/** What the comment box's tests share. */

export const email = 'sam@example.org';

/** Three engines on a busy machine: what is waited for may take longer than a second. */
export const waitUntil = (claim: () => boolean, what?: string) => openWcWaitUntil(claim, what, { timeout: 8000 });

/** A box on the demo's server, its thread loaded. */
export async function box(thread = 'page', attributes: Partial<CommentBox> = {}): Promise<CommentBox> {
  const element = document.createElement('aw-comment-box');
  Object.assign(element, { provider: 'demo', thread }, attributes);
  const loaded = oneEvent(element, 'aw-load');
  document.body.append(element);
  await loaded;
  await element.updateComplete;
  return element;
}

export const all = <Type extends HTMLElement = HTMLElement>(element: CommentBox, selector: string) => [
  ...element.renderRoot.querySelectorAll<Type>(selector),
];
export const one = <Type extends HTMLElement = HTMLElement>(element: CommentBox, selector: string): Type => {
  const [found] = all<Type>(element, selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
export const button = (element: CommentBox, name: string) => {
  const found = all<HTMLButtonElement>(element, 'button').find((each) => (each.ariaLabel ?? each.textContent).trim() === name);
  if (!found) throw new Error(`no button "${name}"`);
  return found;
};
export const bodies = (element: CommentBox) => all(element, '.body').map((each) => each.textContent.trim());

/** Types into a field as a visitor does, as far as the element can tell. */
export function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Writes into an editor and waits until its second half has come. */
export async function write(element: CommentBox, text: string, { name = 'Sam', mail = email, scope = '' } = {}): Promise<void> {
  type(one<HTMLTextAreaElement>(element, `${scope} textarea`), text);
  await waitUntil(() => all(element, `${scope} input[name=email]`).length === 1, 'the writing half comes');
  type(one<HTMLInputElement>(element, `${scope} input[name=name]`), name);
  type(one<HTMLInputElement>(element, `${scope} input[name=email]`), mail);
  await element.updateComplete;
}

export async function post(element: CommentBox, text: string): Promise<CustomEvent> {
  await write(element, text);
  const posted = oneEvent(element, 'aw-post');
  button(element, 'Post comment').click();
  const event = await posted;
  await element.updateComplete;
  return event;
}

/** Before each test: no comments, no memory. */
export function forgetAll(): void {
  demoServer.clear();
  demoServer.delayMs = 0;
  localStorage.clear();
  sessionStorage.clear();
}

/** After each test. */
export async function removeBoxes(): Promise<void> {
  for (const element of document.querySelectorAll('aw-comment-box')) element.remove();
  await aTimeout(0); // an element that has left keeps its draft a microtask later: before the next test empties the storage
}
