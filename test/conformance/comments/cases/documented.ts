import { readFileSync } from 'node:fs';
import { commentProviders } from '../../../../src/provider/comments/registry.js';
import { answer, comment, draft, list, page, post, refused, unreachable, type BackEnd } from '../story.js';

const url = 'https://api.example.com/talk/comments';
const headers = { 'Content-Type': 'application/json' };
const text = readFileSync(new URL('../../../../docs/comments/README.md', import.meta.url), 'utf8');
const source = /```js\n(.+?)```/s.exec(text)?.[1] ?? '';
const registry = new URL('../../../../src/provider/comments/registry.ts', import.meta.url).href;

/** The example as the page shows it, run as a site would: only its import is another. */
await import(`data:text/javascript,${encodeURIComponent(source.replace('@afterword/widgets/providers', registry))}`);
const provider = await commentProviders.get('guestbook');
if (!provider) throw new Error('docs/comments/README.md registers no provider "guestbook"');

/** The row that the page shows. */
const row: object = JSON.parse(/`\[(\{ "id".+?\})\]`/.exec(text)?.[1] ?? '') as object;
const ann = comment({ id: '7' });
const tooSmall = 'it is an example';
const reply = { ...row, id: '8', parent: '7' };

/** The provider that the docs write. */
export const documented: readonly BackEnd[] = [
  {
    name: 'guestbook, as docs/comments/README.md writes it',
    provider,
    endpoint: url,
    root: url,
    thread: 'post-17',
    headers: Object.keys(headers),
    situations: {
      'a page of a thread': {
        task: list(),
        plays: [answer(200, [row, { ...row, id: '9' }, reply])],
        sends: [{ url: `${url}?thread=post-17`, method: 'GET', headers: {} }],
        told: {
          kind: 'page',
          total: 3,
          open: true,
          comments: [{ ...ann, replies: 1 }, comment({ id: '8', parent: '7' }), comment({ id: '9' })],
          next: null,
        },
      },
      'the next page': 'it gives all at once',
      'an empty thread': { task: list(), plays: [answer(200, [])], told: { kind: 'page', total: 0, open: true, comments: [], next: null } },
      'all answers to one comment': 'they have all come',
      'a thread that it does not know': 'it is an empty one',
      published: {
        task: post(),
        plays: [answer(201, row)],
        sends: [
          {
            url,
            method: 'POST',
            headers,
            body: { thread: 'post-17', parent: null, name: draft.name, email: draft.email, body: draft.body },
          },
        ],
        told: { kind: 'published', comment: ann },
      },
      held: { task: post(), plays: [answer(202, row)], told: { kind: 'held', comment: { ...ann, state: 'held' } } },
      'a reply to a reply': {
        task: post({ parent: '8', root: '7' }),
        plays: [answer(201, { ...row, id: '10', parent: '8' })],
        told: { kind: 'published', comment: comment({ id: '10', parent: '8' }) },
      },
      'refused for a field': { task: post(), plays: [answer(422, { field: 'email' })], told: refused('invalid', 'email') },
      duplicate: 'it takes whatever comes',
      'rate limit': { task: post(), plays: [answer(429, {}, { 'retry-after': '12' })], told: refused('too-many', undefined, 12_000) },
      closed: 'it closes no thread',
    },
    operations: {
      newer: tooSmall,
      locate: tooSmall,
      own: tooSmall,
      edit: tooSmall,
      remove: tooSmall,
      vote: tooSmall,
      report: tooSmall,
      preview: tooSmall,
      counts: tooSmall,
      latest: tooSmall,
    },
    stories: {
      'takes a comment without a date for none': {
        task: list(),
        plays: [answer(200, [{ ...row, date: 'soon' }])],
        told: { kind: 'page', total: 0, open: true, comments: [], next: null },
      },
      'takes a page for no answer': { task: post(), plays: [page(404)], told: unreachable },
    },
  },
];
