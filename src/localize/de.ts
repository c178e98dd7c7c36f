import type { Terms } from './en.js';
export const terms = {} as Terms;
