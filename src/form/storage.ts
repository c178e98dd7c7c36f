/**
 * The browser's two storages, which a page may be denied, which may be full, and in which anything may lie. None of this ever throws:
 * the widgets then work without a memory.
 */
function attempt<Value>(use: () => Value): Value | undefined {
  try {
    return use();
  } catch {
    // SecurityError (forbidden), QuotaExceededError (full), SyntaxError (foreign).
    return undefined;
  }
}

/** Kept on the device. */
export const localStore = (): Storage | undefined => attempt(() => localStorage);

/** Kept for the tab's session. */
export const sessionStore = (): Storage | undefined => attempt(() => sessionStorage);

/** The value under a key, as JSON; `undefined` where there is none, or none of ours. */
export function get(storage: Storage | undefined, key: string): unknown {
  return attempt(() => JSON.parse(storage?.getItem(key) ?? 'null') as unknown) ?? undefined;
}

export function set(storage: Storage | undefined, key: string, value: unknown): void {
  attempt(() => storage?.setItem(key, JSON.stringify(value)));
}

export function remove(storage: Storage | undefined, key: string): void {
  attempt(() => storage?.removeItem(key));
}

export function keys(storage: Storage | undefined): readonly string[] {
  return attempt(() => Object.keys(storage ?? {})) ?? [];
}
