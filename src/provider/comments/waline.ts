import { isObject } from '../afterword.js';
import type { Ask } from '../ask.js';
import type { CommentProvider, Votes } from '../comment-provider.js';
import type { CommentRecord } from '../comment-record.js';
import { json, type Answer, type Exchange } from '../exchange.js';
import { below } from '../newsletter/http.js';
import type { ProblemCode, Refusal, Unreachable } from '../outcome.js';

const orders = { newest: 'insertedAt_desc', oldest: 'insertedAt_asc', top: 'like_desc' } as const;

/** Refusals are told apart by their words, which follow `lang` (Waline 1.39). The last two: an account, a captcha or another site is needed. */
const refusals: readonly (readonly [words: string, code: ProblemCode])[] = [
  ['Duplicate Content', 'duplicate'],
  ['Comment too fast!', 'too-many'],
  ['Unauthorized', 'forbidden'],
  ['Forbidden', 'forbidden'],
];

/**
 * Waline's REST API. A thread is a path, and has two levels: all answers come with the top-level comment above them, so that none is
 * ever missing. To edit and to delete one needs an account.
 */
export const waline: CommentProvider = {
  capabilities: {
    idempotent: false,
    sorts: ['newest', 'oldest', 'top'],
    markup: 'markdown',
    website: true,
    notify: false,
    newsletter: false,
  },

  list({ thread, sort, limit, cursor = '1', parent }, endpoint) {
    if (parent !== undefined) return { kind: 'refused', code: 'not-found', field: 'parent' };
    const query = { path: pathOf(thread), page: cursor, pageSize: String(limit), sortBy: orders[sort] };
    return told(get(endpoint, query), (page) => {
      if (!isObject(page) || !Array.isArray(page.data)) return undefined;
      const next = Number(cursor) + 1;
      return {
        kind: 'page',
        total: whole(page.count),
        open: true,
        comments: page.data.flatMap(branch),
        next: next <= whole(page.totalPages) ? String(next) : null,
      };
    });
  },

  build({ content: { thread, parent, root, name, email, website, body } }, endpoint) {
    const place = { url: pathOf(thread), ...(parent !== null && { pid: parent, rid: root }) };
    return send('POST', address(endpoint), { comment: body, nick: name, mail: email, link: website, ...place });
  },

  read: (answer) =>
    understood(answer, (data) => {
      const comment = record(data);
      return comment && { kind: comment.state === 'held' ? 'held' : 'published', comment };
    }),

  // Whoever votes is nobody to Waline: that one did is for the device to remember.
  vote: (id, value, _visitor, endpoint) =>
    told<Votes>(send('PUT', address(endpoint, `/${encodeURIComponent(id)}`), { like: value === 1 }), (comment) =>
      // Of a comment that is not there nothing is said.
      isObject(comment) ? { kind: 'votes', votes: whole(comment.like) } : { kind: 'refused', code: 'not-found' },
    ),

  counts(threads, endpoint) {
    // The comma parts the paths, so that one which has a comma cannot be asked for; and none at all would ask for the whole site.
    const askable = threads.filter((thread) => !pathOf(thread).includes(','));
    if (!askable.length) return { kind: 'refused', code: 'invalid', field: 'thread' };
    return told(get(endpoint, { type: 'count', url: askable.map(pathOf).join() }), (counts) =>
      Array.isArray(counts)
        ? { kind: 'counts', counts: new Map(askable.map((thread, index) => [thread, whole(counts[index])])) }
        : undefined,
    );
  },

  latest: (limit, site, endpoint) =>
    told(get(endpoint, { type: 'recent', count: String(limit) }), (all) => {
      if (!Array.isArray(all)) return undefined;
      const comments = all.flatMap((each: unknown) => {
        const comment = record(each);
        const { url } = isObject(each) ? each : {};
        // A thread whose key is no path has no address.
        const isPath = typeof url === 'string' && url.startsWith('/');
        return comment ? { comment, title: null, url: isPath ? `${site}${url}#aw-comment-${comment.id}` : null } : [];
      });
      return { kind: 'latest', comments };
    }),
};

