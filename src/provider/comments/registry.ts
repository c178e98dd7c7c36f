import type { CommentProvider } from '../comment-provider.js';
import { Registry } from '../registry.js';
import { afterword } from './afterword.js';

export const commentProviders = new Registry<CommentProvider>({
  afterword,
  demo: async () => (await import('./demo.js')).demo,
});

/** Adds a provider for `<aw-comment-box provider="name">`. */
export function registerCommentProvider(name: string, provider: CommentProvider): void {
  commentProviders.register(name, provider);
}
