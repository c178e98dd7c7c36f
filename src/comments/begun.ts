import { draftsBelow } from '../form/drafts.js';

/** The name of the draft of an edit. */
export const editScope = (thread: string, id: string) => `edit:${thread}:${id}`;

/** Whether an edit of a comment was begun, and not saved. */
export function hasEdit(thread: string, id: string): boolean {
  return draftsBelow(`${editScope(thread, id)}:`).length > 0;
}
