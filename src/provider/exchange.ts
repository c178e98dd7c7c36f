import type { Outcome } from './outcome.js';

/** What is to be sent. No cookies go along, ever. */
export interface Exchange {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /**
   * The back end does not let a page read its answer (no CORS): what has left counts as handed over, and the answer is `status: 0`, empty.
   * Only a request without a preflight can be sent so: GET, or POST as `application/x-www-form-urlencoded`, without headers of its own.
   */
  readonly unreadable?: true;
  /** It goes even when the page is left in the same moment (Fetch: keepalive). */
  readonly keepalive?: true;
  /** Goes to the page's own site or nowhere (Fetch: mode `same-origin`): another's back end would take it, and the page not learn that. */
  readonly sameOrigin?: true;
  /** Where one exchange is not enough: what follows from its answer, in place of the provider's `read`. */
  readonly next?: (answer: Answer) => Exchange | Outcome;
  /** Sent in its place where no answer could be had, which is also how a browser says that the back end knows nothing of this page. */
  readonly otherwise?: Exchange;
}

/** What came back. */
export interface Answer {
  /** HTTP status; 0 where the answer cannot be read. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Where redirects have led, without the hash; absent where there were none (Fetch: `Response.url`). */
  readonly redirectedTo?: string;
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
