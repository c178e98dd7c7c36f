/** What an attacker's script would call first. */
const watched = ['alert', 'confirm', 'prompt', 'print', 'open', 'eval'] as const;

/** Watches those, and the global `ran`, while something happens; resolves to what was called. */
export async function canary(during: () => Promise<void>): Promise<readonly string[]> {
  const calls: string[] = [];
  const before = watched.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const name of watched) Object.defineProperty(globalThis, name, { configurable: true, value: () => calls.push(name) });
  Object.defineProperty(globalThis, 'ran', { configurable: true, set: () => calls.push('ran') });
  try {
    await during();
  } finally {
    for (const [name, descriptor] of before) Object.defineProperty(globalThis, name, descriptor ?? {});
    Reflect.deleteProperty(globalThis, 'ran');
  }
  return calls;
}

/** What fires by itself, or when a pointer or the focus comes by. */
const events = ['error', 'load', 'mouseover', 'pointerenter', 'focus', 'toggle', 'beforetoggle', 'animationstart', 'scrollend'];

/** Fires all of them at each element below a root, and lets the page come to rest. */
export async function provoke(root: ParentNode): Promise<void> {
  for (const element of root.querySelectorAll('*')) for (const type of events) element.dispatchEvent(new Event(type));
  // A picture's error comes later than the parsing: another picture's, asked for last, comes after it.
  await new Promise((resolve) =>
    Object.assign(new Image(), { onload: resolve, onerror: resolve, src: new URL('./canary.ts', import.meta.url).href }),
  );
}
