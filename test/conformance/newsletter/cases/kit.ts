import { kit as provider } from '../../../../src/provider/newsletter/kit.js';
import { answer, bare, form, page, refused, unreachable, type BackEnd } from '../story.js';

const url = 'https://app.kit.com/forms/1234567/subscriptions';
const headers = { ...form, Accept: 'application/json' };
const body = {
  'fields[city]': 'Zürich & Umland',
  'fields[topics]': ['sleep', 'work'],
  'tags[]': ['back', '7'],
  'fields[first_name]': 'Ünal 🦔 Öz',
  email_address: 'jürgen+neu@bücher.example',
};
const success = answer(200, { status: 'success', redirect_url: 'https://app.kit.com/thanks' });

/** Answers as Kit's clients have met them: no account of ours has been tried. */
export const kits: readonly BackEnd[] = [
  {
    name: 'kit',
    provider,
    endpoint: 'https://app.kit.com',
    lists: ['1234567'],
    headers: Object.keys(headers),
    situations: {
      success: { plays: [success], outcome: { kind: 'accepted' } },
      confirm: 'its answer does not tell; the attribute "confirmation" does',
      'already known': 'it answers as if the address were new',
      'bad address': {
        plays: [answer(200, { status: 'failed', errors: ['<b>Email</b> is invalid'] })],
        outcome: refused('invalid', 'email'),
      },
      'rate limit': { plays: [page(429)], outcome: refused('too-many') },
      'a page in place of an answer': { plays: [page(200)], outcome: unreachable },
    },
    stories: {
      'asks for JSON without asking the browser first': {
        plays: [success],
        outcome: { kind: 'accepted' },
        sends: [{ url, method: 'POST', headers, body }],
      },
      'takes a form’s whole address, of the old name too': {
        endpoint: 'https://app.convertkit.com/forms/a1b2c3d4e5/subscriptions',
        draft: { ...bare, lists: [] },
        plays: [success],
        outcome: { kind: 'accepted' },
        sends: [
          {
            url: 'https://app.convertkit.com/forms/a1b2c3d4e5/subscriptions',
            method: 'POST',
            headers,
            body: { email_address: 'sam@example.org' },
          },
        ],
      },
      'keeps names that are Kit’s already': {
        draft: { ...bare, fields: { 'fields[city]': 'Bern', 'tags[]': ['4', '5'] } },
        plays: [success],
        outcome: { kind: 'accepted' },
        sends: [{ url, method: 'POST', headers, body: { 'fields[city]': 'Bern', 'tags[]': ['4', '5'], email_address: 'sam@example.org' } }],
      },
      'takes a visitor whom it doubts to its own page': {
        draft: bare,
        plays: [answer(200, { status: 'quarantined', url: 'https://app.kit.com/forms/1234567/guards/9' })],
        outcome: { kind: 'navigate', form: { action: url, fields: [['email_address', 'sam@example.org']] } },
      },
      'says that a form is gone': { plays: [page(404)], outcome: refused('not-found', 'list') },
      'is not sent again by itself where no answer came': { plays: ['down'], outcome: unreachable },
      'sends nothing without a form': { draft: { lists: [] }, plays: [], outcome: refused('not-found', 'list') },
      'sends nothing to a list that is no form’s number': { draft: { lists: ['../x'] }, plays: [], outcome: refused('not-found', 'list') },
    },
  },
];
