import type { ReactiveElement } from 'lit';
import { ask, type Question } from '../provider/ask.js';
import type { CommentRecord, OwnState, ThreadPage } from '../provider/comment-record.js';
import type { Posted, Refusal, Unreachable } from '../provider/outcome.js';
import type { CommentProvider, ThreadQuery } from '../provider/comment-provider.js';
import type { Target } from '../provider/target.js';
import { forgetOwn, ownComments, rememberOwn, rememberPublished } from './own-comments.js';
import type { Reading } from './reading.js';
import { empty, fromPage, withAnswers, withOwn, withPage, type Thread } from './thread.js';

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
  /** The first page has come. */
  loaded(total: number): void;
  /** It, or more of it, could not be had, or was refused. */
  failed(why: Refusal | Unreachable): void;
}

/**
 * Reads a thread: its first page, further ones, answers that a page leaves out, and the state of the visitor's own comments. Renders the
 * box at each step; what is under way stops with `stop()` or when another thread is asked for.
 */
export class ThreadReader {
  thread: Thread = empty;
  phase: 'idle' | 'loading' | 'there' | 'failed' = 'idle';
  /** A further page is under way. */
  loadingMore = false;
  /** There since the first page came. */
  reading: Reading | undefined;
  /** What the server says of own comments that are not published. */
  readonly own = new Map<string, OwnState>();

  private source: Source | undefined;
  private controller = new AbortController();

  constructor(private readonly host: ReaderHost) {}

  /** Reads a thread, unless it is the one that is read already. */
  open(source: Source): void {
    const before = this.source;
    if (before && isSame(before, source)) return;
    const other = before?.query.thread !== source.query.thread;
    this.stop();
    this.source = source;
    if (other) {
      this.thread = empty;
      this.own.clear();
    }
    void this.refresh();
  }

  /** Asks for the first page anew. */
  async refresh(): Promise<void> {
    const { source, controller } = this;
    if (!source) return;
    this.phase = 'loading';
    this.host.requestUpdate();
    const [page, reading] = await Promise.all([this.page(source.query), loadReading()]);
    if (controller.signal.aborted) return;
    this.reading = reading ?? this.reading;
    if (page.kind !== 'page' || !reading) {
      this.phase = 'failed';
      this.host.failed(page.kind === 'page' ? { kind: 'unreachable' } : page);
    } else {
      this.thread = this.withHeld(fromPage(page));
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

  /** A comment of the visitor's own was stored: shown at once, remembered on the device. */
  add({ kind, comment, editToken }: Posted): void {
    if (!this.source) return;
    if (editToken !== undefined) rememberOwn(this.source.query.thread, comment.id, editToken);
    if (kind === 'held') this.own.set(comment.id, { kind: 'own', comment, state: 'held', reason: null });
    this.thread = withOwn(this.thread, comment);
    this.host.requestUpdate();
    // The server answers again: what could not be read before can be now.
    if (this.phase === 'failed') void this.refresh();
  }

  /** The author has read why it was refused, or it is gone: nobody asks for it any more, and only its author saw it. */
  forget(id: CommentRecord['id']): void {
    if (this.source) forgetOwn(this.source.query.thread, id);
    if (!this.own.delete(id)) return;
    const comments = new Map(this.thread.comments);
    comments.delete(id);
    this.thread = { ...this.thread, comments };
    this.host.requestUpdate();
  }

  /** Nothing more is asked for, and what is under way counts no more. */
  stop(): void {
    this.controller.abort();
    this.controller = new AbortController();
    this.source = undefined;
    this.phase = 'idle';
  }

  private async extend(query: ThreadQuery, add: (thread: Thread, page: ThreadPage) => Thread): Promise<ThreadPage | undefined> {
    const { controller } = this;
    const page = await this.page(query);
    if (controller.signal.aborted) return undefined;
    if (page.kind === 'page') this.thread = add(this.thread, page);
    else this.host.failed(page);
    this.host.requestUpdate();
    return page.kind === 'page' ? page : undefined;
  }

  /** What only its author sees stays in view, also while the back end cannot be asked about it. */
  private withHeld(thread: Thread): Thread {
    let merged = thread;
    for (const { comment } of this.own.values()) {
      if (thread.comments.has(comment.id)) this.own.delete(comment.id);
      else merged = withOwn(merged, comment);
    }
    return merged;
  }

  private async page(query: ThreadQuery): Promise<ThreadPage | Refusal | Unreachable> {
    const { target } = this.source ?? {};
    return target ? this.ask(target.provider.list(query, target.endpoint)) : { kind: 'unreachable' };
  }

  private ask<Told extends { readonly kind: string }>(question: Question<Told>): Promise<Told | Refusal | Unreachable> {
    return ask(question, this.controller.signal, this.source?.target.provider.transport);
  }

  /** Own comments of which nobody has seen yet that they are published: what has become of them? */
  private async askForOwn(thread: string): Promise<void> {
    const { controller } = this;
    const { provider, endpoint } = this.source?.target ?? {};
    if (!provider?.own || !endpoint) return;
    for (const { id, editToken, published } of ownComments(thread)) {
      if (published) continue;
      if (this.thread.comments.get(id)?.state === 'published') {
        rememberPublished(thread, id);
        continue;
      }
      const told = await this.ask(provider.own({ id, editToken }, endpoint));
      if (controller.signal.aborted) return;
      if (told.kind === 'unreachable') continue;
      if (told.kind === 'refused') {
        // Busy or down is no answer about the comment: only one that is gone, or not ours, is forgotten.
        if (told.code === 'not-found' || told.code === 'forbidden') this.forget(id);
      } else if (told.state === 'deleted') this.forget(id);
      else if (told.state === 'published') {
        rememberPublished(thread, id);
        // It is on a page that has not come: here it waits no longer.
        if (this.own.delete(id)) this.thread = withOwn(this.thread, told.comment);
        this.host.requestUpdate();
      } else {
        this.own.set(id, told);
        this.thread = withOwn(this.thread, told.comment);
        this.host.requestUpdate();
      }
    }
  }
}
