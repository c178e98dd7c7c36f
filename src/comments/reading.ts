import { sanitizer, type Sanitize } from '../html/sanitize.js';
import { branches } from './comment-view.js';
import { tree } from './tree.js';

/** What shows a thread. It comes while the thread does, so that no page without comments loads it. */
export interface Reading {
  readonly sanitize: Sanitize;
  readonly tree: typeof tree;
  readonly branches: typeof branches;
}

/** Rejects where the sanitizer's fallback cannot be had. */
export async function reading(): Promise<Reading> {
  return { sanitize: await sanitizer(), tree, branches };
}
