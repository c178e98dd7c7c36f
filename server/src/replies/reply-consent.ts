import type { Comment } from '../comments/comment.ts';
import { nameOfSite } from '../comments/place.ts';
import { mayWriteTo } from '../guard/mailbox.ts';
import { mailedLink, subjectsOf, type LinkPurpose } from '../mail/links.ts';
import { replyConsentLetter } from '../mail/reply-letter.ts';
import type { Runtime } from '../runtime.ts';
import type { Storage } from '../storage/storage.ts';
import type { ReplyReader } from './reply-reader.ts';

/** Asks the author's address, unless it has agreed before, whether it wants mail about replies. */
export async function askReplyReader(runtime: Runtime, transaction: Storage, { site, email, locale }: Comment): Promise<void> {
  const { url, now, newId } = runtime;
  const { replyReaders, outbox } = transaction;
  const known = await replyReaders.find(site, email);
  if (known?.state === 'confirmed' || !(await mayWriteTo(runtime, transaction, email))) return;
  const reader: ReplyReader = { id: known?.id ?? newId(), site, email, state: 'pending', changedAt: now() };
  await replyReaders.put(reader);
  const unsubscribeUrl = await mailedLink(runtime, transaction, 'end-replies', [reader.id]);
  const confirmUrl = await mailedLink(runtime, transaction, 'confirm-replies', [reader.id]);
  const letter = replyConsentLetter({ locale, site: nameOfSite(site, url), unsubscribeUrl }, confirmUrl);
  await outbox.add({ ...letter, id: newId(), to: email, createdAt: now(), attempts: 0 });
}

/** What a mailed link about replies is about. `gone`: it is not ours, it is over, or it was undone since. */
export type ReplyLinked = { readonly kind: 'open' | 'done'; readonly site: string } | { readonly kind: 'gone' };

/** What a confirmation's link would do; changes nothing. */
export async function lookAtConsent(runtime: Runtime, token: string): Promise<ReplyLinked> {
  return consented(runtime, await findReader(runtime, runtime.storage, 'confirm-replies', token));
}

/** The address gets mail about replies from now on. Doing it twice is as good as once. */
export function consent(runtime: Runtime, token: string): Promise<ReplyLinked> {
  return runtime.storage.transaction(async (transaction) => {
    const reader = await findReader(runtime, transaction, 'confirm-replies', token);
    if (reader?.state !== 'pending') return consented(runtime, reader);
    const confirmed: ReplyReader = { ...reader, state: 'confirmed', changedAt: runtime.now() };
    await transaction.replyReaders.put(confirmed);
    return consented(runtime, confirmed);
  });
}

/** What the link for an end of all such mail would do; changes nothing. */
export async function lookAtEnd(runtime: Runtime, token: string): Promise<ReplyLinked> {
  const reader = await findReader(runtime, runtime.storage, 'end-replies', token);
  return reader ? linked(runtime, reader.site, reader.state === 'ended' ? 'done' : 'open') : { kind: 'gone' };
}

/** Ends all mail about replies to an address. */
export function endReplies(runtime: Runtime, token: string): Promise<ReplyLinked> {
  return runtime.storage.transaction(async (transaction) => {
    const reader = await findReader(runtime, transaction, 'end-replies', token);
    if (!reader) return { kind: 'gone' };
    await transaction.replyReaders.put({ ...reader, state: 'ended', changedAt: runtime.now() });
    return linked(runtime, reader.site, 'done');
  });
}

/** What the link for an end of mail about one thread would do; changes nothing. */
export async function lookAtThreadEnd(runtime: Runtime, token: string): Promise<ReplyLinked> {
  const comment = await findComment(runtime, runtime.storage, token);
  return comment ? linked(runtime, comment.site, comment.notify ? 'open' : 'done') : { kind: 'gone' };
}

/** Ends mail about replies in one thread (RFC 8058). */
export function endThread(runtime: Runtime, token: string): Promise<ReplyLinked> {
  return runtime.storage.transaction(async (transaction) => {
    const comment = await findComment(runtime, transaction, token);
    if (!comment) return { kind: 'gone' };
    await transaction.comments.stopNotifying(comment.site, comment.thread, comment.email);
    return linked(runtime, comment.site, 'done');
  });
}

function consented(runtime: Runtime, reader: ReplyReader | undefined): ReplyLinked {
  if (!reader || reader.state === 'ended') return { kind: 'gone' };
  return linked(runtime, reader.site, reader.state === 'confirmed' ? 'done' : 'open');
}

function linked({ url }: Runtime, site: string, kind: 'open' | 'done'): ReplyLinked {
  return { kind, site: nameOfSite(site, url) };
}

async function findReader(runtime: Runtime, storage: Storage, purpose: LinkPurpose, token: string): Promise<ReplyReader | undefined> {
  const [id] = await subjectsOf(runtime, storage, purpose, token);
  return id === undefined ? undefined : storage.replyReaders.get(id);
}

async function findComment(runtime: Runtime, storage: Storage, token: string): Promise<Comment | undefined> {
  const [id] = await subjectsOf(runtime, storage, 'end-thread', token);
  return id === undefined ? undefined : storage.comments.get(id);
}
