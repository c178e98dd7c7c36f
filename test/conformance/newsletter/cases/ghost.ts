import { ghost as provider } from '../../../../src/provider/newsletter/ghost.js';
import { recorded } from '../recording.js';
import { answer, bare, page, refused, unreachable, type BackEnd, type Sent } from '../story.js';

const headers = { 'Content-Type': 'application/json' };
const token = recorded('integrity-token');
const introduction: Sent = { url: 'https://blog.example/members/api/integrity-token/', method: 'GET', headers: {} };

/** Answers of a real Ghost, where they were recorded; each recording by itself is in `ghost.test.ts`. */
export const ghosts: readonly BackEnd[] = [
  {
    name: 'ghost',
    provider,
    endpoint: 'https://blog.example',
    lists: ['Default Newsletter'],
    headers: Object.keys(headers),
    situations: {
      success: 'it always asks for confirmation by mail',
      confirm: { plays: [token, recorded('sent-subscribe')], outcome: { kind: 'confirm' } },
      'already known': { plays: [token, recorded('sent-existing-member')], outcome: { kind: 'confirm' } },
      'bad address': { plays: [token, recorded('invalid-email')], outcome: refused('invalid', 'email') },
      'rate limit': { plays: [token, recorded('too-many-address')], outcome: refused('too-many', undefined, 600_000) },
      'a page in place of an answer': { plays: [token, page(201)], outcome: unreachable },
    },
    stories: {
      'asks for a token, then for the mail': {
        plays: [token, recorded('sent-subscribe')],
        outcome: { kind: 'confirm' },
        sends: [
          introduction,
          {
            url: 'https://blog.example/members/api/send-magic-link/',
            method: 'POST',
            headers,
            body: {
              email: 'jürgen+neu@bücher.example',
              emailType: 'subscribe',
              name: 'Ünal 🦔 Öz',
              labels: ['back', '7'],
              newsletters: [{ name: 'Default Newsletter' }],
              integrityToken: token.text,
            },
          },
        ],
      },
      'goes on without a token where Ghost could make none': {
        endpoint: 'https://example.org/blog/',
        draft: { ...bare, lists: [] },
        plays: [answer(204, ''), recorded('sent-minimal')],
        outcome: { kind: 'confirm' },
        sends: [
          { ...introduction, url: 'https://example.org/blog/members/api/integrity-token/' },
          {
            url: 'https://example.org/blog/members/api/send-magic-link/',
            method: 'POST',
            headers,
            body: { email: 'sam@example.org', emailType: 'subscribe' },
          },
        ],
      },
      'renews a token that is too old, once': {
        plays: [token, recorded('bad-token'), token, recorded('sent-minimal')],
        outcome: { kind: 'confirm' },
      },
      'gives up on a second token': {
        plays: [token, recorded('bad-token'), token, recorded('bad-token')],
        outcome: refused('unavailable'),
      },
      'takes a page in place of the token for no answer': { plays: [page(200)], outcome: unreachable },
      'says that there is no Ghost': { plays: [page(404)], outcome: refused('not-found') },
      'does not take an acceptance in place of the token for one': { plays: [answer(201, {})], outcome: unreachable },
      'waits as long as a proxy says': {
        plays: [token, { ...page(429), headers: { 'retry-after': '30' } }],
        outcome: refused('too-many', undefined, 30_000),
      },
      ...waits({
        'in an hour': 3_600_000,
        'in 12 hours': 43_200_000,
        'in a day': 86_400_000,
        'in 7 days': 604_800_000,
        'in 30 seconds': 30_000,
      }),
      'does not guess how long "later" is': { plays: [token, tooMany('later')], outcome: refused('too-many') },
    },
  },
];

function waits(words: Readonly<Record<string, number>>): BackEnd['stories'] {
  return Object.fromEntries(
    Object.entries(words).map(([when, ms]) => [
      `understands "${when}"`,
      { plays: [token, tooMany(when)], outcome: refused('too-many', undefined, ms) },
    ]),
  );
}

function tooMany(when: string) {
  return answer(429, { errors: [{ message: `Too many sign-in attempts try again ${when}`, type: 'TooManyRequestsError' }] });
}
