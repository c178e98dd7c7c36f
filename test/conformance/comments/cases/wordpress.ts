import { wordpress as provider } from '../../../../src/provider/comments/wordpress.js';
import type { CommentRecord } from '../../../../src/provider/comment-record.js';
import type { Answer } from '../../../../src/provider/exchange.js';
import { form } from '../../newsletter/story.js';
import {
  answer,
  comment,
  counts,
  latest,
  list,
  locate,
  page,
  post,
  refused,
  unreachable,
  type BackEnd,
  type Operations,
  type Situations,
} from '../story.js';

const fields = 'id,parent,author_name,author_url,date_gmt,content,status,_links';

/** What is asked for of each comment, as an address has it. */
export const asked = `_fields=${encodeURIComponent(fields)}`;

/** A comment as WordPress 6.1.9 gives it; no one answers it. */
export function row(id: number, unlike: object = {}): object {
  return {
    id,
    parent: 0,
    author_name: 'Ann',
    author_url: '',
    date_gmt: '2026-11-24T08:00:00',
    content: { rendered: '<p>Hello</p>' },
    status: 'approved',
    _links: { self: [{ href: '' }] },
    ...unlike,
  };
}

/** A comment that has answers, which WordPress says by a link. */
function answered(id: number, parent = 0): object {
  return row(id, { parent, _links: { self: [{ href: '' }], children: [{ href: '' }] } });
}

/** The same as the provider gives it. */
export function record(id: number, unlike: Partial<CommentRecord> = {}): CommentRecord {
  return comment({ id: String(id), createdAt: '2026-11-24T08:00:00Z', ...unlike });
}

export function rows(given: readonly object[], total = given.length): Answer {
  return answer(200, given, { 'x-wp-total': String(total), 'x-wp-totalpages': '1' });
}

/** A refusal as the REST API words it. */
function no(status: number, code: string, data: object = {}): Answer {
  return answer(status, { code, message: 'In the language of the blog', data: { status, ...data } });
}

const ascending = 'orderby=date_gmt&order=asc';
const descending = 'orderby=date_gmt&order=desc';

/** What both providers read: from where, and what comes. */
export function reading(
  comments: string,
): Pick<
  Situations,
  'a page of a thread' | 'the next page' | 'an empty thread' | 'all answers to one comment' | 'a thread that it does not know'
> &
  Pick<Operations, 'locate' | 'counts' | 'latest'> {
  const get = (query: string) => ({ url: `${comments}?${query}`, method: 'GET', headers: {} }) as const;
  const thread = get(`post=17&per_page=100&${ascending}&${asked}`);
  const whole = [
    record(7, { replies: 2 }),
    record(8, { parent: '7', replies: 1 }),
    record(10, { parent: '8' }),
    record(9, { parent: '7' }),
  ];
  /** All comments of a short thread, as they were written. */
  const written = [row(3), row(5), answered(7), answered(8, 7), row(9, { parent: 7 }), row(10, { parent: 8 })];

  return {
    'a page of a thread': {
      task: list(),
      plays: [rows([answered(7), row(5)], 3), rows(written)],
      sends: [get(`post=17&parent=0&per_page=2&page=1&${descending}&${asked}`), thread],
      told: { kind: 'page', comments: [...whole, record(5)], total: 6, open: true, next: '2' },
    },
    'the next page': {
      task: list({ cursor: '2' }),
      plays: [rows([row(3)], 3), rows(written)],
      sends: [get(`post=17&parent=0&per_page=2&page=2&${descending}&${asked}`), thread],
      told: { kind: 'page', comments: [record(3)], total: 6, open: true, next: null },
    },
    'an empty thread': { task: list(), plays: [rows([])], told: { kind: 'page', comments: [], total: 0, open: true, next: null } },
    'all answers to one comment': {
      task: list({ parent: '7' }),
      plays: [rows([answered(8, 7), row(9, { parent: 7 })], 3), rows(written)],
      sends: [get(`post=17&parent=7&per_page=2&page=1&${ascending}&${asked}`), thread],
      told: { kind: 'page', comments: whole.slice(1), total: 6, open: true, next: '2' },
    },
    'a thread that it does not know': { task: list({ thread: 'about' }), plays: [], told: refused('invalid', 'thread') },
    locate: {
      task: locate('10'),
      plays: [rows([row(10, { parent: 8 })]), rows([answered(8, 7)]), rows([answered(7)]), rows(written)],
      sends: [...['10', '8', '7'].map((id) => get(`post=17&include=${id}&${asked}`)), thread],
      told: { kind: 'page', comments: whole, total: 6, open: true, next: null },
    },
    counts: {
      task: counts(['17', 'about', '18']),
      plays: [
        rows([
          { id: 1, post: 17 },
          { id: 2, post: 17 },
        ]),
      ],
      sends: [get(`post=17%2C18&_fields=id%2Cpost&per_page=100&page=1&${ascending}`)],
      told: {
        kind: 'counts',
        counts: new Map([
          ['17', 2],
          ['18', 0],
        ]),
      },
    },
    latest: {
      task: latest(5),
      plays: [
        rows([
          row(7, {
            link: 'https://example.org/blog/rest/#comment-7',
            _embedded: { up: [{ title: { rendered: 'Rest &amp; <em>sleep</em>&#8217;s &#8220;place&#8221;' } }] },
          }),
          row(5),
        ]),
      ],
      sends: [get(`per_page=5&${descending}&_embed=up&_fields=${encodeURIComponent(`${fields},link,_embedded`)}`)],
      told: {
        kind: 'latest',
        comments: [
          { comment: record(7), title: 'Rest & sleep’s “place”', url: 'https://example.org/blog/rest/#comment-7' },
          { comment: record(5), title: null, url: null },
        ],
      },
    },
  };
}

