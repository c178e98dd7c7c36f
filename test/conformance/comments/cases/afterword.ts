import { afterword } from '../../../../src/provider/comments/afterword.js';
import { demo } from '../../../../src/provider/comments/demo.js';
import {
  answer,
  comment,
  counts,
  edit,
  latest,
  list,
  locate,
  newer,
  own,
  post,
  preview,
  refused,
  remove,
  report,
  unreachable,
  visitor,
  vote,
  type BackEnd,
} from '../story.js';

const v1 = 'https://example.org/talk/v1';
const thread = 'https://www.example.org/article';
const json = { 'Content-Type': 'application/json' };
const asAuthor = { Authorization: 'Bearer token-7' };
const asVisitor = { Authorization: `Bearer ${visitor}` };

const top = comment({ id: '7', replies: 1 });
const reply = comment({ id: '8', parent: '7' });
const held = comment({ id: '9', state: 'held' });
const changed = comment({ id: '7', html: '<p>Other</p>', editedAt: '2026-11-24T08:05:00.000Z' });
const stone = comment({ id: '7', html: '', state: 'deleted' });
const editableUntil = '2026-11-24T08:15:00.000Z';

function pageOf(comments: readonly object[], unlike: object = {}): object {
  return { thread, comments, total: comments.length, open: true, next: null, ...unlike };
}

