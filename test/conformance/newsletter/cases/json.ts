import { json } from '../../../../src/provider/newsletter/json.js';
import { answer, bare, page, refused, unreachable, type BackEnd } from '../story.js';

const url = 'https://api.example.net/join';
const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'key-1' };

export const jsons: readonly BackEnd[] = [
  {
    name: 'json',
    provider: json,
    endpoint: url,
    lists: ['weekly', 'monthly'],
    headers: Object.keys(headers),
    situations: {
      success: { plays: [answer(201, { id: 7 })], outcome: { kind: 'accepted' } },
      confirm: { plays: [answer(202, {})], outcome: { kind: 'confirm' } },
      'already known': { plays: [answer(409, {})], outcome: refused('duplicate') },
      'bad address': {
        plays: [answer(422, { code: 'invalid', errors: [{ field: 'email' }] })],
        outcome: refused('invalid', 'email'),
      },
      'rate limit': { plays: [answer(429, '', { 'retry-after': '5' })], outcome: refused('too-many', undefined, 5000) },
      'a page in place of an answer': { plays: [page(200)], outcome: unreachable },
    },
    stories: {
      'sends what the reference server gets': {
        plays: [answer(204, '')],
        outcome: { kind: 'accepted' },
        sends: [
          {
            url,
            method: 'POST',
            headers,
            body: {
              email: 'jürgen+neu@bücher.example',
              name: 'Ünal 🦔 Öz',
              list: ['weekly', 'monthly'],
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
      'sends one list as a text': {
        draft: { ...bare, lists: ['weekly'] },
        plays: [answer(200, '')],
        outcome: { kind: 'accepted' },
        sends: [
          {
            url,
            method: 'POST',
            headers,
            body: {
              email: 'sam@example.org',
              list: 'weekly',
              tags: [],
              fields: {},
              consent: null,
              locale: 'en',
              page: 'https://www.example.org/article',
            },
          },
        ],
      },
      'believes a body that says "confirm"': { plays: [answer(200, { status: 'confirm' })], outcome: { kind: 'confirm' } },
      'believes a body that says "subscribed"': { plays: [answer(202, { status: 'subscribed' })], outcome: { kind: 'subscribed' } },
      'makes nothing of another word': { plays: [answer(200, { status: 'ok' })], outcome: { kind: 'accepted' } },
      'takes plain text for no answer': { plays: [answer(200, 'OK')], outcome: unreachable },
      'understands a problem that comes with 200': { plays: [answer(200, { code: 'closed' })], outcome: refused('closed') },
      'takes a failing server for no answer': { plays: [answer(500, { error: 'oops' })], outcome: unreachable },
      'says that an address is gone': { plays: [answer(404, {})], outcome: refused('not-found') },
    },
  },
];
