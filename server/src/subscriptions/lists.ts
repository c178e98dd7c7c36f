import type { Lists } from '../settings.ts';

/** The name of a list, or `null` where there is none of that id. */
export function nameOf({ names, open }: Lists, list: string): string | null {
  return names.get(list) ?? (open ? list : null);
}

/** The lists that a sign-up is for, each once, in one order: the first of the server's where it names none. */
export function askedFor({ first }: Lists, named: readonly string[]): readonly string[] {
  return named.length > 0 ? [...new Set(named)].sort() : [first];
}

/** The names of lists that may have been closed since somebody signed up. */
export function namesOf(lists: Lists, ids: readonly string[]): readonly string[] {
  return ids.map((id) => nameOf(lists, id) ?? id);
}
