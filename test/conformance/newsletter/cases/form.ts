import { form as provider } from '../../../../src/provider/newsletter/form.js';
import { answer, bare, form as headers, page, refused, unreachable, type BackEnd } from '../story.js';

const own = 'https://www.example.org/sign-up?from=article';
const foreign = 'https://forms.example.net/f/7';

export const forms: readonly BackEnd[] = [
  {
    name: 'form, on the page’s own site',
    provider,
    endpoint: own,
    lists: ['weekly', 'monthly'],
    headers: Object.keys(headers),
    situations: {
      success: { plays: [answer(200, 'Thank you!')], outcome: { kind: 'accepted' } },
      confirm: 'a form’s answer does not tell; the attribute "confirmation" does',
      'already known': { plays: [answer(409, 'You are on the list.')], outcome: refused('duplicate') },
      'bad address': { plays: [answer(422, 'No such address.')], outcome: refused('invalid') },
      'rate limit': { plays: [answer(429, 'Slowly.', { 'retry-after': '60' })], outcome: refused('too-many', undefined, 60_000) },
      'a page in place of an answer': 'a page is what most of them answer with',
    },
    stories: {
      'sends every field under its name': {
        plays: [answer(204, '')],
        outcome: { kind: 'accepted' },
        sends: [
          {
            url: own,
            method: 'POST',
            headers,
            body: {
              email: 'jürgen+neu@bücher.example',
              name: 'Ünal 🦔 Öz',
              list: ['weekly', 'monthly'],
              tags: 'back,7',
              consent: 'Yes, send it to me.',
              city: 'Zürich & Umland',
              topics: ['sleep', 'work'],
              utm_source: 'radio',
              referrer: 'news.example',
              path: '/article',
            },
          },
        ],
      },
      'sends nothing that was not given': {
        draft: { ...bare, lists: [] },
        plays: [answer(200, '')],
        outcome: { kind: 'accepted' },
        sends: [{ url: own, method: 'POST', headers, body: { email: 'sam@example.org' } }],
      },
      'uses the names of the page’s own form': {
        draft: { ...bare, lists: [], name: 'Sam', names: { email: 'EMAIL', name: 'FIRSTNAME' } },
        plays: [answer(200, '')],
        outcome: { kind: 'accepted' },
        sends: [{ url: own, method: 'POST', headers, body: { EMAIL: 'sam@example.org', FIRSTNAME: 'Sam' } }],
      },
      'understands a problem as the reference server gives it': {
        plays: [answer(422, { code: 'blocked', errors: [{ field: 'email', code: 'blocked' }] })],
        outcome: refused('blocked', 'email'),
      },
      'understands a problem that comes with 200': { plays: [answer(200, { code: 'duplicate' })], outcome: refused('duplicate') },
      'says that a form is gone': { plays: [page(404)], outcome: refused('not-found') },
      'takes a failing server for no answer': { plays: [page(503)], outcome: unreachable },
    },
  },
  {
    name: 'form, elsewhere',
    provider,
    endpoint: foreign,
    lists: [],
    headers: Object.keys(headers),
    situations: {
      success: { plays: [answer(200, 'Thank you!')], outcome: { kind: 'sent' } },
      confirm: 'no page can read what another site answers to a plain form',
      'already known': 'the answer cannot be read',
      'bad address': 'the answer cannot be read',
      'rate limit': 'the answer cannot be read',
      'a page in place of an answer': 'the answer cannot be read',
    },
    stories: {
      'says that it was sent, whatever the answer was': { plays: [answer(500, '')], outcome: { kind: 'sent' } },
      'asks for no answer': {
        draft: bare,
        plays: [answer(200, '')],
        outcome: { kind: 'sent' },
        sends: [{ url: foreign, method: 'POST', headers, unreadable: true, body: { email: 'sam@example.org' } }],
      },
      'takes the same site without encryption for another': {
        endpoint: 'http://www.example.org/sign-up',
        plays: [answer(200, '')],
        outcome: { kind: 'sent' },
      },
      'takes a page without an address for another site': {
        draft: { page: 'nowhere' },
        plays: [answer(200, '')],
        outcome: { kind: 'sent' },
      },
    },
  },
];
