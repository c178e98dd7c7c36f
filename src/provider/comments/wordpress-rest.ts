import { isObject } from '../afterword.js';
import type { Ask, Question } from '../ask.js';
import type { CommentDraft, CommentProvider, Counts, ThreadQuery } from '../comment-provider.js';
import type { CommentRecord, Latest, ThreadPage } from '../comment-record.js';
import { json, type Answer } from '../exchange.js';
import type { Refusal, Unreachable } from '../outcome.js';

/** What both WordPress providers share: reading through WordPress's REST API (developer.wordpress.org/rest-api, "Comments"), which needs no plugin. */

type Query = Readonly<Record<string, string | number>>;
type Row = Readonly<Record<string, unknown>>;

/** Rows by their numbers, in the order in which they came. */
type Rows = ReadonlyMap<string, Row>;

/** Most rows that one answer brings. */
const most = 100;

/** What a record is made of, and which rows have answers. */
const fields = 'id,parent,author_name,author_url,date_gmt,content,status,_links';

const unreachable: Unreachable = { kind: 'unreachable' };

const absent: Refusal = { kind: 'refused', code: 'not-found' };

/** What is said of a thread that is no post's number. */
export const noThread: Refusal = { kind: 'refused', code: 'invalid', field: 'thread' };

/** One author writes once in 15 seconds (`wp_throttle_comment_flood`). */
export const tooSoon = { kind: 'refused', code: 'too-many', retryAfterMs: 15_000 } as const satisfies Refusal;

/** What WordPress takes is HTML: emphasis, links, quotes, code (`$allowedtags`). Whoever is not signed in there edits and deletes nothing. */
export const capabilities: CommentProvider['capabilities'] = {
  idempotent: false,
  sorts: ['newest', 'oldest'],
  markup: 'html',
  website: true,
  notify: false,
  newsletter: false,
};

/** Whether it can be the number of a post, or of a comment. */
export const isNumber = (value: string): boolean => /^[1-9]\d*$/.test(value);

/** Which of the two that a blog may require was not given, or else the one that it examines. */
export function lacking(draft: Pick<CommentDraft, 'name'> | undefined): string {
  return draft?.name ? 'email' : 'name';
}

