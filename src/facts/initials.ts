import { initial } from './initial.js';

/** The initials of a name's first and last word, in any script. What follows a comma ("Jo Hart, MD") is no name. */
export function initials(name: string, locale: string): readonly string[] {
  const all = name
    .replace(/,.*/, '')
    .split(/\s/)
    .map((word) => initial(word, locale))
    .filter(Boolean);
  return [...all.slice(0, 1), ...all.slice(1).slice(-1)];
}
