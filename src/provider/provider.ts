import type { Answer, Exchange, Transport } from './exchange.js';
import type { Outcome } from './outcome.js';

/** What both kinds of provider have. A provider does no I/O and keeps no state: it says what to send, and what an answer meant. */
export interface Provider<Content> {
  readonly capabilities: {
    /** The same key is never stored twice: only then is a submission without an answer repeated by itself. */
    readonly idempotent: boolean;
    /** Nothing leaves the page: the form says so. */
    readonly simulated?: boolean;
  };

  /** Where the proof-of-work challenge is asked for; absent where the back end wants none. */
  challenge?(endpoint: URL): Exchange;

  /** What to send; an outcome where nothing needs to be sent, or cannot be from a page: `navigate`, or a refusal. */
  build(submission: Submission<Content>, endpoint: URL): Exchange | Outcome;

  /** Never throws: what it does not understand is `unreachable`. */
  read(answer: Answer): Outcome;

  /** Carries the exchanges in place of the network. */
  readonly transport?: Transport;
}

/** One submission: what was typed, under a key that stays the same however often it is sent. */
export interface Submission<Content> {
  readonly key: string;
  readonly content: Content;
  /** Solution of the proof of work, as the back end wants it; absent where the browser cannot solve one. */
  readonly proof?: string;
}

/** A sign-up to be sent. */
export interface SubscriptionDraft {
  readonly email: string;
  readonly name: string;
  /** Which lists, in the back end's own terms; empty: its only, or its first. */
  readonly lists: readonly string[];
  readonly tags: readonly string[];
  /** What further fields of the site's hold, under their names; several values where several boxes of one name were ticked. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  /** What the page's own form calls the fields that are ours. */
  readonly names: { readonly email: string; readonly name: string };
  /** The exact sentence that was agreed to, or `null` where none was asked. */
  readonly consent: string | null;
  /** Where the visitor came from (`utm_source` …, `referrer`, `path`), or `null` where the site does not ask. */
  readonly source: Readonly<Record<string, string>> | null;
  /** What stands in the field that only a program fills in; empty from everybody else. */
  readonly trap: string;
  /** BCP 47. */
  readonly locale: string;
  /** Address of the page. */
  readonly page: string;
}

/** How a sign-up reaches one back end. */
export interface NewsletterProvider extends Provider<SubscriptionDraft> {
  readonly capabilities: Provider<SubscriptionDraft>['capabilities'] & {
    /** Takes the visitor's name. */
    readonly name: boolean;
    readonly tags: boolean;
    /** Takes fields of the site's own. */
    readonly fields: boolean;
    /** Keeps the sentence that was agreed to. */
    readonly consent: boolean;
    /** Whether the attribute `list` must name one, may, or means nothing. */
    readonly list: 'required' | 'optional' | 'none';
  };
}
