import { AfterwordEvent } from './afterword-event.js';

/** A comment was stored: shown to everyone (`published`), or waiting for a moderator (`held`). */
export class AwPost extends AfterwordEvent<{ readonly id: string; readonly state: 'published' | 'held' }> {
  static readonly type = 'aw-post';

  constructor(id: string, state: 'published' | 'held') {
    super(AwPost.type, { id, state });
  }
}

declare global {
  interface HTMLElementEventMap {
    'aw-post': AwPost;
  }
}
