import type { Ask } from '../ask.js';
import { address, challenge, isObject, post, problem } from '../afterword.js';
import type { Authorship, CommentProvider } from '../comment-provider.js';
import type { CommentRecord, OwnState, ThreadPage } from '../comment-record.js';
import { json, type Exchange } from '../exchange.js';

/** The reference server (CONTRACT section 9). Its comments have the shape that providers give, so they are checked, not translated. */
export const afterword: CommentProvider = {
  capabilities: {
    idempotent: true,
    sorts: ['newest', 'oldest', 'top'],
    markup: 'markdown',
    website: true,
    notify: true,
    newsletter: true,
  },

  challenge,

  list: ({ thread, sort, limit, cursor, parent }, endpoint) =>
    page(get(address(endpoint, 'comments', { thread, sort, limit, cursor, parent }))),

  newer: (thread, since, endpoint) => page(get(address(endpoint, 'comments', { thread, since }))),

  locate: (thread, comment, endpoint) => page(get(address(endpoint, 'comments', { thread, comment }))),

  build({ key, content: { root: _root, website, ...content }, proof }, endpoint) {
    return post(address(endpoint, 'comments'), key, { ...content, url: website, ...(proof && { proof }) });
  },

  read(answer) {
    const body = answer.status === 201 || answer.status === 202 ? json(answer) : undefined;
    if (!isObject(body)) return problem(answer);
    const { comment, editToken, editableUntil } = body;
    if (!isComment(comment)) return { kind: 'unreachable' };
    return {
      kind: answer.status === 201 ? 'published' : 'held',
      comment,
      ...(typeof editToken === 'string' && { editToken }),
      ...(typeof editableUntil === 'string' && { editableUntil }),
    };
  },

  own: (authorship, endpoint) => asAuthor('GET', authorship, endpoint),

  edit: (authorship, body, endpoint) => asAuthor('PATCH', authorship, endpoint, { body }),

  remove: (authorship, endpoint) => asAuthor('DELETE', authorship, endpoint),

  vote: (id, value, visitor, endpoint) =>
    told(sent('POST', `comments/${encodeURIComponent(id)}/votes`, endpoint, { value }, visitor), ({ votes }) =>
      typeof votes === 'number' ? { kind: 'votes', votes } : undefined,
    ),

  report: (id, report, endpoint) =>
    told(sent('POST', `comments/${encodeURIComponent(id)}/reports`, endpoint, report), ({ status }) =>
      status === 'reported' ? { kind: 'reported' } : undefined,
    ),

  preview: (body, endpoint) =>
    told(sent('POST', 'preview', endpoint, { body }), ({ html }) => (typeof html === 'string' ? { kind: 'preview', html } : undefined)),

  counts(threads, endpoint) {
    const query = threads.map((thread) => `thread=${encodeURIComponent(thread)}`).join('&');
    return told(get(`${address(endpoint, 'counts')}?${query}`), ({ counts }) =>
      isObject(counts)
        ? {
            kind: 'counts',
            counts: new Map(Object.entries(counts).filter((each): each is [string, number] => typeof each[1] === 'number')),
          }
        : undefined,
    );
  },

  latest: (limit, site, endpoint) =>
    told(get(address(endpoint, 'latest', { limit, site })), ({ comments }) => {
      if (!Array.isArray(comments)) return undefined;
      const all = comments.map((each: unknown) => {
        const { comment, threadTitle, url } = isObject(each) ? each : {};
        if (!isComment(comment)) return undefined;
        return { comment, title: typeof threadTitle === 'string' ? threadTitle : null, url: typeof url === 'string' ? url : null };
      });
      return { kind: 'latest', comments: all.filter((each) => each !== undefined) };
    }),
};

function get(url: string): Exchange {
  return { url, method: 'GET', headers: {} };
}

function sent(method: Exchange['method'], path: string, endpoint: URL, body?: object, bearer?: string): Exchange {
  return {
    url: address(endpoint, path),
    method,
    headers: { ...(body && { 'Content-Type': 'application/json' }), ...(bearer !== undefined && { Authorization: `Bearer ${bearer}` }) },
    ...(body && { body: JSON.stringify(body) }),
  };
}

/** What a good answer's JSON says; what `read` cannot make out is no answer at all. */
function told<Told>(exchange: Exchange, read: (body: Readonly<Record<string, unknown>>) => Told | undefined): Ask<Told> {
  return {
    exchange,
    read(answer) {
      const body = answer.status >= 200 && answer.status < 300 ? json(answer) : undefined;
      return isObject(body) ? (read(body) ?? { kind: 'unreachable' }) : problem(answer);
    },
  };
}

function page(exchange: Exchange): Ask<ThreadPage> {
  return told(exchange, ({ comments, total, open, next }) => {
    if (!Array.isArray(comments) || !comments.every(isComment) || typeof total !== 'number') return undefined;
    return { kind: 'page', comments, total, open: open !== false, next: typeof next === 'string' ? next : null };
  });
}

function asAuthor(method: Exchange['method'], { id, editToken }: Authorship, endpoint: URL, body?: object): Ask<OwnState> {
  return told(
    sent(method, `comments/${encodeURIComponent(id)}`, endpoint, body, editToken),
    ({ comment, state, reason, editableUntil }) => {
      const known = (['published', 'held', 'refused', 'deleted'] as const).find((each) => each === state);
      if (!isComment(comment) || !known) return undefined;
      return {
        kind: 'own',
        comment,
        state: known,
        reason: typeof reason === 'string' ? reason : null,
        ...(typeof editableUntil === 'string' && { editableUntil }),
      };
    },
  );
}

const isText = (value: unknown) => typeof value === 'string';
const isTextOrNone = (value: unknown) => value == null || isText(value);

/** All that is shown as text is text; the rest is looked at where it is shown. */
function isComment(value: unknown): value is CommentRecord {
  if (!isObject(value) || !isObject(value.author)) return false;
  const { id, html, createdAt, editedAt, parent, author } = value;
  return (
    [id, html, createdAt, author.name].every(isText) && [parent, editedAt, author.url, author.avatar, author.badge].every(isTextOrNone)
  );
}
