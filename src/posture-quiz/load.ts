import type { Fault } from './checks.js';
import type { Quiz } from './quiz.js';
import type * as sitting from './sitting.js';

/** What looking for a quiz comes to. */
type Found =
  | { readonly quiz: Quiz }
  | { readonly faults: readonly Fault[] }
  /** Not there, by its HTTP status, or not to be had, in the browser's words. */
  | { readonly code: 'not-found' | 'unavailable'; readonly why: number | string };

/** A quiz with all that it needs. */
export type Ready = { readonly quiz: Quiz; readonly sitting: typeof sitting };

export type NotFound = Exclude<Found, { quiz: Quiz }>;

/** Where a quiz may be: given by script, at an address, or in a script inside the element; otherwise it is the built-in one. */
type Place = { readonly given: unknown; readonly src: string; readonly host: Element };

/**
 * Finds a quiz, and loads what it needs beside it. Never throws.
 *
 * @param signal ends the loading; what comes back then means nothing
 */
export async function loadQuiz(place: Place, signal: AbortSignal): Promise<Ready | NotFound> {
  try {
    const [found, sitting] = await Promise.all([find(place, signal), import('./sitting.js')]);
    return 'quiz' in found ? { quiz: found.quiz, sitting } : found;
  } catch (error) {
    // Offline, not allowed by the other origin, no address at all, a chunk that is gone: engines tell them apart in words only.
    return { code: 'unavailable', why: String(error) };
  }
}

/** What a site brings is checked, and only then is the check needed. */
async function find({ given, src, host }: Place, signal: AbortSignal): Promise<Found> {
  if (given !== undefined) {
    const { fit } = await import('./check.js');
    return fit(given);
  }
  if (src) return fetchQuiz(src, signal);
  await parsed();
  const inline = host.querySelector(':scope > script[type="application/json"]');
  if (inline) return read(inline.textContent);
  const { default: quiz } = await import('./self-check.js');
  return { quiz: quiz as unknown as Quiz }; // a test checks it; the type of a JSON module knows no literals
}

async function fetchQuiz(src: string, signal: AbortSignal): Promise<Found> {
  const response = await fetch(src, { signal: AbortSignal.any([signal, AbortSignal.timeout(20_000)]) });
  if (response.ok) return read(await response.text());
  const isGone = response.status === 404 || response.status === 410;
  return { code: isGone ? 'not-found' : 'unavailable', why: response.status };
}

async function read(file: string): Promise<Found> {
  const { readQuiz } = await import('./check.js');
  return readQuiz(file);
}

/** Resolves when the parser has passed the element's children: an element that is defined early is connected before they are there. */
function parsed(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
  });
}
