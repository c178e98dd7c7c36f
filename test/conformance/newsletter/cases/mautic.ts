import { mautic as provider } from '../../../../src/provider/newsletter/mautic.js';
import { answer, bare, form, page, refused, unreachable, type BackEnd } from '../story.js';

const url = 'https://crm.example.org/form/submit?formId=3&ajax=1';
const headers = { ...form, 'X-Requested-With': 'XMLHttpRequest' };
const opaque = answer(200, '');
const body = {
  'mauticform[city]': 'Zürich & Umland',
  'mauticform[topics][]': ['sleep', 'work'],
  'mauticform[name]': 'Ünal 🦔 Öz',
  'mauticform[email]': 'jürgen+neu@bücher.example',
  'mauticform[formId]': '3',
};

/** Answers as Mautic 5 writes them (its source, `PublicController.php`). */
export const mautics: readonly BackEnd[] = [
  {
    name: 'mautic',
    provider,
    endpoint: 'https://crm.example.org',
    lists: ['3'],
    headers: Object.keys(headers),
    situations: {
      success: {
        plays: [answer(200, { success: 1, results: {}, successMessage: '<b>Thanks</b>' })],
        outcome: { kind: 'accepted' },
      },
      confirm: 'it does not know itself whether its owner has built such a mail',
      'already known': 'it updates the contact silently',
      'bad address': {
        plays: [answer(200, { success: 0, validationErrors: { email: 'Not an address.' } })],
        outcome: refused('invalid', 'email'),
      },
      'rate limit': { plays: [page(429)], outcome: refused('too-many') }, // the proxy's in front; it has none of its own
      'a page in place of an answer': { plays: [page(200)], outcome: unreachable },
    },
    stories: {
      'asks as a script would': {
        plays: [answer(200, { success: 1 })],
        outcome: { kind: 'accepted' },
        sends: [{ url, method: 'POST', headers, body }],
      },
      'hands the same over where the page is not allowed': {
        plays: ['down', opaque],
        outcome: { kind: 'sent' },
        sends: [
          { url, method: 'POST', headers, body },
          { url, method: 'POST', headers: form, unreadable: true, body },
        ],
      },
      'uses the aliases of the page’s own form, which may be Mautic’s': {
        endpoint: 'https://example.org/crm/',
        draft: {
          ...bare,
          name: 'Sam',
          names: { email: 'mauticform[e_mail]', name: 'mauticform[f_name]' },
          fields: { 'mauticform[formName]': 'letter', 'mauticform[topics][]': ['sleep', 'work'] },
        },
        plays: [answer(200, { success: 0, validationErrors: { e_mail: 'Not an address.' } })],
        outcome: refused('invalid', 'email'),
        sends: [
          {
            url: 'https://example.org/crm/form/submit?formId=3&ajax=1',
            method: 'POST',
            headers,
            body: {
              'mauticform[formName]': 'letter',
              'mauticform[topics][]': ['sleep', 'work'],
              'mauticform[f_name]': 'Sam',
              'mauticform[e_mail]': 'sam@example.org',
              'mauticform[formId]': '3',
            },
          },
        ],
      },
      'says which field of the site’s own is wrong': {
        plays: [answer(200, { success: 0, validationErrors: { city: 'Missing.' } })],
        outcome: refused('invalid', 'city'),
      },
      'says that the name is wrong': {
        plays: [answer(200, { success: 0, validationErrors: { name: 'Missing.' } })],
        outcome: refused('invalid', 'name'),
      },
      'says that the form is gone': {
        plays: [answer(200, { success: 0, errorMessage: 'This form is no longer available.' })],
        outcome: refused('not-found', 'list'),
      },
      'says that the form is closed': {
        plays: [answer(200, { success: 0, errorMessage: 'This form stopped accepting submissions on 1 May.' })],
        outcome: refused('closed'),
      },
      'takes a failure without a reason for no answer': { plays: [answer(200, { success: 0 })], outcome: unreachable },
      'sends nothing without a form’s number': { draft: { lists: ['weekly'] }, plays: [], outcome: refused('not-found', 'list') },
    },
  },
];
