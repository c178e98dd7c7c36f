import type { Terms } from './en.js';

/** Locales that ship besides English, each a chunk of its own that is loaded when a page first needs it. */
export const files: Readonly<Record<string, () => Promise<{ readonly terms: Terms }>>> = {
  ar: () => import('./ar.js'),
  de: () => import('./de.js'),
};
