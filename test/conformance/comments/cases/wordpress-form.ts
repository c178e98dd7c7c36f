import { wordpressForm as provider } from '../../../../src/provider/comments/wordpress-form.js';
import type { Answer } from '../../../../src/provider/exchange.js';
import { form } from '../../newsletter/story.js';
import { answer, draft, list, page, post, refused, unreachable, type BackEnd } from '../story.js';
import { asked, leftOut, reading, record, row, rows } from './wordpress.js';

const blog = 'https://example.org/blog/';
const script = `${blog}wp-comments-post.php`;
const comments = `${blog}wp-json/wp/v2/comments`;
const { locate, counts, latest, ...threads } = reading(comments);

const newest = (parent = '0') => `${comments}?post=17&parent=${parent}&per_page=5&orderby=id&order=desc&${asked}`;

/** The redirect has been followed to the newest comments. */
function redirected(given: readonly object[], query = '', to = newest()): Answer {
  const date = 'Tue, 24 Nov 2026 08:00:01 GMT';
  return { ...rows(given), headers: { date }, redirectedTo: to + query };
}

/** WordPress's page for whatever it refuses (`wp_die`). */
function no(status: number, said: string): Answer {
  return answer(
    status,
    `<!DOCTYPE html><html lang="en-US"><body id="error-page"><div class="wp-die-message"><p>${said}</p></div></body></html>`,
  );
}

const { name } = draft;
const author = { name, url: draft.website, avatar: null, badge: null };
const ours = { author_name: name, author_url: draft.website };
const published = { kind: 'published', comment: record(7, { author }) } as const;
const held = record(8, { author, html: draft.body, createdAt: '2026-11-24T08:00:01.000Z', state: 'held' });

/** WordPress 6.1.9, recorded from a real one. */
export const wordpressForms: readonly BackEnd[] = [
  {
    name: 'wordpress-form',
    provider,
    endpoint: script,
    root: blog,
    thread: '17',
    headers: Object.keys(form),
    situations: {
      ...threads,
      published: {
        task: post(),
        plays: [redirected([row(9), row(7, ours), row(5, ours)])],
        sends: [
          {
            url: script,
            method: 'POST',
            headers: form,
            sameOrigin: true,
            body: {
              comment_post_ID: '17',
              comment_parent: '0',
              author: name,
              email: draft.email,
              url: draft.website,
              comment: draft.body,
              redirect_to: newest(),
            },
          },
        ],
        told: published,
      },
      held: {
        task: post(),
        plays: [redirected([row(5)], '&unapproved=8&moderation-hash=449ba587d46b6b16460e24c6acaf1eb8')],
        told: { kind: 'held', comment: held },
      },
      'a reply to a reply': {
        task: post({ parent: '8', root: '7', website: '' }),
        plays: [redirected([row(10, { parent: 8, author_name: name })], '', newest('8'))],
        sends: [
          {
            url: script,
            method: 'POST',
            headers: form,
            sameOrigin: true,
            body: {
              comment_post_ID: '17',
              comment_parent: '8',
              author: name,
              email: draft.email,
              url: '',
              comment: draft.body,
              redirect_to: newest('8'),
            },
          },
        ],
        told: { kind: 'published', comment: record(10, { parent: '8', author: { ...author, url: null } }) },
      },
      'refused for a field': {
        task: post({ email: 'sam@office' }),
        plays: [no(200, '<strong>Error:</strong> Please enter a valid email address.')],
        told: refused('invalid', 'email'),
      },
      duplicate: { task: post(), plays: [no(409, 'Duplicate comment detected')], told: refused('duplicate') },
      'rate limit': {
        task: post(),
        plays: [no(429, 'You are posting comments too quickly. Slow down.')],
        told: refused('too-many', undefined, 15_000),
      },
      closed: { task: post(), plays: [no(403, 'Sorry, comments are closed for this item.')], told: refused('closed') },
    },
    operations: { ...leftOut, locate, counts, latest },
    stories: {
      'shows a held comment with its lines': {
        task: post({ body: 'Hello\nyou', website: '' }),
        plays: [redirected([], '&unapproved=8')],
        told: { kind: 'held', comment: { ...held, author: { ...author, url: null }, html: 'Hello<br>you' } },
      },
      'takes nobody else’s comment for a held one': {
        task: post(),
        plays: [redirected([row(9, ours)], '&unapproved=8')],
        told: { kind: 'held', comment: held },
      },
      'shows what was taken for spam as held, under the submission’s key': {
        task: post(),
        plays: [redirected([row(9)])],
        told: { kind: 'held', comment: { ...held, id: 'key-1' } },
      },
      'takes an older comment of the same author for no new one': {
        task: post(),
        plays: [redirected([row(5, { ...ours, date_gmt: '2026-11-24T07:59:30' })])],
        told: { kind: 'held', comment: { ...held, id: 'key-1' } },
      },
      'says that the name is missing': {
        task: post({ name: '' }),
        plays: [no(200, '<strong>Fehler:</strong> Bitte alle Pflichtfelder ausfüllen.')],
        told: refused('invalid', 'name'),
      },
      'says that only who is signed in may write': {
        task: post(),
        plays: [no(403, 'Sorry, you must be logged in to comment.')],
        told: refused('forbidden'),
      },
      'says that the post is not there, where WordPress says nothing': {
        task: post(),
        plays: [answer(200, '')],
        told: refused('not-found', 'thread'),
      },
      'takes a firewall’s page for no word of WordPress’s': { task: post(), plays: [page(403)], told: refused('forbidden') },
      'takes another program’s redirect for no yes': {
        task: post(),
        plays: [{ ...page(200), redirectedTo: 'https://example.org/log-in' }],
        told: unreachable,
      },
      'sends nothing without a post’s number': { task: post({ thread: 'about' }), plays: [], told: refused('invalid', 'thread') },
      'reads a blog without permalinks': {
        endpoint: `${script}?rest_route=/wp/v2/comments`,
        task: list(),
        plays: [rows([])],
        sends: [
          {
            url: `${blog}?rest_route=%2Fwp%2Fv2%2Fcomments&post=17&parent=0&per_page=2&page=1&orderby=date_gmt&order=desc&${asked}`,
            method: 'GET',
            headers: {},
          },
        ],
        told: { kind: 'page', comments: [], total: 0, open: true, next: null },
      },
    },
  },
];
