import { randomKey } from '../form/random-key.js';
import { get, localStore, set } from '../form/storage.js';
import type { CommentRecord } from '../provider/comment-record.js';

/** What only this device knows: for which comments its visitor voted, and whom they do not want to read. */

const votesKey = (thread: string) => `afterword:1:votes:${thread}`;
const mutedKey = 'afterword:1:muted';
const visitorKey = 'afterword:1:visitor';

/** Most votes of a thread, and most people, that are remembered. */
const most = 500;

/** Without storage the page remembers, as long as it is there. */
const memory = new Map<string, unknown>();

function recall(key: string): unknown {
  return get(localStore(), key) ?? memory.get(key);
}

function keep(key: string, value: unknown): void {
  set(localStore(), key, value);
  if (get(localStore(), key) === undefined) memory.set(key, value);
  else memory.delete(key);
}

function texts(key: string): ReadonlySet<string> {
  const kept = recall(key);
  return new Set(Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : []);
}

function toggle(key: string, text: string, wanted: boolean): void {
  const all = new Set(texts(key));
  all.delete(text);
  keep(key, wanted ? [text, ...all].slice(0, most) : [...all]);
}

/** Ids of the comments of a thread that the visitor voted for. */
export const votedFor = (thread: string) => texts(votesKey(thread));

export const rememberVote = (thread: string, id: string, wanted: boolean) => toggle(votesKey(thread), id, wanted);

/** Whom the visitor has muted, as `personOf` names them. */
export const mutedPeople = () => texts(mutedKey);

export const rememberMuted = (person: string, wanted: boolean) => toggle(mutedKey, person, wanted);

/** What tells one author from another, as far as a comment tells: the name, and the address behind it. */
export function personOf({ author: { name, url } }: CommentRecord): string {
  return JSON.stringify(url ? [name, url] : [name]);
}

/** Who votes: 128 random bits, made when they are first needed. Without storage it is another one on each page. */
export function visitor(): string {
  const kept = recall(visitorKey);
  if (typeof kept === 'string' && /^[\da-f]{32}$/.test(kept)) return kept;
  const made = randomKey();
  keep(visitorKey, made);
  return made;
}
