import { get, keys, localStore, remove, set } from './storage.js';

/** Which pages of the site are open just now, for browsers without Web Locks (plain `http:`): each says so again and again. */

const prefix = 'afterword:1:page:';

/** How often a page says that it is open, in milliseconds, and after how long a silence it is not: timers of hidden pages are held back. */
const everyMs = 20_000;
const silentMs = 150_000;

let timer: ReturnType<typeof setInterval> | undefined;

/** Says from now on that a page, this one, is open, until it is left. */
export function stayOpen(page: string): void {
  if (timer !== undefined) return;
  const say = (): void => set(localStore(), prefix + page, Date.now());
  say();
  timer = setInterval(say, everyMs);
  addEventListener('pagehide', () => remove(localStore(), prefix + page));
  // From the back-forward cache.
  addEventListener('pageshow', say);
}

/** Whether a page is open, as far as can be told. What closed without a word (a crash) is forgotten. */
export function isOpen(page: string, nowMs: number): boolean {
  const storage = localStore();
  for (const key of keys(storage)) {
    if (key.startsWith(prefix) && !(Number(get(storage, key)) > nowMs - silentMs)) remove(storage, key);
  }
  return get(storage, prefix + page) !== undefined;
}
