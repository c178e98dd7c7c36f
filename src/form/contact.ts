import { get, localStore, remove, sessionStore, set } from './storage.js';

/** What all that we keep begins with; unknown versions are left alone. */
export const prefix = 'afterword:1:';

/** Text that a visitor has typed, by field. */
export type Fields = Readonly<Record<string, string>>;

const keyOf = (scope: string) => `${prefix}contact:${scope}`;

/**
 * Who one is, kept for this tab's session only, since an address typed in a library must not greet the next person; on the device only
 * where the visitor has said so.
 */
export const contact = {
  read(scope: string): Fields {
    const kept = get(sessionStore(), keyOf(scope)) ?? get(localStore(), keyOf(scope));
    return isFields(kept) ? kept : {};
  },
  save(scope: string, fields: Fields): void {
    set(sessionStore(), keyOf(scope), fields);
  },
  drop(scope: string): void {
    remove(sessionStore(), keyOf(scope));
  },
  isRemembered(scope: string): boolean {
    return isFields(get(localStore(), keyOf(scope)));
  },
  /** Keeps it on the device, or forgets it there. */
  remember(scope: string, fields: Fields | undefined): void {
    if (fields) set(localStore(), keyOf(scope), fields);
    else remove(localStore(), keyOf(scope));
  },
};

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'string');
}
