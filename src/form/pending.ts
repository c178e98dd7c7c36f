import { prefix } from './contact.js';
import { get, remove, sessionStore, set } from './storage.js';
import type { Pending } from './state.js';

/**
 * The submission that is under way, word for word, kept for the tab's session: a reload goes on with exactly what was sent, whatever has
 * been typed since. Only one is under way in a form.
 */
const keyOf = (scope: string) => `${prefix}pending:${scope}`;

export function keepPending<Content>(scope: string, pending: Pending<Content>): void {
  set(sessionStore(), keyOf(scope), pending);
}

export function dropPending(scope: string): void {
  remove(sessionStore(), keyOf(scope));
}

/**
 * What was under way, or `undefined` where nothing was, or nothing of ours.
 *
 * @param isContent tells a form's content from anything else that may lie in a browser's storage
 */
export function keptPending<Content>(scope: string, isContent: (value: unknown) => value is Content): Pending<Content> | undefined {
  const kept = get(sessionStore(), keyOf(scope)) as Partial<Pending<unknown>> | null | undefined; // looked at property by property
  return typeof kept?.key === 'string' && isContent(kept.content) ? { key: kept.key, content: kept.content } : undefined;
}
