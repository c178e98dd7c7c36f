import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NewsletterProvider, SubscriptionDraft } from '../../../src/provider/provider.js';
import { afterword } from '../../../src/provider/newsletter/afterword.js';
import { form } from '../../../src/provider/newsletter/form.js';
import { ghost } from '../../../src/provider/newsletter/ghost.js';
import { json } from '../../../src/provider/newsletter/json.js';
import { mailchimp } from '../../../src/provider/newsletter/mailchimp.js';
import { answer, draft } from './story.js';

/** Everything that a provider would send, as one text. */
function sent(provider: NewsletterProvider, endpoint: string, trap: string): string {
  const content: SubscriptionDraft = { ...draft, lists: ['weekly'], trap };
  const step = provider.build({ key: 'k', content }, new URL(endpoint));
  const next = 'kind' in step ? undefined : step.next?.(answer(204, ''));
  return JSON.stringify([step, next]);
}

describe('what stands in the field that only a program fills in', () => {
  const backEnds: readonly (readonly [name: string, NewsletterProvider, endpoint: string])[] = [
    ['afterword', afterword, 'https://talk.example.org'],
    ['form', form, 'https://lists.example/join'],
    ['json', json, 'https://lists.example/join'],
    ['ghost', ghost, 'https://blog.example'],
    ['mailchimp', mailchimp, 'https://x.list-manage.com/subscribe/post?u=1&id=2'],
  ];

  for (const [name, provider, endpoint] of backEnds) {
    it(`goes to "${name}", which can tell by it, and nothing goes where it is empty`, () => {
      assert.match(sent(provider, endpoint, 'BuyNow'), /BuyNow/);
      assert.doesNotMatch(sent(provider, endpoint, ''), /\btrap\b|honeypot/);
    });
  }
});
