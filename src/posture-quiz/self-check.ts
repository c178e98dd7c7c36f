/** The built-in quiz, in a module of its own: it is loaded only where a page brings no other. */
export { default } from './self-check.json' with { type: 'json' };
