import { waline as provider } from '../../../../src/provider/comments/waline.js';
import { Recordings } from '../recording.js';
import {
  answer,
  comment as anyComment,
  counts,
  draft,
  latest,
  list,
  page,
  post,
  refused,
  unreachable,
  vote,
  type BackEnd,
} from '../story.js';

const api = 'https://example.org/waline/api/comment';
const json = { 'Content-Type': 'application/json' };
const recorded = new Recordings('waline');

const ann = {
  name: 'Ann',
  url: 'https://ann.example',
  avatar: 'https://seccdn.libravatar.org/avatar/5646ac067417827cef74c1ed148091a5',
  badge: null,
};
const bob = { name: 'Bob', url: null, avatar: 'https://seccdn.libravatar.org/avatar/fb0c42df2aa66c67c8ad02cc41dbec84', badge: null };
const cid = { name: 'Cid', url: null, avatar: 'https://seccdn.libravatar.org/avatar/45d5f9a4e44df28c586b2a9ea300cf4d', badge: null };

const comment: typeof anyComment = (unlike) => anyComment({ author: ann, ...unlike });

/** What was posted at first, whose HTML Waline has made harmless. */
const hello = comment({
  id: '1',
  html: '<p>Hello <strong>world</strong>  <img src="x"> <a href="https://example.org" target="_blank" rel="nofollow noreferrer noopener">https://example.org</a> 😄</p>\n',
  createdAt: '2026-11-24T06:14:48.000Z',
  votes: 1,
});
const reply = comment({ id: '2', parent: '1', author: bob, html: '<p>A reply</p>\n', createdAt: '2026-11-24T06:14:48.000Z' });
const nested = comment({ id: '3', parent: '2', author: cid, html: '<p>A deeper reply</p>\n', createdAt: '2026-11-24T06:14:48.000Z' });

/** A comment as Waline gives it, of no more than it must have. */
function row(objectId: unknown, unlike: object = {}): object {
  return { objectId, nick: 'Ann', comment: '<p>Hello</p>', time: Date.parse('2026-11-24T08:00:00Z'), ...unlike };
}

function plain(id: string, unlike: object = {}) {
  return comment({ id, author: { name: 'Ann', url: null, avatar: null, badge: null }, ...unlike });
}

function pageOf(data: readonly object[], unlike: object = {}) {
  return answer(200, { errno: 0, errmsg: '', data: { page: 1, totalPages: 1, pageSize: 2, count: data.length, data, ...unlike } });
}

