import type { Comment } from '../comments/comment.ts';
import { addressOfComment, nameOfSite } from '../comments/place.ts';
import { mayTellOfReply } from '../guard/mailbox.ts';
import { mailedLink } from '../mail/links.ts';
import { quotable } from '../mail/quotable.ts';
import { replyLetter } from '../mail/reply-letter.ts';
import type { Runtime } from '../runtime.ts';
import type { Storage } from '../storage/storage.ts';

/** Mails whom a comment answers, where they want it and have confirmed their address. Nobody is told of what they wrote themselves. */
export async function tellOfReply(runtime: Runtime, transaction: Storage, reply: Comment): Promise<void> {
  const { settings, url, now, newId } = runtime;
  const { comments, replyReaders, outbox } = transaction;
  const answered = reply.parent === null ? undefined : await comments.get(reply.parent);
  if (!answered?.notify || answered.state !== 'published' || answered.email === reply.email) return;
  const { site, email, locale } = answered;
  if ((await replyReaders.find(site, email))?.state !== 'confirmed' || !(await mayTellOfReply(runtime, transaction, email))) return;
  const unsubscribeUrl = await mailedLink(runtime, transaction, 'end-thread', [answered.id]);
  const letter = replyLetter(
    { locale, site: nameOfSite(site, url), unsubscribeUrl },
    { name: quotable(reply.name), text: quotable(reply.body), address: addressOfComment(settings, reply) },
  );
  await outbox.add({ ...letter, id: newId(), to: email, createdAt: now(), attempts: 0 });
}
