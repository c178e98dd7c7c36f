import type { files as modules } from './files.js';

/** The classic script loads nothing by itself: a further language is one more file on the page (`afterword.classic.de.js`). */
export const files: typeof modules = {};
