import { listmonk as provider } from '../../../../src/provider/newsletter/listmonk.js';
import { answer, bare, form, page, refused, unreachable, type BackEnd } from '../story.js';

const url = 'https://lists.example.org/api/public/subscription';
const headers = { 'Content-Type': 'application/json' };
const weekly = 'eb420c55-4cfb-4972-92ba-c93c34ba475d';
const monthly = '0f5d9a37-8f43-4a4b-9c39-2d5cbb0e7c11';
const opaque = answer(200, '');

/** Answers as listmonk 6.2 writes them (its source, `cmd/public.go`). */
export const listmonks: readonly BackEnd[] = [
  {
    name: 'listmonk',
    provider,
    endpoint: 'https://lists.example.org',
    lists: [weekly, monthly],
    headers: Object.keys(headers),
    situations: {
      success: { plays: [answer(200, { data: { has_optin: false } })], outcome: { kind: 'subscribed' } },
      confirm: { plays: [answer(200, { data: { has_optin: true } })], outcome: { kind: 'confirm' } },
      'already known': 'it merges silently, and answers as if the address were new',
      'bad address': { plays: [answer(400, { message: 'Invalid email.' })], outcome: refused('invalid', 'email') },
      'rate limit': { plays: [page(429)], outcome: refused('too-many') }, // the proxy's in front; it has none of its own
      'a page in place of an answer': { plays: [page(200)], outcome: unreachable },
    },
    stories: {
      'asks by JSON': {
        plays: [answer(200, { data: { has_optin: true } })],
        outcome: { kind: 'confirm' },
        sends: [
          {
            url,
            method: 'POST',
            headers,
            body: { email: 'jürgen+neu@bücher.example', name: 'Ünal 🦔 Öz', list_uuids: [weekly, monthly] },
          },
        ],
      },
      'hands the same over as a form where the page is not trusted': {
        plays: ['down', opaque],
        outcome: { kind: 'sent' },
        sends: [
          {
            url,
            method: 'POST',
            headers,
            body: { email: 'jürgen+neu@bücher.example', name: 'Ünal 🦔 Öz', list_uuids: [weekly, monthly] },
          },
          {
            url,
            method: 'POST',
            headers: form,
            unreadable: true,
            body: { email: 'jürgen+neu@bücher.example', name: 'Ünal 🦔 Öz', l: [weekly, monthly] },
          },
        ],
      },
      'leaves out a name that was not given, below a path': {
        endpoint: 'https://example.org/letters/',
        draft: { ...bare, lists: [weekly] },
        plays: ['down', opaque],
        outcome: { kind: 'sent' },
        sends: [
          {
            url: 'https://example.org/letters/api/public/subscription',
            method: 'POST',
            headers,
            body: { email: 'sam@example.org', list_uuids: [weekly] },
          },
          {
            url: 'https://example.org/letters/api/public/subscription',
            method: 'POST',
            headers: form,
            unreadable: true,
            body: { email: 'sam@example.org', l: weekly },
          },
        ],
      },
      'reads the answer that its documentation shows': { plays: [answer(200, { data: true })], outcome: { kind: 'accepted' } },
      'takes data of another kind for no answer': { plays: [answer(200, { data: { has_optin: 'yes' } })], outcome: unreachable },
      'says that a domain is blocked': {
        plays: [answer(400, { message: 'The e-mail domain is blocklisted.' })],
        outcome: refused('blocked', 'email'),
      },
      'says that a list is not public': { plays: [answer(400, { message: 'Invalid UUID(s)' })], outcome: refused('not-found', 'list') },
      'says that a list is missing': {
        plays: [answer(400, { message: 'No valid lists selected to subscribe.' })],
        outcome: refused('not-found', 'list'),
      },
      'says that the public page is switched off': {
        plays: [answer(400, { message: 'That feature is not available.' })],
        outcome: refused('closed'),
      },
      'does not guess at another language': { plays: [answer(400, { message: 'Ungültige E-Mail.' })], outcome: refused('invalid') },
      'takes an error of the database for no answer': { plays: [answer(500, { message: 'pq: invalid input' })], outcome: unreachable },
      'sends nothing without a list': { draft: { lists: [] }, plays: [], outcome: refused('not-found', 'list') },
      'sends nothing to a list by its name': { draft: { lists: [weekly, 'Weekly'] }, plays: [], outcome: refused('not-found', 'list') },
    },
  },
];
