import type { CommentProvider } from '../comment-provider.js';
import { Registry } from '../registry.js';
import { afterword } from './afterword.js';

export const commentProviders = new Registry<CommentProvider>({
  afterword,
  demo: async () => (await import('./demo.js')).demo,
  wordpress: async () => (await import('./wordpress.js')).wordpress,
  'wordpress-form': async () => (await import('./wordpress-form.js')).wordpressForm,
  waline: async () => (await import('./waline.js')).waline,
});

/** Adds a provider for `<aw-comment-box provider="name">`. */
export function registerCommentProvider(name: string, provider: CommentProvider): void {
  commentProviders.register(name, provider);
}
