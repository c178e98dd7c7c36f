/**
 * All that a quiz must be there for: the engine, and what a visitor sees of it. The element loads it beside the quiz, so that a page
 * pays for it only where a quiz is.
 */
export { forget, keep, readKept } from './kept.js';
export { progress, run } from './model.js';
export { result } from './score.js';
export { styles } from './sitting.styles.js';
export { sittingView } from './sitting.view.js';
export { back, goTo, next, settle } from './visit.js';
