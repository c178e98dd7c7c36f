import { readdirSync, readFileSync } from 'node:fs';
import type { Answer } from '../../../src/provider/exchange.js';

/** A request to a real back end, and its answer. */
export interface Recording {
  readonly note?: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
  readonly response: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: unknown };
}

/** What was recorded of one back end. */
export class Recordings {
  private readonly folder: URL;

  constructor(backEnd: string) {
    this.folder = new URL(`../recorded/${backEnd}/`, import.meta.url);
  }

  get names(): readonly string[] {
    return readdirSync(this.folder).map((file) => file.replace(/\.json$/, ''));
  }

  recording(name: string): Recording {
    return JSON.parse(readFileSync(new URL(`${name}.json`, this.folder), 'utf8')) as Recording;
  }

  /** Its answer, as a page gets it. */
  answer(name: string): Answer {
    const { status, headers, body } = this.recording(name).response;
    return { status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) };
  }
}
