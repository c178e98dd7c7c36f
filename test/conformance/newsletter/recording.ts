import { readdirSync, readFileSync } from 'node:fs';
import type { Answer } from '../../../src/provider/exchange.js';

/** A request to a real Ghost 6.65, and its answer. */
export interface Recording {
  readonly case: string;
  readonly note: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
  readonly response: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: unknown };
}

const folder = new URL('../recorded/ghost/', import.meta.url);

/** All that were recorded, by their names. */
export const recordings: readonly string[] = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

export function recording(name: string): Recording {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Recording;
}

/** Its answer, as a page gets it. */
export function recorded(name: string): Answer {
  const { status, headers, body } = recording(name).response;
  return { status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) };
}
