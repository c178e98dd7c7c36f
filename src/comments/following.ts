import { html, nothing, type TemplateResult } from 'lit';
import { AwLoad } from '../events/aw-load.js';
import { following } from '../localize/en/following.js';
import type { CommentRecord, ThreadPage } from '../provider/comment-record.js';
import { latestMoment, withBranch, withChanges, withFresh } from './thread-changes.js';
import type { Refusal, Unreachable } from '../provider/outcome.js';
import type { ThreadHost, ThreadView } from './thread-view.js';

/** How long after the last answer the next is asked for, in milliseconds: at first, and at most. */
const firstMs = 30_000;
const mostMs = 600_000;

/** Where nothing new has come the next question comes later. */
export function nextDelayMs(delayMs: number, hasNews: boolean): number {
  return hasNews ? firstMs : Math.min(mostMs, delayMs * 1.5);
}

/** Pages that are searched for a comment, where the back end cannot find one. */
const mostPages = 40;

/** What happens in a thread while one reads it, and the way to one comment in it. */
export class Following {
  private fresh: readonly CommentRecord[] = [];
  /** From when on something is new, by the back end's clock; `undefined` until that is known. */
  private since: string | undefined;
  /** What was there before, on pages that have not come. */
  private readonly earlier = new Set<string>();
  private ready: Promise<Refusal | Unreachable | undefined> | undefined;
  private closed = false;
  private delayMs = firstMs;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly localize;

  constructor(
    private readonly host: ThreadHost,
    private readonly view: ThreadView,
  ) {
    this.localize = host.localize.with(following);
    document.addEventListener('visibilitychange', this.look);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    document.removeEventListener('visibilitychange', this.look);
  }

  /** "3 new comments": nothing moves before one asks for them. */
  render(): TemplateResult {
    const { localize } = this;
    const { length } = this.unseen;
    return html`<p class="fresh" role="status">
      ${
        length
          ? html`<button class="button secondary" part="button" type="button" @click=${this.show}>
              ${localize.term('commentsFresh', length, localize.number(length))}
            </button>`
          : nothing
      }
    </p>`;
  }

  /** Asks from now on, ever more rarely, while the tab is seen. */
  start(): void {
    clearTimeout(this.timer);
    this.ready ??= this.begin();
    if (this.host.isLive && !this.closed) this.timer = setTimeout(this.look, this.delayMs);
  }

  /**
   * Asks what is new, and resolves to whether there was anything. What has changed is changed in its place; what has come waits until the
   * visitor wants it. What was there before this view, on pages that have not come, is no news.
   */
  async check(): Promise<boolean | Refusal | Unreachable> {
    const { reader } = this.host;
    const told = await (this.ready ??= this.begin());
    if (told) this.ready = undefined;
    const page = told ?? (await this.ask(this.since));
    if (page.kind !== 'page') return page;
    const { comments } = reader.thread;
    const changed = page.comments.filter((each) => {
      const before = comments.get(each.id);
      return before && JSON.stringify(before) !== JSON.stringify(each);
    });
    const came = page.comments.filter((each) => this.isNews(each));
    this.fresh = [...this.fresh, ...came];
    this.since = latestMoment({ ...reader.thread, comments: new Map(page.comments.map((each) => [each.id, each])) }) ?? this.since;
    for (const { id } of changed) reader.own.delete(id);
    const { total, open } = page;
    reader.change({ ...withChanges(reader.thread, changed), total, open });
    return changed.length > 0 || came.length > 0;
  }

  /** New, and with a place: an answer whose parent has not come will come with it. */
  private isNews({ id, parent, state, createdAt, editedAt }: CommentRecord): boolean {
    const { comments } = this.host.reader.thread;
    const isKnown = (each: string) => comments.has(each) || this.earlier.has(each) || this.fresh.some((fresh) => fresh.id === each);
    const isLater = Date.parse(createdAt) >= (Date.parse(this.since ?? '') || 0);
    // Where the back end tells what is newer, an older one was let pass by a moderator just now.
    const isApproved = this.host.target?.provider.newer !== undefined && editedAt === null;
    return !isKnown(id) && state === 'published' && (isLater || isApproved) && (parent === null || isKnown(parent));
  }

