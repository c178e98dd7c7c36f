import { get, localStore, set } from '../form/storage.js';
import type { Remembered } from './manners.js';

const keyOf = (list: string) => `afterword:1:newsletter:${list}`;

/** What this device remembers of a list: so that one who has signed up, or does not want to, is not asked again. */
export function remembered(list: string): Remembered {
  const kept = get(localStore(), keyOf(list)) as Partial<Record<keyof Remembered, unknown>> | undefined; // looked at below
  return {
    ...(typeof kept?.dismissedMs === 'number' && { dismissedMs: kept.dismissedMs }),
    ...(typeof kept?.askedMs === 'number' && { askedMs: kept.askedMs }),
    ...(kept?.subscribed === true && { subscribed: true }),
  };
}

/** Adds to it. */
export function remember(list: string, more: Remembered): void {
  set(localStore(), keyOf(list), { ...remembered(list), ...more });
}
