import { waitUntil as openWcWaitUntil } from '@open-wc/testing';
import type { NewsletterSignup } from '../../src/newsletter-signup/index.js';
import '../../src/newsletter-signup/index.js';

/** What the tests of the sign-up share: to put one into the page, to find what is in it, and to type as a visitor does. */

export type Attributes = Readonly<Record<string, string>>;

/** Three engines on a busy machine: what is waited for may take longer than a second. */
export const waitUntil = (claim: () => boolean, what?: string) => openWcWaitUntil(claim, what, { timeout: 8000, interval: 10 });

/** A sign-up on the page, with a back end that its provider only talks of. */
export async function placed(attributes: Attributes, inside = ''): Promise<NewsletterSignup> {
  const element = document.createElement('aw-newsletter-signup');
  element.innerHTML = inside;
  for (const [name, value] of Object.entries({ endpoint: 'https://back.invalid', ...attributes })) element.setAttribute(name, value);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

export const find = <Type extends HTMLElement = HTMLElement>(element: NewsletterSignup, selector: string) =>
  element.renderRoot.querySelector<Type>(selector);

export const one = <Type extends HTMLElement = HTMLElement>(element: NewsletterSignup, selector: string): Type => {
  const found = find<Type>(element, selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};

/** What a reader reads there. */
export const text = (control: HTMLElement) => control.textContent.trim().replace(/\s+/g, ' ');

/** Types as a visitor does, as far as the element can tell. */
export function type(element: NewsletterSignup, typed: string, name = 'email'): void {
  const input = one<HTMLInputElement>(element, `input[name=${name}].input`);
  input.focus();
  input.value = typed;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** What comes in is seen half through until it is there. */
export const arrived = (element: Element) => Promise.allSettled(element.shadowRoot?.getAnimations().map(({ finished }) => finished) ?? []);
