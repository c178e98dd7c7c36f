import type { TabFrame } from './tab.js';

/**
 * What a page has of its own, put in place before anything else of it runs: its session (frames of one page share one), and time that
 * passes when the test says so.
 */
const frame = frameElement as TabFrame; // a page of these tests is always in a tab of theirs
export const { outside } = frame;
const { clock, session, gone, asked } = outside;
const { setTimeout: nextTask } = window;

const store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = {
  getItem: (key) => session.get(key) ?? null,
  setItem: (key, value) => void session.set(key, value),
  removeItem: (key) => void session.delete(key),
};
// An engine may run what is left of the code of a page that is gone: that reaches nothing any more.
const device = localStorage;
for (const [name, storage] of Object.entries({ sessionStorage: store, localStorage: device }))
  Object.defineProperty(window, name, { get: () => (gone.aborted ? undefined : storage) });
Date.now = () => clock.nowMs;
// The same spread of repeats in each walk: what fails can be walked again.
Math.random = () => 0.5;
Object.assign(window, {
  setTimeout: (call: () => void, afterMs = 0) => (afterMs > 0 ? clock.set(frame, call, afterMs) : nextTask(call)),
  clearTimeout: (id: number) => clock.clear(id),
});

const afterMs = AbortSignal.timeout.bind(AbortSignal);
AbortSignal.timeout = (ms) => {
  // What the browser itself takes its time for passes by itself.
  if (ms < 1000) return afterMs(ms);
  const controller = new AbortController();
  clock.set(frame, () => controller.abort(new DOMException('', 'TimeoutError')), ms);
  return controller.signal;
};

const { locks } = navigator;
const request = locks.request.bind(locks);
// As the drafts call it. Nobody outside of this page can tell what the browser has been asked for, and not answered yet.
locks.request = (async (name: string, options: LockOptions, callback: LockGrantedCallback<unknown>) => {
  const question = { askedMs: performance.timeOrigin + performance.now() };
  asked.add(question);
  try {
    return await request(name, options, (lock) => {
      asked.delete(question);
      return callback(lock);
    });
  } finally {
    asked.delete(question);
  }
}) as LockManager['request']; // which also takes no options
