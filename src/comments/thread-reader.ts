import type { ReactiveElement } from 'lit';
import { ask, type Question } from '../provider/ask.js';
import type { CommentProvider, ThreadQuery } from '../provider/comment-provider.js';
import type { CommentRecord, OwnState, ThreadPage } from '../provider/comment-record.js';
import type { Posted, Refusal, Unreachable } from '../provider/outcome.js';
import type { Target } from '../provider/target.js';
import { forgetOwn, ownComments, rememberOwn, updateOwn } from './own-comments.js';
import type { Reading } from './reading.js';
import { empty, fromPage, withAnswers, withOwn, withPage, without, type Thread } from './thread.js';

/** Which thread, from where, in which order. */
export interface Source {
  readonly target: Target<CommentProvider>;
  readonly query: Pick<ThreadQuery, 'thread' | 'sort' | 'limit'>;
}

function isSame({ target, query }: Source, other: Source): boolean {
  return (
    target.provider === other.target.provider &&
    target.endpoint.href === other.target.endpoint.href &&
    query.thread === other.query.thread &&
    query.sort === other.query.sort &&
    query.limit === other.query.limit
  );
}

/** A chunk that cannot be had is asked for again at the next try. */
const loadReading = (): Promise<Reading | undefined> => import('./reading.js').then(({ reading }) => reading()).catch(() => undefined);

/** Most comments that one answer of a back end brings. */
const mostAtOnce = 100;

/** What the reader tells its box. */
export interface ReaderHost extends ReactiveElement {
  /** The first page has come. Without a number of comments it is what the page itself has brought: what is newer is still to be asked for. */
  loaded(total?: number): void;
  /** It, or more of it, could not be had, or was refused. */
  failed(why: Refusal | Unreachable): void;
}

/**
 * Reads a thread: its first page, further ones, answers that a page leaves out, and the state of the visitor's own comments. Renders the
 * box at each step; what is under way stops with `stop()` or when another thread is asked for.
 */
export class ThreadReader {
  phase: 'idle' | 'loading' | 'there' | 'failed' = 'idle';
  /** A further page is under way. */
  loadingMore = false;
  /** There since the first page came. */
  reading: Reading | undefined;
  /** What the server says of own comments that are not published. */
  readonly own = new Map<string, OwnState>();
  source: Source | undefined;

  /** What was posted in this view: a page that was asked for before does not take it away again. */
  private readonly posted = new Map<string, CommentRecord>();
  private key: string | undefined;
  private refused: Source | undefined;
  private hasAdopted = false;
  private current = empty;
  /** What is read: another order ends it. */
  private controller = new AbortController();
  /** What is done with comments: only another thread ends it. */
  private acts = new AbortController();
  /** Done when what was asked for last has come, or failed. */
  coming: Promise<void> = Promise.resolve();

  constructor(private readonly host: ReaderHost) {}

  get thread(): Thread {
    return this.current;
  }

  /** Another state of the same thread: every change comes through here. */
  change(thread: Thread): void {
    this.current = thread;
    this.host.requestUpdate();
  }

  /** Reads a thread, unless it is the one that is read already. */
  open(source: Source): void {
    const before = this.source;
    if (before && isSame(before, source)) {
      this.refused = undefined;
      return;
    }
    // What could not be had is not asked for again by itself.
    if (this.refused && isSame(this.refused, source)) return;
    this.controller.abort();
    this.controller = new AbortController();
    this.source = source;
    this.turnTo(source.query.thread);
    // The page's own comments are those of its first thread.
    this.coming = !this.hasAdopted && this.host.querySelector(':scope > :not([slot])') ? this.adopt() : this.refresh(before);
    this.hasAdopted = true;
  }

  /**
   * Asks for the first page anew.
   *
   * @param before what was read until now: where the new one cannot be had, it is what still stands there
   */
  async refresh(before?: Source): Promise<void> {
    const { source, controller } = this;
    if (!source) return;
    this.phase = 'loading';
    this.host.requestUpdate();
    const [page, reading] = await Promise.all([this.page(source.query), loadReading()]);
    if (controller.signal.aborted) return;
    this.reading = reading ?? this.reading;
    if (page.kind !== 'page' || !reading) {
      this.phase = 'failed';
      if (before && this.current.comments.size) {
        this.refused = source;
        this.source = before;
        this.phase = 'there';
      }
      this.host.failed(page.kind === 'page' ? { kind: 'unreachable' } : page);
    } else {
      this.current = this.withOwn(fromPage(page));
      this.phase = 'there';
      this.host.loaded(page.total);
      void this.askForOwn(source.query.thread);
    }
    this.host.requestUpdate();
  }

  /** Fetches the next page; resolves to what has come. */
  async more(): Promise<readonly CommentRecord[]> {
    const { next } = this.thread;
    if (!this.source || next === null || this.loadingMore) return [];
    this.loadingMore = true;
    this.host.requestUpdate();
    const came = await this.extend({ ...this.source.query, cursor: next }, withPage);
    this.loadingMore = false;
    this.host.requestUpdate();
    return came?.comments ?? [];
  }

  /** Fetches all answers to one comment, however many pages they fill; resolves to those that were not there before. */
  async answers({ id }: CommentRecord): Promise<readonly CommentRecord[]> {
    const before = this.thread.comments;
    for (let cursor: string | null | undefined; cursor !== null && this.source;) {
      const query = { ...this.source.query, parent: id, limit: mostAtOnce, ...(cursor !== undefined && { cursor }) };
      const page = await this.extend(query, withAnswers);
      if (!page) break;
      cursor = page.next;
    }
    return [...this.thread.comments.values()].filter((each) => !before.has(each.id));
  }

