/** What is to be sent. No cookies go along, ever. */
export interface Exchange {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Carries an exchange; rejects where there is no answer. `fetch` is one, the demo's memory another. */
export type Transport = (exchange: Exchange, signal: AbortSignal) => Promise<Answer>;

/** The answer's JSON, or `undefined` where it is none: a proxy's HTML page, a captive portal, half a body. */
export function json(answer: Answer): unknown {
  try {
    return JSON.parse(answer.text);
  } catch {
    // SyntaxError: not JSON.
    return undefined;
  }
}
