import { randomKey } from '../form/random-key.js';
import { get, localStore, set } from '../form/storage.js';
import type { CommentRecord } from '../provider/comment-record.js';

/** What only this device knows: for which comments its visitor voted, and whom they do not want to read. */

const votesKey = (thread: string) => `afterword:1:votes:${thread}`;
const mutedKey = 'afterword:1:muted';
const visitorKey = 'afterword:1:visitor';

/** Most votes of a thread, and most people, that are remembered. */
const most = 500;

function texts(key: string): ReadonlySet<string> {
  const kept = get(localStore(), key);
  return new Set(Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : []);
}

function toggled(key: string, text: string, wanted: boolean): ReadonlySet<string> {
  const all = new Set(texts(key));
  all.delete(text);
  const next = wanted ? [text, ...all].slice(0, most) : [...all];
  set(localStore(), key, next);
  return new Set(next);
}

/** Ids of the comments of a thread that the visitor voted for. */
export const votedFor = (thread: string) => texts(votesKey(thread));

export const rememberVote = (thread: string, id: string, wanted: boolean) => toggled(votesKey(thread), id, wanted);

/** Whom the visitor has muted, as `personOf` names them. */
export const mutedPeople = () => texts(mutedKey);

export const rememberMuted = (person: string, wanted: boolean) => toggled(mutedKey, person, wanted);

/** What tells one author from another, as far as a comment tells: the name, and the address behind it. */
export function personOf({ author: { name, url } }: CommentRecord): string {
  return JSON.stringify(url ? [name, url] : [name]);
}

/** Who votes: 128 random bits, made when they are first needed. Without storage it is another one at each visit. */
export function visitor(): string {
  const kept = get(localStore(), visitorKey);
  if (typeof kept === 'string' && /^[\da-f]{32}$/.test(kept)) return kept;
  const made = randomKey();
  set(localStore(), visitorKey, made);
  return made;
}