/** Answers of a real Waline, where they were recorded; each recording by itself is in `waline.test.ts`. */
export const walines: readonly BackEnd[] = [
  {
    name: 'waline',
    provider,
    endpoint: 'https://example.org/waline/',
    root: 'https://example.org/waline/api/',
    thread: '/post/hello/',
    headers: Object.keys(json),
    situations: {
      'a page of a thread': {
        task: list(),
        plays: [recorded.answer('list-sorted-desc')],
        sends: [{ url: `${api}?path=%2Fpost%2Fhello%2F&page=1&pageSize=2&sortBy=insertedAt_desc&lang=en-US`, method: 'GET', headers: {} }],
        told: {
          kind: 'page',
          total: 3,
          open: true,
          comments: [
            comment({ id: '6', html: '<p>third</p>\n', createdAt: '2026-11-24T06:19:50.000Z' }),
            comment({ id: '5', html: '<p>second</p>\n', createdAt: '2026-11-24T06:19:48.000Z' }),
          ],
          next: '2',
        },
      },
      'the next page': {
        task: list({ cursor: '2' }),
        plays: [recorded.answer('list-sorted-desc-p2')],
        sends: [{ url: `${api}?path=%2Fpost%2Fhello%2F&page=2&pageSize=2&sortBy=insertedAt_desc&lang=en-US`, method: 'GET', headers: {} }],
        told: {
          kind: 'page',
          total: 3,
          open: true,
          comments: [comment({ id: '4', html: '<p>first</p>\n', createdAt: '2026-11-24T06:19:47.000Z' })],
          next: null,
        },
      },
      'an empty thread': {
        task: list(),
        plays: [recorded.answer('list-empty')],
        told: { kind: 'page', total: 0, open: true, comments: [], next: null },
      },
      'all answers to one comment': 'they all come with the top-level comment above them',
      'a thread that it does not know': 'it is an empty one',
      published: {
        task: post(),
        plays: [recorded.answer('post')],
        sends: [
          {
            url: `${api}?lang=en-US`,
            method: 'POST',
            headers: json,
            body: { comment: draft.body, nick: draft.name, mail: draft.email, link: draft.website, url: '/post/hello/' },
          },
        ],
        told: { kind: 'published', comment: { ...hello, votes: 0, createdAt: '2026-11-24T06:14:47.972Z' } },
      },
      held: {
        task: post(),
        plays: [recorded.answer('post-held')],
        told: { kind: 'held', comment: comment({ id: '1', html: '<p>Hello</p>\n', createdAt: '2026-11-24T06:15:42.215Z', state: 'held' }) },
      },
      'a reply to a reply': {
        task: post({ parent: '2', root: '1' }),
        plays: [recorded.answer('post-reply-nested')],
        sends: [
          {
            url: `${api}?lang=en-US`,
            method: 'POST',
            headers: json,
            body: {
              comment: draft.body,
              nick: draft.name,
              mail: draft.email,
              link: draft.website,
              url: '/post/hello/',
              pid: '2',
              rid: '1',
            },
          },
        ],
        told: { kind: 'published', comment: { ...nested, createdAt: '2026-11-24T06:14:48.410Z' } },
      },
      'refused for a field': { task: post(), plays: [recorded.answer('post-missing-comment')], told: refused('invalid', 'body') },
      duplicate: { task: post(), plays: [recorded.answer('post-duplicate')], told: refused('duplicate') },
      'rate limit': { task: post(), plays: [recorded.answer('post-ratelimited')], told: refused('too-many') },
      closed: 'it closes no thread',
    },
    operations: {
      newer: 'it cannot be asked what is new',
      locate: 'it cannot be asked for one comment',
      own: 'it shows a held comment only to those with an account',
      edit: 'one needs an account',
      remove: 'one needs an account',
      vote: {
        task: vote('5f0c/1', 1),
        plays: [recorded.answer('like')],
        sends: [{ url: `${api}/5f0c%2F1?lang=en-US`, method: 'PUT', headers: json, body: { like: true } }],
        told: { kind: 'votes', votes: 1 },
      },
      report: 'it takes none',
      preview: 'its own editor makes one in the page',
      counts: {
        task: counts(['/post/hello/', 'https://www.example.org/none/?page=2']),
        plays: [recorded.answer('count-many')],
        sends: [{ url: `${api}?type=count&url=%2Fpost%2Fhello%2F%2C%2Fnone%2F&lang=en-US`, method: 'GET', headers: {} }],
        told: {
          kind: 'counts',
          counts: new Map([
            ['/post/hello/', 7],
            ['https://www.example.org/none/?page=2', 0],
          ]),
        },
      },
      latest: {
        task: latest(3),
        plays: [recorded.answer('recent')],
        sends: [{ url: `${api}?type=recent&count=3&lang=en-US`, method: 'GET', headers: {} }],
        told: {
          kind: 'latest',
          comments: [hello, reply, nested].map((each) => ({
            comment: each,
            title: null,
            url: `https://www.example.org/post/hello/#aw-comment-${each.id}`,
          })),
        },
      },
    },
    stories: {
      'takes a vote back': {
        task: vote('1', 0),
        plays: [recorded.answer('unlike')],
        sends: [{ url: `${api}/1?lang=en-US`, method: 'PUT', headers: json, body: { like: false } }],
        told: { kind: 'votes', votes: 1 },
      },
      'says that there is no such comment to vote for': {
        task: vote('99999', 1),
        plays: [recorded.answer('like-unknown-id')],
        told: refused('not-found'),
      },
      'names a thread as Waline’s own client does: by the path of its address, unescaped': {
        task: list({ thread: 'https://www.example.org/%C3%BC/100%25/?page=2' }),
        plays: [pageOf([])],
        sends: [
          { url: `${api}?path=%2F%C3%BC%2F100%25%2F&page=1&pageSize=2&sortBy=insertedAt_desc&lang=en-US`, method: 'GET', headers: {} },
        ],
        told: { kind: 'page', total: 0, open: true, comments: [], next: null },
      },
      'leaves a path alone whose escapes are no UTF-8': {
        task: counts(['https://www.example.org/%FC/']),
        plays: [answer(200, { errno: 0, data: [3] })],
        sends: [{ url: `${api}?type=count&url=%2F%25FC%2F&lang=en-US`, method: 'GET', headers: {} }],
        told: { kind: 'counts', counts: new Map([['https://www.example.org/%FC/', 3]]) },
      },
      'asks for no count of a path with a comma': {
        task: counts(['/a,b/', '/c/']),
        plays: [answer(200, { errno: 0, data: [3] })],
        sends: [{ url: `${api}?type=count&url=%2Fc%2F&lang=en-US`, method: 'GET', headers: {} }],
        told: { kind: 'counts', counts: new Map([['/c/', 3]]) },
      },
      'does not take the count of the whole site for that of nothing': {
        task: counts(['/a,b/']),
        plays: [],
        told: refused('invalid', 'thread'),
      },
      'does not ask for the answers to one comment, which have all come': {
        task: list({ parent: '1' }),
        plays: [],
        told: refused('not-found', 'parent'),
      },
      'puts the answers in their order, though those of one second come in any': {
        task: list({ sort: 'oldest' }),
        plays: [
          pageOf([
            row(1, {
              children: [
                row(12, { pid: 2, rid: 1 }),
                row(11, { pid: 9, rid: 1 }),
                row(10, { pid: 1, rid: 1, time: Date.parse('2026-11-24T08:00:05Z') }),
                row(9, { pid: 2, rid: 1 }),
                row(2, { pid: 1, rid: 1 }),
              ],
            }),
          ]),
        ],
        told: {
          kind: 'page',
          total: 1,
          open: true,
          comments: [
            plain('1', { replies: 2 }),
            plain('2', { parent: '1', replies: 2 }),
            plain('9', { parent: '2', replies: 1 }),
            plain('11', { parent: '9' }),
            plain('12', { parent: '2' }),
            plain('10', { parent: '1', createdAt: '2026-11-24T08:00:05.000Z' }),
          ],
          next: null,
        },
      },
      'shows an answer to what is held, or to itself, or to another thread, below the top-level comment': {
        task: list(),
        plays: [pageOf([row('r', { pid: 'x', children: [row('b', { pid: 'held' }), row('c'), row('r', { pid: 'b' }), null, row('')] })])],
        told: {
          kind: 'page',
          total: 1,
          open: true,
          comments: [plain('r', { replies: 2 }), plain('b', { parent: 'r' }), plain('c', { parent: 'r' })],
          next: null,
        },
      },
      'gives a pinned comment, a badge, and an author without a name': {
        task: list(),
        plays: [pageOf([row(1, { sticky: 1, label: 'Physio', nick: '' })])],
        told: {
          kind: 'page',
          total: 1,
          open: true,
          comments: [comment({ id: '1', pinned: true, author: { name: '', url: null, avatar: null, badge: 'Physio' } })],
          next: null,
        },
      },
      'keeps what it takes for spam for a moderator': {
        task: post(),
        plays: [recorded.answer('post-forbidden-word')],
        told: {
          kind: 'held',
          comment: comment({ id: '1', html: '<p>buy spamword now</p>\n', createdAt: '2026-11-24T06:19:45.096Z', state: 'held' }),
        },
      },
      'says that one needs an account': { task: post(), plays: [recorded.answer('post-login-forced')], told: refused('forbidden') },
      'says that one needs a captcha, or another site': {
        task: post(),
        plays: [recorded.answer('post-captcha-missing')],
        told: refused('forbidden'),
      },
      'does not say of what was stored that it was refused': {
        task: post({ parent: '9999', root: '9999' }),
        plays: [recorded.answer('post-orphan-parent')],
        told: unreachable,
      },
      'takes a refusal in words that nobody knows for one': {
        task: post(),
        plays: [answer(200, { errno: 1000, errmsg: '评论太快啦' })],
        told: refused('invalid'),
      },
      'gives no address of a comment whose thread is no path': {
        task: latest(1),
        plays: [answer(200, { errno: 0, data: [row(1, { url: 'post-17' })] })],
        told: { kind: 'latest', comments: [{ comment: plain('1'), title: null, url: null }] },
      },
      'knows no success without a number': { task: post(), plays: [answer(200, { data: row(1) })], told: unreachable },
      'takes a forbidding page for no answer': { task: post(), plays: [page(403)], told: unreachable },
    },
  },
];