/** The reference server, and the demonstration that stands in for it. */
export const afterwords: readonly BackEnd[] = Object.entries({ afterword, demo }).map(([name, provider]) => ({
  name,
  provider,
  endpoint: 'https://example.org/talk',
  root: 'https://example.org/talk/v1/',
  thread,
  headers: ['Content-Type', 'Idempotency-Key', 'Authorization'],
  situations: {
    'a page of a thread': {
      task: list(),
      plays: [answer(200, pageOf([top, reply], { total: 5, next: 'c2' }))],
      sends: [{ url: `${v1}/comments?thread=https%3A%2F%2Fwww.example.org%2Farticle&sort=newest&limit=2`, method: 'GET', headers: {} }],
      told: { kind: 'page', comments: [top, reply], total: 5, open: true, next: 'c2' },
    },
    'the next page': {
      task: list({ cursor: 'c2', sort: 'top' }),
      plays: [answer(200, pageOf([top]))],
      sends: [
        { url: `${v1}/comments?thread=https%3A%2F%2Fwww.example.org%2Farticle&sort=top&limit=2&cursor=c2`, method: 'GET', headers: {} },
      ],
      told: { kind: 'page', comments: [top], total: 1, open: true, next: null },
    },
    'an empty thread': {
      task: list(),
      plays: [answer(200, pageOf([], { open: false }))],
      told: { kind: 'page', comments: [], total: 0, open: false, next: null },
    },
    'all answers to one comment': {
      task: list({ parent: '7' }),
      plays: [answer(200, pageOf([reply], { total: 2 }))],
      sends: [
        { url: `${v1}/comments?thread=https%3A%2F%2Fwww.example.org%2Farticle&sort=newest&limit=2&parent=7`, method: 'GET', headers: {} },
      ],
      told: { kind: 'page', comments: [reply], total: 2, open: true, next: null },
    },
    'a thread that it does not know': {
      task: list({ thread: 'post-17' }),
      plays: [answer(422, { code: 'invalid', errors: [{ field: 'thread', code: 'invalid' }] })],
      told: refused('invalid', 'thread'),
    },
    published: {
      task: post(),
      plays: [answer(201, { comment: top, editToken: 'token-7', editableUntil })],
      sends: [
        {
          url: `${v1}/comments`,
          method: 'POST',
          headers: { ...json, 'Idempotency-Key': 'key-1' },
          body: {
            thread,
            threadTitle: 'An article',
            parent: null,
            name: 'Ünal 🦔 Öz',
            email: 'jürgen+neu@bücher.example',
            url: 'https://ünal.example/',
            body: 'Hello **world** 🦔 & <b>you</b>',
            notify: true,
            newsletter: 'weekly',
            locale: 'de',
          },
        },
      ],
      told: { kind: 'published', comment: top, editToken: 'token-7', editableUntil },
    },
    held: { task: post(), plays: [answer(202, { comment: held })], told: { kind: 'held', comment: held } },
    'a reply to a reply': {
      task: post({ parent: '8', root: '7' }),
      plays: [answer(201, { comment: comment({ id: '10', parent: '8' }) })],
      told: { kind: 'published', comment: comment({ id: '10', parent: '8' }) },
    },
    'refused for a field': {
      task: post(),
      plays: [answer(422, { code: 'invalid', errors: [{ field: 'email', code: 'invalid' }] })],
      told: refused('invalid', 'email'),
    },
    duplicate: { task: post(), plays: [answer(409, { code: 'duplicate' })], told: refused('duplicate') },
    'rate limit': {
      task: post(),
      plays: [answer(429, { code: 'too-many' }, { 'retry-after': '90' })],
      told: refused('too-many', undefined, 90_000),
    },
    closed: { task: post(), plays: [answer(409, { code: 'closed' })], told: refused('closed') },
  },
  operations: {
    newer: {
      task: newer('2026-11-24T08:00:00.000Z'),
      plays: [answer(200, pageOf([reply, stone], { total: 5 }))],
      sends: [
        {
          url: `${v1}/comments?thread=https%3A%2F%2Fwww.example.org%2Farticle&since=2026-11-24T08%3A00%3A00.000Z`,
          method: 'GET',
          headers: {},
        },
      ],
      told: { kind: 'page', comments: [reply, stone], total: 5, open: true, next: null },
    },
    locate: {
      task: locate('8'),
      plays: [answer(200, pageOf([top, reply]))],
      sends: [{ url: `${v1}/comments?thread=https%3A%2F%2Fwww.example.org%2Farticle&comment=8`, method: 'GET', headers: {} }],
      told: { kind: 'page', comments: [top, reply], total: 2, open: true, next: null },
    },
    own: {
      task: own(),
      plays: [answer(200, { comment: held, state: 'refused', reason: 'Off-topic.', editableUntil })],
      sends: [{ url: `${v1}/comments/7`, method: 'GET', headers: asAuthor }],
      told: { kind: 'own', comment: held, state: 'refused', reason: 'Off-topic.', editableUntil },
    },
    edit: {
      task: edit('Other'),
      plays: [answer(200, { comment: changed, state: 'published', reason: null })],
      sends: [{ url: `${v1}/comments/7`, method: 'PATCH', headers: { ...json, ...asAuthor }, body: { body: 'Other' } }],
      told: { kind: 'own', comment: changed, state: 'published', reason: null },
    },
    remove: {
      task: remove(),
      plays: [answer(200, { comment: stone, state: 'deleted', reason: null })],
      sends: [{ url: `${v1}/comments/7`, method: 'DELETE', headers: asAuthor }],
      told: { kind: 'own', comment: stone, state: 'deleted', reason: null },
    },
    vote: {
      task: vote('a/b', 1),
      plays: [answer(200, { votes: 3 })],
      sends: [{ url: `${v1}/comments/a%2Fb/votes`, method: 'POST', headers: { ...json, ...asVisitor }, body: { value: 1 } }],
      told: { kind: 'votes', votes: 3 },
    },
    report: {
      task: report('7', { reason: 'spam', note: 'An advertisement' }),
      plays: [answer(202, { status: 'reported' })],
      sends: [{ url: `${v1}/comments/7/reports`, method: 'POST', headers: json, body: { reason: 'spam', note: 'An advertisement' } }],
      told: { kind: 'reported' },
    },
    preview: {
      task: preview('*Hello*'),
      plays: [answer(200, { html: '<p><em>Hello</em></p>' })],
      sends: [{ url: `${v1}/preview`, method: 'POST', headers: json, body: { body: '*Hello*' } }],
      told: { kind: 'preview', html: '<p><em>Hello</em></p>' },
    },
    counts: {
      task: counts([thread, 'post-17']),
      plays: [answer(200, { counts: { [thread]: 12, 'post-17': 0 } })],
      sends: [{ url: `${v1}/counts?thread=https%3A%2F%2Fwww.example.org%2Farticle&thread=post-17`, method: 'GET', headers: {} }],
      told: {
        kind: 'counts',
        counts: new Map([
          [thread, 12],
          ['post-17', 0],
        ]),
      },
    },
    latest: {
      task: latest(5),
      plays: [
        answer(200, {
          comments: [
            { comment: reply, threadTitle: 'An article', url: `${thread}#aw-comment-8` },
            { comment: top, threadTitle: null, url: null },
          ],
        }),
      ],
      sends: [{ url: `${v1}/latest?limit=5&site=https%3A%2F%2Fwww.example.org`, method: 'GET', headers: {} }],
      told: {
        kind: 'latest',
        comments: [
          { comment: reply, title: 'An article', url: `${thread}#aw-comment-8` },
          { comment: top, title: null, url: null },
        ],
      },
    },
  },
  stories: {
    'finds a server whose address ends in a slash': {
      endpoint: 'https://example.org/talk/',
      task: list({ thread: 'a~b' }),
      plays: [answer(200, pageOf([]))],
      sends: [{ url: `${v1}/comments?thread=a%7Eb&sort=newest&limit=2`, method: 'GET', headers: {} }],
      told: { kind: 'page', comments: [], total: 0, open: true, next: null },
    },
    'says that a comment may not be edited any more': {
      task: edit('Other'),
      plays: [answer(403, { code: 'edit-window-over' })],
      told: refused('edit-window-over'),
    },
    'says that a comment is not there': { task: locate('nobody'), plays: [answer(404, { code: 'not-found' })], told: refused('not-found') },
    'takes a comment without an author for no answer': {
      task: post(),
      plays: [answer(201, { comment: { ...top, author: undefined } })],
      told: unreachable,
    },
    'takes a problem that nobody knows for no answer': { task: post(), plays: [answer(500, { code: 'teapot' })], told: unreachable },
  },
}));
