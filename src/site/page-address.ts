import { canonicalAddress } from './canonical.js';

const listeners = new Set<() => void>();
let last: string | undefined;

/** Where one is: the address, and the canonical one, which a single-page app may put in place a moment later. */
const here = () => `${location.href} ${canonicalAddress() ?? ''}`;

function look(): void {
  const now = here();
  if (now === last) return;
  last = now;
  for (const listener of listeners) listener();
}

function watch(): void {
  last = here();
  for (const name of ['popstate', 'hashchange']) addEventListener(name, look);
  // HTML, Navigation API. Where it is missing `pushState` fires nothing; but an app that goes to another page gives it another title.
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', look);
  new MutationObserver(look).observe(document.head, { childList: true, subtree: true, characterData: true, attributeFilter: ['href'] });
}

/** Calls whenever the page's address, its hash or its canonical address has changed, also within a single-page app. */
export function onPageAddress(listener: () => void): void {
  if (last === undefined) watch();
  listeners.add(listener);
}

export function offPageAddress(listener: () => void): void {
  listeners.delete(listener);
}
