import { askReplyReader } from '../replies/reply-consent.ts';
import { tellOfReply } from '../replies/tell-of-reply.ts';
import type { Runtime } from '../runtime.ts';
import type { Storage } from '../storage/storage.ts';
import type { Comment } from './comment.ts';

/** What follows once a comment can be read for the first time: mail to whom it answers, and its author's own wish for such mail. */
export async function announce(runtime: Runtime, transaction: Storage, comment: Comment): Promise<void> {
  await tellOfReply(runtime, transaction, comment);
  if (comment.notify) await askReplyReader(runtime, transaction, comment);
}
