/** Which comments wait for a moderator. */
export type ModerationMode = 'none' | 'first' | 'all';

/** What is known about a new comment. */
export interface Evidence {
  /** It came with a proof of work. */
  readonly isProven: boolean;
  /** The browser said which site it was written on. */
  readonly hasOrigin: boolean;
  /** Its address has a published comment on the site. */
  readonly isKnownAuthor: boolean;
  readonly links: number;
}

/** Most links that a comment may hold in mode `first` without waiting. */
const mostLinks = 2;

/** Whether a comment is published at once. Pure. */
export function decide(mode: ModerationMode, { isProven, hasOrigin, isKnownAuthor, links }: Evidence): 'published' | 'held' {
  if (mode === 'all' || !isProven || !hasOrigin) return 'held';
  if (mode === 'none') return 'published';
  return isKnownAuthor && links <= mostLinks ? 'published' : 'held';
}
