import { sanitizer } from '../html/sanitize.js';
import type { CommentProvider } from '../provider/comment-provider.js';
import type { Target } from '../provider/target.js';
import { adopt } from './adopt.js';
import { ThreadView, type ThreadHost } from './thread-view.js';

/** What shows a thread. It comes while the thread does, so that no page without comments loads it. */
export interface Reading {
  readonly adopt: typeof adopt;
  view(host: ThreadHost, target: Target<CommentProvider>): ThreadView;
}

/** Rejects where the sanitizer's fallback cannot be had. */
export async function reading(): Promise<Reading> {
  const sanitize = await sanitizer();
  return { adopt, view: (host, target) => new ThreadView(host, target, sanitize) };
}
