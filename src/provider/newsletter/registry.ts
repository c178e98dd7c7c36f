import type { NewsletterProvider } from '../provider.js';
import { Registry } from '../registry.js';
import { afterword } from './afterword.js';
import { form } from './form.js';
import { json } from './json.js';

export const newsletterProviders = new Registry<NewsletterProvider>({
  afterword,
  form,
  json,
  ghost: async () => (await import('./ghost.js')).ghost,
  listmonk: async () => (await import('./listmonk.js')).listmonk,
  mautic: async () => (await import('./mautic.js')).mautic,
  kit: async () => (await import('./kit.js')).kit,
  mailchimp: async () => (await import('./mailchimp.js')).mailchimp,
  buttondown: async () => (await import('./buttondown.js')).buttondown,
  demo: async () => (await import('./demo.js')).demo,
});

/** Adds a provider for `<aw-newsletter-signup provider="name">`. */
export function registerNewsletterProvider(name: string, provider: NewsletterProvider): void {
  newsletterProviders.register(name, provider);
}
