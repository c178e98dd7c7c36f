import { get, remove, sessionStore, set } from './storage.js';

/** What all that we keep begins with; unknown versions are left alone. */
export const prefix = 'afterword:1:';

/** Text that a visitor has typed, by field. */
export type Fields = Readonly<Record<string, string>>;

/** Who one is, kept for this tab's session only: an address typed in a library must not greet the next person. */
export const contact = {
  read(scope: string): Fields {
    const kept = get(sessionStore(), `${prefix}contact:${scope}`);
    return isFields(kept) ? kept : {};
  },
  save(scope: string, fields: Fields): void {
    set(sessionStore(), `${prefix}contact:${scope}`, fields);
  },
  drop(scope: string): void {
    remove(sessionStore(), `${prefix}contact:${scope}`);
  },
};

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'string');
}
