import { buttondown } from '../../../../src/provider/newsletter/buttondown.js';
import { mailchimp } from '../../../../src/provider/newsletter/mailchimp.js';
import { bare, refused, type BackEnd } from '../story.js';

const elsewhere = 'it is told on the back end’s own page';
const situations: BackEnd['situations'] = {
  success: elsewhere,
  confirm: elsewhere,
  'already known': elsewhere,
  'bad address': elsewhere,
  'rate limit': elsewhere,
  'a page in place of an answer': 'nothing is sent from the page',
};
const action = 'https://example.us21.list-manage.com/subscribe/post?u=0123456789abcdef012345678&id=0a1b2c3d4e&f_id=00f0';
const trap = 'b_0123456789abcdef012345678_0a1b2c3d4e';

/** Back ends that only the visitor's own browser can go to. Requests as their embedded forms make them. */
export const navigating: readonly BackEnd[] = [
  {
    name: 'mailchimp',
    provider: mailchimp,
    endpoint: action,
    lists: [],
    headers: [],
    situations,
    stories: {
      'goes to the form’s action, with the trap for robots left empty': {
        plays: [],
        outcome: {
          kind: 'navigate',
          form: {
            action,
            fields: [
              ['tags', 'back,7'],
              ['city', 'Zürich & Umland'],
              ['topics', 'sleep'],
              ['topics', 'work'],
              ['FNAME', 'Ünal 🦔 Öz'],
              ['EMAIL', 'jürgen+neu@bücher.example'],
              [trap, ''],
              ['subscribe', 'Subscribe'],
            ],
          },
        },
      },
      'keeps what the page’s own form has, without doubling the trap': {
        draft: { ...bare, fields: { tags: '88', [trap]: '', 'gdpr[1]': 'Y' } },
        plays: [],
        outcome: {
          kind: 'navigate',
          form: {
            action,
            fields: [
              ['tags', '88'],
              [trap, ''],
              ['gdpr[1]', 'Y'],
              ['EMAIL', 'sam@example.org'],
              ['subscribe', 'Subscribe'],
            ],
          },
        },
      },
      'takes the audience from the list where the address has none': {
        endpoint: 'https://example.us21.list-manage.com/subscribe/post?u=0123456789abcdef012345678',
        draft: { ...bare, lists: ['0a1b2c3d4e'] },
        plays: [],
        outcome: {
          kind: 'navigate',
          form: {
            action: 'https://example.us21.list-manage.com/subscribe/post?u=0123456789abcdef012345678&id=0a1b2c3d4e',
            fields: [
              ['EMAIL', 'sam@example.org'],
              [trap, ''],
              ['subscribe', 'Subscribe'],
            ],
          },
        },
      },
      'goes nowhere without the account': {
        endpoint: 'https://example.us21.list-manage.com/subscribe/post?id=0a1b2c3d4e',
        plays: [],
        outcome: refused('not-found', 'endpoint'),
      },
      'goes nowhere without the audience': {
        endpoint: 'https://example.us21.list-manage.com/subscribe/post?u=0123456789abcdef012345678',
        plays: [],
        outcome: refused('not-found', 'endpoint'),
      },
    },
  },
  {
    name: 'buttondown',
    provider: buttondown,
    endpoint: 'https://buttondown.com',
    lists: ['calm-letter'],
    headers: [],
    situations,
    stories: {
      'goes to the newsletter’s own form': {
        plays: [],
        outcome: {
          kind: 'navigate',
          form: {
            action: 'https://buttondown.com/api/emails/embed-subscribe/calm-letter',
            fields: [
              ['tag', 'back'],
              ['tag', '7'],
              ['metadata__city', 'Zürich & Umland'],
              ['metadata__topics', 'sleep'],
              ['metadata__topics', 'work'],
              ['metadata__name', 'Ünal 🦔 Öz'],
              ['email', 'jürgen+neu@bücher.example'],
              ['embed', '1'],
            ],
          },
        },
      },
      'takes the whole action, and names that are Buttondown’s already': {
        endpoint: 'https://buttondown.com/api/emails/embed-subscribe/calm-letter',
        draft: {
          ...bare,
          lists: [],
          name: 'Sam',
          names: { email: 'email', name: 'metadata__first-name' },
          fields: { embed: '1', tag: 'article', metadata__city: 'Bern' },
        },
        plays: [],
        outcome: {
          kind: 'navigate',
          form: {
            action: 'https://buttondown.com/api/emails/embed-subscribe/calm-letter',
            fields: [
              ['embed', '1'],
              ['tag', 'article'],
              ['metadata__city', 'Bern'],
              ['metadata__first-name', 'Sam'],
              ['email', 'sam@example.org'],
            ],
          },
        },
      },
      'goes nowhere without a newsletter': { draft: { lists: [] }, plays: [], outcome: refused('not-found', 'list') },
      'goes nowhere else on the host': { draft: { lists: ['../../x'] }, plays: [], outcome: refused('not-found', 'list') },
    },
  },
];
