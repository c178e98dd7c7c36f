import type { Comment } from './comment.ts';

/** What puts a comment in its place, in each of the orders. */
export type Position = Pick<Comment, 'pinned' | 'votes' | 'id'>;

/** As `cursorAfter` writes them. */
const pattern = /^([01])\.(\d{1,9})\.([0-9a-f-]{36})$/;

/** Where the next page begins, as text. It holds the position, so it stays where it was when votes come in, or the comment goes. */
export function cursorAfter({ pinned, votes, id }: Position): string {
  return `${Number(pinned)}.${votes}.${id}`;
}

/** @returns `null` for what is no cursor */
export function readCursor(given: string): Position | null {
  const [, pinned, votes, id] = pattern.exec(given) ?? [];
  return id === undefined ? null : { pinned: pinned === '1', votes: Number(votes), id };
}
