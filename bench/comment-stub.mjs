import { createServer } from 'node:http';
import { createChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';

/** Each top-level comment is followed by its answers. */
export const answersEach = 9;

/** Top-level comments in one answer: the most that any of the contestants' back ends gives. */
const pageSize = 100;

/** Comments on a full page, with their answers. */
export const perPage = pageSize * (answersEach + 1);

const paragraph =
  'The afternoon part is exactly it. I set a timer now, and the stretch against the door frame helps more than the chair did.';

/** The nth comment, from which each back end makes its own. */
function comment(at) {
  return {
    id: at + 1,
    parent: at % (answersEach + 1) ? at - (at % (answersEach + 1)) + 1 : null,
    name: `Reader ${at}`,
    html: `<p>${paragraph}</p><p>Number <em>${at}</em>, with <a href="https://example.org/${at}">a link</a>.</p>`,
    markdown: `${paragraph}\n\nNumber *${at}*, with [a link](https://example.org/${at}).`,
    date: new Date(Date.UTC(2026, 0, 1) + at * 60_000),
  };
}

function forAfterword({ id, parent, name, html, date }) {
  return {
    id: `c${id}`,
    parent: parent === null ? null : `c${parent}`,
    replies: parent === null ? answersEach : 0,
    author: { name, url: null, avatar: null, badge: null },
    html,
    createdAt: date.toISOString(),
    editedAt: null,
    votes: 0,
    pinned: false,
    state: 'published',
  };
}

function forWaline({ id, parent, name, html, markdown, date }) {
  const shown = {
    objectId: id,
    nick: name,
    link: '',
    avatar: '',
    comment: html,
    orig: markdown,
    time: date.getTime(),
    like: 0,
    status: 'approved',
  };
  return parent === null ? { ...shown, sticky: 0, children: [] } : { ...shown, pid: parent, rid: parent };
}

function forArtalk({ id, parent, name, html, markdown, date }) {
  return {
    id,
    rid: parent ?? 0,
    nick: name,
    link: '',
    email_encrypted: '',
    content: markdown,
    content_marked: html,
    date: date.toISOString().slice(0, 19).replace('T', ' '),
    is_pinned: false,
    is_pending: false,
    is_collapsed: false,
    is_allow_reply: true,
    is_verified: false,
    badge_name: '',
    badge_color: '',
    vote_up: 0,
    vote_down: 0,
    ip_region: '',
    ua: '',
    visible: true,
    page_key: '/',
    page_url: '/',
    site_name: 'bench',
  };
}

/** A list by which Waline's client knows what answers what: it wants the answers inside. */
function nested(comments) {
  const roots = new Map(comments.filter(({ pid }) => pid === undefined).map((root) => [root.objectId, root]));
  for (const each of comments) {
    if (each.pid !== undefined)
      roots.get(each.pid).children.push({ ...each, reply_user: { nick: roots.get(each.pid).nick, link: '', avatar: '' } });
  }
  return [...roots.values()];
}

/** What the three back ends answer, by the path below the number of comments that the address begins with. */
const routes = {
  'v1/comments': (total, query) => {
    const from = Number(query.get('cursor') ?? 0);
    const next = from + perPage;
    return { thread: 'x', comments: page(total, from).map(forAfterword), total, open: true, next: next < total ? String(next) : null };
  },
  // As hard as the reference server's.
  'v1/challenge': () => createChallenge({ algorithm: 'PBKDF2/SHA-256', cost: 1500, counter: 300, deriveKey, hmacSignatureSecret: 'bench' }),
  'api/comment': (total) => {
    const roots = total / (answersEach + 1);
    const data = nested(page(total, 0).map(forWaline));
    return { errno: 0, errmsg: '', data: { page: 1, totalPages: Math.ceil(roots / pageSize), pageSize, count: total, data } };
  },
  'api/v2/comments': (total) => ({
    comments: page(total, 0).map(forArtalk),
    count: total,
    roots_count: total / (answersEach + 1),
    page: { id: 1, key: '/', url: '/', title: 'Bench', admin_only: false, vote_up: 0, vote_down: 0, pv: 1 },
  }),
  'api/v2/conf': () => ({ frontend_conf: {}, version: { app: 'artalk', version: '2.9.1', commit_hash: '' } }),
  'api/v2/pages/pv': () => ({ pv: 1 }),
};

function page(total, from) {
  return Array.from({ length: Math.min(perPage, total - from) }, (_, at) => comment(from + at));
}

/** Anyone may read and send anything: the contestants' pages come from another address. */
const open = {
  'Content-Type': 'application/json',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Allow-Methods': '*',
};

/**
 * A back end for all contestants: `/1000/…` has a thread of 1,000 comments, in the wire format that the rest of the path asks for. The same
 * question is answered from memory the second time, so that nobody waits for it.
 */
export function commentStub() {
  const answers = new Map();
  return createServer(async (request, response) => {
    if (request.method === 'OPTIONS') return response.writeHead(204, open).end();
    if (!answers.has(request.url)) {
      const { pathname, searchParams } = new URL(request.url, 'http://stub');
      const [, total, ...path] = pathname.split('/');
      const route = routes[path.join('/')];
      answers.set(request.url, route && JSON.stringify(await route(Number(total), searchParams)));
    }
    const answer = answers.get(request.url);
    response.writeHead(answer ? 200 : 404, open).end(answer ?? '{}');
  });
}