/** Why neither can do the rest. */
export const leftOut = {
  newer: 'what a moderator has let through since is as old as it was written, and what was edited or deleted is not told',
  own: 'a held comment is shown to nobody who is not signed in',
  edit: 'only who is signed in may',
  remove: 'only who is signed in may',
  vote: 'WordPress has no votes',
  report: 'WordPress has no reports',
  preview: 'WordPress has none for comments',
};

const comments = 'https://example.org/blog/wp-json/wp/v2/comments';
const { locate: located, counts: counted, latest: newest, ...threads } = reading(comments);
const hundred = Array.from({ length: 100 }, (_, index) => row(100 + index, { parent: 7 }));

/** WordPress 6.1.9, recorded from a real one. */
export const wordpresses: readonly BackEnd[] = [
  {
    name: 'wordpress',
    provider,
    endpoint: 'https://example.org/blog',
    root: comments,
    thread: '17',
    headers: Object.keys(form),
    situations: {
      ...threads,
      published: {
        task: post(),
        plays: [answer(201, row(7))],
        sends: [
          {
            url: comments,
            method: 'POST',
            headers: form,
            body: {
              post: '17',
              author_name: 'Ünal 🦔 Öz',
              author_email: 'jürgen+neu@bücher.example',
              author_url: 'https://ünal.example/',
              content: 'Hello **world** 🦔 & <b>you</b>',
            },
          },
        ],
        told: { kind: 'published', comment: record(7) },
      },
      held: {
        task: post(),
        plays: [answer(201, row(7, { status: 'hold' }))],
        told: { kind: 'held', comment: record(7, { state: 'held' }) },
      },
      'a reply to a reply': {
        task: post({ parent: '8', root: '7', website: '' }),
        plays: [answer(201, row(10, { parent: 8 }))],
        sends: [
          {
            url: comments,
            method: 'POST',
            headers: form,
            body: {
              post: '17',
              parent: '8',
              author_name: 'Ünal 🦔 Öz',
              author_email: 'jürgen+neu@bücher.example',
              content: 'Hello **world** 🦔 & <b>you</b>',
            },
          },
        ],
        told: { kind: 'published', comment: record(10, { parent: '8' }) },
      },
      'refused for a field': {
        task: post({ email: 'sam@office' }),
        plays: [no(400, 'rest_invalid_param', { params: { author_email: 'Invalid email address.' } })],
        told: refused('invalid', 'email'),
      },
      duplicate: { task: post(), plays: [no(409, 'comment_duplicate')], told: refused('duplicate') },
      'rate limit': { task: post(), plays: [no(400, 'comment_flood')], told: refused('too-many', undefined, 15_000) },
      closed: { task: post(), plays: [no(403, 'rest_comment_closed')], told: refused('closed') },
    },
    operations: { ...leftOut, locate: located, counts: counted, latest: newest },
    stories: {
      ...Object.fromEntries(
        ['https://example.org/blog/', 'https://example.org/blog/wp-json/', comments, `${comments}/`].map((endpoint) => [
          `finds the comments of ${endpoint}`,
          {
            endpoint,
            task: post({ website: '' }),
            plays: [answer(201, row(7))],
            sends: [
              {
                url: comments,
                method: 'POST',
                headers: form,
                body: {
                  post: '17',
                  author_name: 'Ünal 🦔 Öz',
                  author_email: 'jürgen+neu@bücher.example',
                  content: 'Hello **world** 🦔 & <b>you</b>',
                },
              },
            ],
            told: { kind: 'published', comment: record(7) },
          } as const,
        ]),
      ),
      'finds those of a blog without permalinks': {
        endpoint: 'https://example.org/blog/?rest_route=/wp/v2/comments',
        task: list({ sort: 'oldest' }),
        plays: [rows([])],
        sends: [
          {
            url: `https://example.org/blog/?rest_route=%2Fwp%2Fv2%2Fcomments&post=17&parent=0&per_page=2&page=1&${ascending}&${asked}`,
            method: 'GET',
            headers: {},
          },
        ],
        told: { kind: 'page', comments: [], total: 0, open: true, next: null },
      },
      'asks once for a short thread without answers': {
        task: list(),
        plays: [rows([row(7), row(5)])],
        told: { kind: 'page', comments: [record(7), record(5)], total: 2, open: true, next: null },
      },
      'asks for the answers in a long thread by what they answer, as deep as they go': {
        task: list(),
        plays: [
          rows([answered(7), answered(5)], 3),
          rows(hundred, 105),
          rows([answered(8, 7), row(9, { parent: 5 })]),
          rows([row(10, { parent: 8 })]),
        ],
        sends: [
          `post=17&parent=0&per_page=2&page=1&${descending}&${asked}`,
          `post=17&per_page=100&${ascending}&${asked}`,
          `post=17&parent=7%2C5&${asked}&per_page=100&page=1&${ascending}`,
          `post=17&parent=8&${asked}&per_page=100&page=1&${ascending}`,
        ].map((query) => ({ url: `${comments}?${query}`, method: 'GET', headers: {} })),
        told: {
          kind: 'page',
          comments: [
            record(7, { replies: 1 }),
            record(8, { parent: '7', replies: 1 }),
            record(10, { parent: '8' }),
            record(5, { replies: 1 }),
            record(9, { parent: '5' }),
          ],
          total: 105,
          open: true,
          next: '2',
        },
      },
      'asks for more than a hundred answers': {
        task: list(),
        plays: [rows([answered(7)]), rows(hundred, 102), rows(hundred, 101), rows([row(200, { parent: 7 })], 101)],
        told: {
          kind: 'page',
          comments: [record(7, { replies: 101 }), ...Array.from({ length: 101 }, (_, index) => record(100 + index, { parent: '7' }))],
          total: 102,
          open: true,
          next: null,
        },
      },
      'asks for the answers to a hundred at most, in one address': {
        task: list(),
        plays: [
          rows([answered(7)]),
          rows(hundred, 102),
          rows(
            hundred.map((_, index) => answered(100 + index, 7)),
            101,
          ),
          rows([answered(200, 7)], 101),
          rows([]),
          rows([]),
        ],
        told: {
          kind: 'page',
          comments: [record(7, { replies: 101 }), ...Array.from({ length: 101 }, (_, index) => record(100 + index, { parent: '7' }))],
          total: 102,
          open: true,
          next: null,
        },
      },
      'does not believe in answers that never come': {
        task: list(),
        plays: [rows([answered(7)]), rows([], 500), rows([], 500)],
        told: { kind: 'page', comments: [record(7)], total: 500, open: true, next: null },
      },
      'asks for answers too where a blog does not say whether there are any': {
        task: list(),
        plays: [rows([row(7, { _links: undefined })]), rows([row(7), row(8, { parent: 7 })])],
        told: { kind: 'page', comments: [record(7, { replies: 1 }), record(8, { parent: '7' })], total: 2, open: true, next: null },
      },
      'gives names and addresses as text, and no picture of a third party’s': {
        task: list(),
        plays: [
          rows([
            row(7, {
              author_name: 'Tom &amp; &quot;J&quot; O&#039;Neill &lt;3',
              author_url: 'https://tom.example/?a=1&amp;b=2',
              author_avatar_urls: { 48: 'https://www.gravatar.com/avatar/ee95' },
            }),
          ]),
        ],
        told: {
          kind: 'page',
          comments: [
            record(7, { author: { name: `Tom & "J" O'Neill <3`, url: 'https://tom.example/?a=1&b=2', avatar: null, badge: null } }),
          ],
          total: 1,
          open: true,
          next: null,
        },
      },
      'leaves out a comment without a date, as old imports have it': {
        task: list({ limit: 3 }),
        plays: [rows([row(7, { date_gmt: '-0001-11-30T00:00:00' }), row(6, { date_gmt: '0000-00-00T00:00:00' }), row(5)])],
        told: { kind: 'page', comments: [record(5)], total: 3, open: true, next: null },
      },
      'leaves out what has no number, and asks for no answers to it': {
        task: list(),
        plays: [rows([row(5), { ...row(7, { _links: undefined }), id: 'seven' }])],
        told: { kind: 'page', comments: [record(5)], total: 2, open: true, next: null },
      },
      'may not read a post': { task: list(), plays: [no(401, 'rest_cannot_read_post')], told: refused('forbidden') },
      'has no answer where the blog has no such address': { task: list(), plays: [page(404)], told: unreachable },
      'says that the API is switched off': { task: list(), plays: [no(404, 'rest_no_route')], told: refused('not-found') },
      'says that a comment is not there': { task: locate('99'), plays: [rows([])], told: refused('not-found') },
      'asks for no comment that cannot be': { task: locate('nobody'), plays: [], told: refused('not-found') },
      'counts no threads that are no posts': { task: counts(['about']), plays: [], told: refused('invalid', 'thread') },
      'shows what was taken for spam as held': {
        task: post(),
        plays: [answer(201, row(7, { status: 'spam' }))],
        told: { kind: 'held', comment: record(7, { state: 'held' }) },
      },
      'sends nothing without a post’s number': { task: post({ thread: 'about' }), plays: [], told: refused('invalid', 'thread') },
      'says that the name is missing': {
        task: post({ name: '' }),
        plays: [no(400, 'rest_comment_author_data_required')],
        told: refused('invalid', 'name'),
      },
      'says that the address is missing': {
        task: post({ email: '' }),
        plays: [no(400, 'rest_comment_author_data_required')],
        told: refused('invalid', 'email'),
      },
      'says that the words are missing': {
        task: post({ body: ' ' }),
        plays: [no(400, 'rest_comment_content_invalid')],
        told: refused('invalid', 'body'),
      },
      'says that the name is too long': {
        task: post(),
        plays: [no(400, 'comment_author_column_length')],
        told: refused('too-large', 'name'),
      },
      'says that the site’s address is too long': {
        task: post(),
        plays: [no(400, 'comment_author_url_column_length')],
        told: refused('too-large', 'website'),
      },
      'says that something else was wrong, and not what': {
        task: post(),
        plays: [no(400, 'rest_invalid_param', { params: { author_ip: 'Invalid.' } })],
        told: refused('invalid'),
      },
      'says that something was wrong, where the code is none': {
        task: post(),
        plays: [answer(400, { code: { toString: 1 } })],
        told: refused('invalid'),
      },
      'says that the post is not there': {
        task: post(),
        plays: [no(403, 'rest_comment_invalid_post_id')],
        told: refused('not-found', 'thread'),
      },
      'says that only who is signed in may write': {
        task: post(),
        plays: [no(401, 'rest_comment_login_required')],
        told: refused('forbidden'),
      },
      'knows a firewall’s pages by their status': { task: post(), plays: [page(429)], told: refused('too-many') },
      'takes a failure of the blog’s own for no answer': {
        task: post(),
        plays: [no(500, 'rest_comment_failed_create')],
        told: unreachable,
      },
    },
  },
];