/** The address of a site's comments; a site without permalinks is given with its `?rest_route=`, and keeps it. */
export function address(site: URL, query: Query = {}): string {
  const url = new URL(site);
  if (!url.searchParams.has('rest_route')) {
    url.pathname = url.pathname.replace(/(\/wp-json(\/wp\/v2(\/comments)?)?)?\/*$/, '/wp-json/wp/v2/comments');
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url.href;
}

/** The newest answers to a comment, or at the top (`0`): where a comment is found that was just published. */
export function newest(site: URL, post: string, parent: string): string {
  return address(site, { post, parent, per_page: 5, orderby: 'id', order: 'desc', _fields: fields });
}

/** A row as a comment, or `undefined` where it is none. */
export function recordOf(row: unknown): CommentRecord | undefined {
  if (!isObject(row)) return undefined;
  const { id, parent, author_name: name, author_url: site, date_gmt: date, content, status } = row;
  const html = isObject(content) ? content.rendered : undefined;
  const isDated = typeof date === 'string' && /^\d{4}(-\d\d){2}T\d\d(:\d\d){2}$/.test(date) && !Number.isNaN(Date.parse(`${date}Z`));
  if (!Number.isSafeInteger(id) || typeof html !== 'string' || !isDated) return undefined;
  return {
    id: String(id),
    parent: Number.isSafeInteger(parent) && parent !== 0 ? String(parent) : null,
    replies: 0,
    // Avatars are a third party's (gravatar.com), which no reader has asked for.
    author: { name: textOf(name), url: textOf(site) || null, avatar: null, badge: null },
    html,
    createdAt: `${date}Z`,
    editedAt: null,
    votes: 0,
    pinned: false,
    state: status === undefined || status === 'approved' ? 'published' : 'held',
  };
}

/** A page of top-level comments, or of the answers to one, each with all that answers it. */
export function list({ thread, sort, limit, cursor = '1', parent }: ThreadQuery, site: URL): Question<ThreadPage> {
  if (!isNumber(thread)) return noThread;
  const top = parent ?? '0';
  const order = parent === undefined && sort !== 'oldest' ? 'desc' : 'asc';
  return rows(site, { post: thread, parent: top, per_page: limit, page: cursor, ...by(order), _fields: fields }, (first, total) => {
    const next = Number(cursor) * limit < total ? String(Number(cursor) + 1) : null;
    const isWhole = parent === undefined && cursor === '1' && next === null && ![...first.values()].some(mayHaveAnswers);
    return isWhole ? page(first, first, top, total, next) : complete(site, thread, first, top, next);
  });
}

/** A comment with all above it, each found by the one below, and all that answers the topmost. */
export function locate(thread: string, id: CommentRecord['id'], site: URL): Question<ThreadPage> {
  if (!isNumber(thread)) return noThread;
  if (!isNumber(id)) return absent;
  const climb = (to: string, passed: readonly string[]): Ask<ThreadPage> =>
    rows(site, { post: thread, include: to, _fields: fields }, (found) => {
      const above = recordOf(found.get(to));
      if (!above) return absent;
      if (above.parent !== null && !passed.includes(above.parent)) return climb(above.parent, [...passed, to]);
      return complete(site, thread, found, '0', null);
    });
  return climb(id, []);
}

/** WordPress counts no threads: all comments of all are asked for, by the post alone, a hundred at a time. */
export function counts(threads: readonly string[], site: URL): Question<Counts> {
  const posts = threads.filter(isNumber);
  if (!posts.length) return noThread;
  return all(site, { post: posts.join(), _fields: 'id,post' }, (found) => {
    const all = [...found.values()];
    return { kind: 'counts', counts: new Map(posts.map((id) => [id, all.filter(({ post }) => post === Number(id)).length])) };
  });
}

export function latest(limit: number, _site: string, site: URL): Question<Latest> {
  const query = { per_page: limit, ...by('desc'), _embed: 'up', _fields: `${fields},link,_embedded` };
  return rows(site, query, (found) => ({
    kind: 'latest',
    comments: [...found.values()].flatMap((row) => {
      const comment = recordOf(row);
      const title = titleOf(row._embedded);
      return comment ? { comment, title: title || null, url: textOf(row.link) || null } : [];
    }),
  }));
}

/** What a refusal's code says, or else its status (RFC 9110 §15, RFC 6585 §4). A page in its place is another program's. */
export function problem(answer: Answer): Refusal | Unreachable {
  const { status } = answer;
  const code = ({ 401: 'forbidden', 403: 'forbidden', 409: 'duplicate', 429: 'too-many' } as const)[status];
  if (code) return { kind: 'refused', code };
  if (status < 400 || status >= 500 || !isObject(json(answer))) return unreachable;
  return { kind: 'refused', code: status === 404 ? 'not-found' : 'invalid' };
}

function by(order: 'asc' | 'desc'): Query {
  return { orderby: 'date_gmt', order };
}

/** Asks for one page of rows; `total` is how many the query has in all. */
function rows<Told>(site: URL, query: Query, read: (found: Rows, total: number) => Told | Ask<Told> | Refusal): Ask<Told> {
  return {
    exchange: { url: address(site, query), method: 'GET', headers: {} },
    read(answer) {
      const body = answer.status === 200 ? json(answer) : undefined;
      if (!Array.isArray(body)) return problem(answer);
      const found = body.flatMap((row: unknown) => (isObject(row) && Number.isSafeInteger(row.id) ? [[String(row.id), row] as const] : []));
      const total = /^\d{1,9}$/.exec(answer.headers['x-wp-total'] ?? '')?.[0] ?? found.length;
      return read(new Map(found), Number(total));
    },
  };
}

/** Asks for all pages of a query. One that brings nothing new is the last, whatever was promised. */
function all<Told>(site: URL, query: Query, read: (found: Rows) => Told | Ask<Told>, before: Rows = new Map(), page = 1): Ask<Told> {
  return rows(site, { ...query, per_page: most, page, ...by('asc') }, (came, total) => {
    const found = new Map([...before, ...came]);
    return page * most < total && found.size > before.size ? all(site, query, read, found, page + 1) : read(found);
  });
}

/**
 * The page that begins with these rows: most threads are short, and come whole with one more request, however deep they are. Of a longer
 * one this tells how many comments it has, and the answers are asked for by those that they answer.
 */
function complete(site: URL, post: string, first: Rows, top: string, next: string | null): Ask<ThreadPage> {
  return rows(site, { post, per_page: most, ...by('asc'), _fields: fields }, (some, total) =>
    total > most
      ? below(site, post, first, (found) => page(first, found, top, total, next))
      : page(first, new Map([...first, ...some]), top, total, next),
  );
}

/** Adds the answers to all rows that may have some, and the answers to those. */
function below<Told>(
  site: URL,
  post: string,
  found: Rows,
  read: (found: Rows) => Told,
  asked: ReadonlySet<string> = new Set(),
): Told | Ask<Told> {
  const parents = [...found].filter(([id, row]) => !asked.has(id) && mayHaveAnswers(row));
  const ids = parents.slice(0, most).map(([id]) => id);
  if (!ids.length) return read(found);
  return all(site, { post, parent: ids.join(), _fields: fields }, (answers) =>
    below(site, post, new Map([...found, ...answers]), read, new Set([...asked, ...ids])),
  );
}

/** WordPress links to a comment's answers, where it has some. */
function mayHaveAnswers({ _links: links }: Row): boolean {
  return !isObject(links) || links.children !== undefined;
}

/** The first rows, as far as they are below `top`, each followed by what answers it, in the order in which they came: oldest first. */
function page(first: Rows, found: Rows, top: string, total: number, next: string | null): ThreadPage {
  const answers = new Map<string, CommentRecord[]>();
  for (const row of found.values()) {
    const record = recordOf(row);
    if (!record) continue;
    const parent = record.parent ?? '0';
    const direct = answers.get(parent);
    if (direct) direct.push(record);
    else answers.set(parent, [record]);
  }
  const branch = (record: CommentRecord): readonly CommentRecord[] => {
    const direct = answers.get(record.id) ?? [];
    return [{ ...record, replies: direct.length }, ...direct.flatMap(branch)];
  };
  const comments = (answers.get(top) ?? []).filter(({ id }) => first.has(id)).flatMap(branch);
  // WordPress tells whether a post takes comments only when one is refused.
  return { kind: 'page', comments, total, open: true, next };
}

/** The title of the post that comes with a comment, which is HTML. */
function titleOf(embedded: unknown): string {
  const posts: unknown = isObject(embedded) && embedded.up;
  const post: unknown = Array.isArray(posts) && posts[0];
  const title: unknown = isObject(post) && post.title;
  return isObject(title) ? textOf(title.rendered).replace(/<[^>]*>/g, '') : '';
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** WordPress keeps names escaped, as HTML wants them; here they are text. */
function textOf(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value.replace(/&(?:#(\d{1,6})|(amp|lt|gt|quot));/g, (_, code?: string, name?: string) =>
    code ? String.fromCodePoint(Number(code)) : (named[name ?? ''] ?? ''),
  );
}
