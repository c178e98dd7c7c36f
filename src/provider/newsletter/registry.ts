import type { NewsletterProvider } from '../provider.js';
import { Registry } from '../registry.js';
import { afterword } from './afterword.js';

export const newsletterProviders = new Registry<NewsletterProvider>({
  afterword,
  demo: async () => (await import('./demo.js')).demo,
});

/** Adds a provider for `<aw-newsletter-signup provider="name">`. */
export function registerNewsletterProvider(name: string, provider: NewsletterProvider): void {
  newsletterProviders.register(name, provider);
}