  /** A comment of the visitor's own was stored: shown at once, also before the thread is asked for; remembered on the device with what was typed. */
  add(thread: string, { kind, comment, editToken, editableUntil }: Posted, body: string): void {
    this.turnTo(thread);
    if (editToken !== undefined) rememberOwn(thread, { id: comment.id, editToken, body, ...(editableUntil && { editableUntil }) });
    if (kind === 'held') this.own.set(comment.id, { kind: 'own', comment, state: 'held', reason: null });
    else this.posted.set(comment.id, comment);
    this.change(withOwn(this.thread, comment));
    // The server answers again: what could not be read before can be now.
    if (this.phase === 'failed') void this.refresh();
  }

  /** The author has read why it was refused, or it is gone: nobody asks for it any more, and only its author saw it. */
  forget(id: CommentRecord['id']): void {
    if (this.source) forgetOwn(this.source.query.thread, id);
    if (!this.own.delete(id)) return;
    const comments = new Map(this.thread.comments);
    comments.delete(id);
    this.change({ ...this.thread, comments });
  }

  /** Nothing more is asked for, and what is under way counts no more. */
  stop(): void {
    for (const controller of [this.controller, this.acts]) controller.abort();
    this.controller = new AbortController();
    this.acts = new AbortController();
    this.source = undefined;
    this.phase = 'idle';
  }

  /** Asks the back end of this thread; an answer that comes after the thread has changed is none. */
  async ask<Told extends { readonly kind: string }>(
    about: (target: Target<CommentProvider>, thread: string) => Question<Told> | undefined,
    controller = this.acts,
  ): Promise<Told | Refusal | Unreachable> {
    const { source } = this;
    const question = source && about(source.target, source.query.thread);
    if (!question) return { kind: 'unreachable' };
    const told = await ask(question, controller.signal, source.target.provider.transport);
    return controller.signal.aborted ? { kind: 'unreachable' } : told;
  }

  private async extend(query: ThreadQuery, add: (thread: Thread, page: ThreadPage) => Thread): Promise<ThreadPage | undefined> {
    const { controller } = this;
    const page = await this.page(query);
    if (controller.signal.aborted) return undefined;
    if (page.kind === 'page') this.change(add(this.thread, page));
    else this.host.failed(page);
    this.host.requestUpdate();
    return page.kind === 'page' ? page : undefined;
  }

  /** It is deleted, by its author. */
  deleted(id: CommentRecord['id']): void {
    this.own.delete(id);
    this.posted.delete(id);
    this.change(without(this.thread, id));
  }

  private turnTo(thread: string): void {
    if (this.key === thread) return;
    this.key = thread;
    this.current = empty;
    this.own.clear();
    this.posted.clear();
  }

  /** Takes over the comments that the page has brought as HTML; where it has brought none, or in another order, they are asked for. */
  private async adopt(): Promise<void> {
    const { source, controller } = this;
    const reading = source?.query.sort === 'newest' ? await loadReading() : undefined;
    if (controller.signal.aborted) return;
    const { comments = [], next = null } = reading?.adopt(this.host) ?? {};
    if (!source || !comments.length) return this.refresh();
    this.reading = reading;
    this.current = fromPage({ kind: 'page', comments, total: comments.length, open: true, next });
    this.phase = 'there';
    this.host.loaded();
    void this.askForOwn(source.query.thread);
    this.host.requestUpdate();
  }

  /** What its author has just posted, and what only they see, stays in view, also while the back end cannot be asked about it. */
  private withOwn(thread: Thread): Thread {
    let merged = thread;
    for (const [id, posted] of this.posted) {
      // Edited meanwhile, it has other words than when it was posted.
      const comment = this.current.comments.get(id) ?? posted;
      if (!thread.comments.has(id)) merged = { ...withOwn(merged, comment), total: thread.total };
    }
    for (const { comment } of this.own.values()) {
      if (thread.comments.has(comment.id)) this.own.delete(comment.id);
      else merged = withOwn(merged, comment);
    }
    return merged;
  }

  private page(query: ThreadQuery): Promise<ThreadPage | Refusal | Unreachable> {
    return this.ask(({ provider, endpoint }) => provider.list(query, endpoint), this.controller);
  }

  /** Own comments of which nobody has seen yet that they are published: what has become of them? */
  private async askForOwn(thread: string): Promise<void> {
    const { controller } = this;
    for (const { id, editToken, published, unwanted } of ownComments(thread)) {
      if (unwanted || published) continue;
      if (this.thread.comments.get(id)?.state === 'published') {
        updateOwn(thread, id, (own) => ({ ...own, published: true }));
        continue;
      }
      const told = await this.ask(({ provider, endpoint }) => provider.own?.({ id, editToken }, endpoint));
      if (controller.signal.aborted) return;
      if (told.kind === 'unreachable') continue;
      if (told.kind === 'refused') {
        // Busy or down is no answer about the comment: only one that is gone, or not ours, is forgotten.
        if (told.code === 'not-found' || told.code === 'forbidden') this.forget(id);
      } else if (told.state === 'deleted') this.forget(id);
      else if (told.state === 'published') {
        updateOwn(thread, id, (own) => ({ ...own, published: true }));
        // It is on a page that has not come: here it waits no longer.
        if (this.own.delete(id)) this.change(withOwn(this.thread, told.comment));
      } else {
        this.own.set(id, told);
        this.change(withOwn(this.thread, told.comment));
      }
    }
  }
}