  /** What has come and is not shown: a refresh may have brought it meanwhile. */
  private get unseen(): readonly CommentRecord[] {
    const { comments } = this.host.reader.thread;
    return this.fresh.filter(({ id }) => !comments.has(id));
  }

  /** Finds out from when on something is new. In another order than by time, pages that have not come may hold what is later than all that has. */
  private async begin(): Promise<Refusal | Unreachable | undefined> {
    const { thread, source } = this.host.reader;
    let since = latestMoment(thread);
    this.since = since;
    if (source?.query.sort === 'newest' || thread.next === null) return undefined;
    for (let pages = 0; pages < mostPages; pages += 1) {
      const page = await this.ask(since);
      if (page.kind !== 'page') return page;
      for (const { id } of page.comments) this.earlier.add(id);
      const latest = latestMoment({ ...this.host.reader.thread, comments: new Map(page.comments.map((each) => [each.id, each])) });
      const isEnd = page.next === null || !this.host.target?.provider.newer || latest === since;
      since = latest ?? since;
      if (isEnd) break;
    }
    this.since = since;
    return undefined;
  }

  private ask(since: string | undefined): Promise<ThreadPage | Refusal | Unreachable> {
    const { query } = this.host.reader.source ?? {};
    return this.host.reader.ask<ThreadPage>(({ provider, endpoint }, thread) =>
      since !== undefined && provider.newer
        ? provider.newer(thread, since, endpoint)
        : query && provider.list({ ...query, sort: 'newest' }, endpoint),
    );
  }

  /** Asks what has come since the page was made; shown at once where nobody can be reading yet. */
  async catchUp(): Promise<void> {
    const { host } = this;
    const told = await this.check();
    if (this.closed) return;
    if (typeof told === 'object') {
      host.failed(told);
      return;
    }
    if (host.getBoundingClientRect().top > innerHeight) this.merge();
    host.dispatchEvent(new AwLoad(host.reader.thread.total));
  }

  /** Goes to a comment, wherever in the thread it is. */
  async find(id: string): Promise<void> {
    const { host, view } = this;
    const { reader } = host;
    const isHere = () => reader.thread.comments.has(id);
    if (!isHere()) {
      const found = await reader.ask<ThreadPage>(({ provider, endpoint }, thread) => provider.locate?.(thread, id, endpoint));
      if (this.closed) return;
      if (found.kind === 'page') reader.change(withBranch(reader.thread, found));
      else if (found.kind === 'refused' ? found.code !== 'not-found' : host.target?.provider.locate) {
        host.failed(found);
        return;
      }
    }
    const canLocate = host.target?.provider.locate !== undefined;
    for (let pages = 0; !canLocate && !this.closed && !isHere() && pages < mostPages; pages += 1) if (!(await reader.more()).length) break;
    if (this.closed) return;
    if (isHere()) return view.goTo(id);
    host.say(this.localize.term('commentNotFound'));
  }

  private async poll(): Promise<void> {
    this.delayMs = nextDelayMs(this.delayMs, (await this.check()) === true);
    this.start();
  }

  private merge(): readonly CommentRecord[] {
    const fresh = this.unseen;
    const { reader } = this.host;
    this.fresh = [];
    reader.change(withFresh(reader.thread, fresh, reader.source?.query.sort === 'oldest'));
    return fresh;
  }

  private readonly show = (): void => {
    const { view } = this;
    const fresh = this.merge();
    const first = fresh.find(({ parent }) => parent === null) ?? fresh[0];
    if (first) void view.goTo(first.id);
  };

  private readonly look = (): void => {
    clearTimeout(this.timer);
    // A hidden tab asks for nothing; it catches up when it is seen.
    if (!document.hidden && this.host.isLive) void this.poll();
  };
}
