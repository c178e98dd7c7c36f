import { get, localStore, remove, set } from '../form/storage.js';

/** What an author's device remembers of a comment: enough to ask the server for its state, and to change it. */
export interface OwnComment {
  readonly id: string;
  readonly editToken: string;
  readonly savedMs: number;
  /** What was typed, for an edit; the server gives only what it has made of it. */
  readonly body?: string;
  /** Until when it may be edited and deleted, ISO 8601. */
  readonly editableUntil?: string;
  /** It was seen published: nobody needs to ask any more. */
  readonly published?: true;
  /** Its author wants it gone, and the server may not know yet. */
  readonly unwanted?: true;
}

/** How long a device remembers, in milliseconds: moderation takes days, not months. */
const keptForMs = 60 * 86_400_000;
const most = 50;

const keyOf = (thread: string) => `afterword:1:own-comments:${thread}`;

/** One's own comments in a thread, the newest first. */
export function ownComments(thread: string, nowMs = Date.now()): readonly OwnComment[] {
  const kept = get(localStore(), keyOf(thread));
  return Array.isArray(kept) ? kept.filter(isOwnComment).filter(({ savedMs }) => nowMs - savedMs < keptForMs) : [];
}

export function rememberOwn(thread: string, own: Omit<OwnComment, 'savedMs'>, nowMs = Date.now()): void {
  keep(thread, [{ ...own, savedMs: nowMs }, ...ownComments(thread, nowMs).filter((each) => each.id !== own.id)]);
}

/** Remembers what has become known of one. */
export function updateOwn(thread: string, id: string, change: (own: OwnComment) => OwnComment): void {
  keep(
    thread,
    ownComments(thread).map((each) => (each.id === id ? change(each) : each)),
  );
}

export function forgetOwn(thread: string, id: string): void {
  keep(
    thread,
    ownComments(thread).filter((each) => each.id !== id),
  );
}

function keep(thread: string, all: readonly OwnComment[]): void {
  if (all.length) set(localStore(), keyOf(thread), all.slice(0, most));
  else remove(localStore(), keyOf(thread));
}

function isOwnComment(value: unknown): value is OwnComment {
  const own = value as Partial<OwnComment> | null; // looked at key by key
  const texts = [own?.body ?? '', own?.editableUntil ?? ''].every((each) => typeof each === 'string');
  return typeof own?.id === 'string' && typeof own.editToken === 'string' && typeof own.savedMs === 'number' && texts;
}
