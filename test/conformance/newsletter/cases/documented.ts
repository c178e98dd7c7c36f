import { readFileSync } from 'node:fs';
import { newsletterProviders } from '../../../../src/provider/newsletter/registry.js';
import { answer, bare, page, refused, unreachable, type BackEnd } from '../story.js';

const url = 'https://a.klaviyo.com/client/subscriptions/?company_id=AbC123';
const headers = { 'Content-Type': 'application/vnd.api+json', revision: '2026-07-15' };
const text = readFileSync(new URL('../../../../docs/newsletter/README.md', import.meta.url), 'utf8');
const source = /```js\n(.+?)```/s.exec(text)?.[1] ?? '';
const registry = new URL('../../../../src/provider/newsletter/registry.ts', import.meta.url).href;

/** The example as the page shows it, run as a site would: only its import is another. */
await import(`data:text/javascript,${encodeURIComponent(source.replace('@afterword/widgets/providers', registry))}`);
const provider = await newsletterProviders.get('klaviyo');
if (!provider) throw new Error('docs/newsletter/README.md registers no provider "klaviyo"');

/** The provider that the docs write in thirty lines. */
export const documented: readonly BackEnd[] = [
  {
    name: 'klaviyo, as docs/newsletter/README.md writes it',
    provider,
    endpoint: url,
    lists: ['XyZ789'],
    headers: Object.keys(headers),
    situations: {
      success: { plays: [answer(202, '')], outcome: { kind: 'accepted' } },
      confirm: 'its answer does not tell; the attribute "confirmation" does',
      'already known': 'it answers as if the address were new',
      'bad address': {
        plays: [answer(400, { errors: [{ code: 'invalid', source: { pointer: '/data/attributes/profile/data/attributes/email' } }] })],
        outcome: refused('invalid', 'email'),
      },
      'rate limit': { plays: [answer(429, {}, { 'retry-after': '12' })], outcome: refused('too-many', undefined, 12_000) },
      'a page in place of an answer': { plays: [page(200)], outcome: unreachable },
    },
    stories: {
      'sends what the docs say': {
        draft: { ...bare, name: 'Sam', fields: { city: 'Bern' } },
        plays: [answer(202, '')],
        outcome: { kind: 'accepted' },
        sends: [
          {
            url,
            method: 'POST',
            headers,
            body: {
              data: {
                type: 'subscription',
                attributes: {
                  custom_source: 'https://www.example.org/article',
                  profile: {
                    data: { type: 'profile', attributes: { email: 'sam@example.org', first_name: 'Sam', properties: { city: 'Bern' } } },
                  },
                },
                relationships: { list: { data: { type: 'list', id: 'XyZ789' } } },
              },
            },
          },
        ],
      },
      'sends nothing without a list': { draft: { lists: [] }, plays: [], outcome: refused('not-found', 'list') },
    },
  },
];
