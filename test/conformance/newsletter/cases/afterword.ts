import { afterword } from '../../../../src/provider/newsletter/afterword.js';
import { demo } from '../../../../src/provider/newsletter/demo.js';
import { answer, bare, page, refused, unreachable, type BackEnd } from '../story.js';

const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'key-1' };
const url = 'https://talk.example.org/v1/subscriptions';

/** The reference server, and the demonstration that stands in for it. */
export const afterwords: readonly BackEnd[] = Object.entries({ afterword, demo }).map(([name, provider]) => ({
  name,
  provider,
  endpoint: 'https://talk.example.org',
  lists: ['weekly'],
  headers: Object.keys(headers),
  situations: {
    success: 'it always asks for confirmation by mail',
    confirm: { plays: [answer(202, { status: 'confirm' })], outcome: { kind: 'confirm' } },
    'already known': 'it answers the same, so that nobody learns who is on the list',
    'bad address': {
      plays: [answer(422, { code: 'invalid', errors: [{ field: 'email', code: 'invalid' }] })],
      outcome: refused('invalid', 'email'),
    },
    'rate limit': { plays: [answer(429, { code: 'too-many' }, { 'retry-after': '90' })], outcome: refused('too-many', undefined, 90_000) },
    'a page in place of an answer': { plays: [page(202)], outcome: unreachable },
  },
  stories: {
    'sends all that was typed, under its key': {
      plays: [answer(202, {})],
      outcome: { kind: 'confirm' },
      sends: [
        {
          url,
          method: 'POST',
          headers,
          body: {
            email: 'jürgen+neu@bücher.example',
            name: 'Ünal 🦔 Öz',
            list: 'weekly',
            tags: ['back', '7'],
            fields: { city: 'Zürich & Umland', topics: ['sleep', 'work'] },
            consent: 'Yes, send it to me.',
            source: { utm_source: 'radio', referrer: 'news.example', path: '/article' },
            locale: 'en',
            page: 'https://www.example.org/article',
          },
        },
      ],
    },
    'sends several lists as an array, and no source where none is asked for': {
      draft: { ...bare, lists: ['weekly', 'monthly'] },
      plays: [answer(202, {})],
      outcome: { kind: 'confirm' },
      sends: [
        {
          url,
          method: 'POST',
          headers,
          body: {
            email: 'sam@example.org',
            name: '',
            list: ['weekly', 'monthly'],
            tags: [],
            fields: {},
            consent: null,
            locale: 'en',
            page: 'https://www.example.org/article',
          },
        },
      ],
    },
    'finds a server that lies below a path': {
      endpoint: 'https://example.org/talk/',
      draft: { ...bare, lists: [] },
      plays: [answer(202, {})],
      outcome: { kind: 'confirm' },
      sends: [
        {
          url: 'https://example.org/talk/v1/subscriptions',
          method: 'POST',
          headers,
          body: {
            email: 'sam@example.org',
            name: '',
            tags: [],
            fields: {},
            consent: null,
            locale: 'en',
            page: 'https://www.example.org/article',
          },
        },
      ],
    },
    'takes an acceptance of another kind for no answer': { plays: [answer(200, { status: 'confirm' })], outcome: unreachable },
    'takes an acceptance without a body for no answer': { plays: [answer(202, '')], outcome: unreachable },
    'takes half a body for no answer': { plays: [answer(422, '{"code":"inva')], outcome: unreachable },
    'takes a list for no answer': { plays: [answer(202, [1, 2])], outcome: unreachable },
    'takes null for no answer': { plays: [answer(202, 'null')], outcome: unreachable },
    'takes a code that nobody knows for no answer': { plays: [answer(400, { code: 'teapot' })], outcome: unreachable },
    'takes an error without a code for no answer': { plays: [answer(500, { message: 'Internal Server Error' })], outcome: unreachable },
  },
}));