/** A page's path, unescaped, as Waline's own client names a thread; a key that is no address stays as it is. */
function pathOf(thread: string): string {
  if (!URL.canParse(thread)) return thread;
  const { pathname } = new URL(thread);
  try {
    return decodeURI(pathname);
  } catch {
    // URIError: the escapes are no UTF-8.
    return pathname;
  }
}

function address(endpoint: URL, path = '', query: Readonly<Record<string, string>> = {}): string {
  // Whatever the visitor reads: the words that refuse are known in English.
  return below(endpoint, `api/comment${path}?${new URLSearchParams({ ...query, lang: 'en-US' }).toString()}`);
}

function get(endpoint: URL, query: Readonly<Record<string, string>>): Exchange {
  return { url: address(endpoint, '', query), method: 'GET', headers: {} };
}

function send(method: 'POST' | 'PUT', url: string, body: object): Exchange {
  return { url, method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

function told<Told>(exchange: Exchange, read: (data: unknown) => Told | Refusal | undefined): Ask<Told> {
  return { exchange, read: (answer) => understood(answer, read) };
}

/** What a good answer says. Most refusals come with status 200; a failing server may have stored the comment nevertheless. */
function understood<Told>(answer: Answer, read: (data: unknown) => Told | undefined): Told | Refusal | Unreachable {
  const body = json(answer);
  if (!isObject(body) || typeof body.errno !== 'number' || answer.status >= 500) return { kind: 'unreachable' };
  const { errno, errmsg, data } = body;
  if (errno === 0) return read(data) ?? { kind: 'unreachable' };
  const [, code = 'invalid'] = refusals.find(([words]) => words === errmsg) ?? [];
  // Of what is sent it examines only these two.
  return { kind: 'refused', code, ...(isObject(errmsg) && { field: errmsg.comment ? 'body' : 'thread' }) };
}

/** A top-level comment and all its answers, depth first, the oldest first: they come in an order that follows that of the page. */
function branch(value: unknown): readonly CommentRecord[] {
  const root = record(value);
  if (!root || !isObject(value)) return [];
  const answers = new Map<string, CommentRecord>();
  for (const each of [value.children].flat().map(record)) if (each && each.id !== root.id) answers.set(each.id, each);
  const byParent = new Map<string, CommentRecord[]>();
  for (const each of [...answers.values()].sort(newestFirst)) {
    // What it answers may not be published.
    const parent = each.parent !== null && answers.has(each.parent) ? each.parent : root.id;
    byParent.set(parent, [...(byParent.get(parent) ?? []), { ...each, parent }]);
  }
  const ordered: CommentRecord[] = [];
  const waiting = [{ ...root, parent: null as string | null }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const direct = byParent.get(next.id) ?? [];
    ordered.push({ ...next, replies: direct.length });
    waiting.push(...direct);
  }
  return ordered;
}

/** Some databases keep whole seconds: what came within one is told by its number, of which the longer is the larger. */
function newestFirst(a: CommentRecord, b: CommentRecord): number {
  return Date.parse(b.createdAt) - Date.parse(a.createdAt) || b.id.length - a.id.length || (b.id > a.id ? 1 : -1);
}

/** A comment, in the list or as the answer to its own post. */
function record(value: unknown): CommentRecord | undefined {
  if (!isObject(value)) return undefined;
  const { objectId, pid, nick, link, avatar, label, comment, time, like, sticky, status } = value;
  const id = idOf(objectId);
  // 8.64e15 is the last moment that a `Date` holds (ECMA-262, Time Values).
  if (id === null || typeof comment !== 'string' || typeof time !== 'number' || Math.abs(time) > 8.64e15) return undefined;
  return {
    id,
    parent: idOf(pid),
    replies: 0,
    author: { name: textOf(nick) ?? '', url: textOf(link), avatar: textOf(avatar), badge: textOf(label) },
    html: comment,
    createdAt: new Date(time).toISOString(),
    editedAt: null,
    votes: whole(like),
    pinned: Boolean(sticky),
    state: status === 'waiting' || status === 'spam' ? 'held' : 'published',
  };
}

/** Numbers in SQL, texts elsewhere. */
function idOf(value: unknown): string | null {
  return typeof value === 'number' ? String(value) : textOf(value);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function whole(value: unknown): number {
  return Number.isSafeInteger(value) ? Math.max(0, Number(value)) : 0;
}
