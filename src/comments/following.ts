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
    clearTimeout(this.timer);
    document.removeEventListener('visibilitychange', this.look);
  }

  /** "3 new comments": nothing moves before one asks for them. */
  render(): TemplateResult {
    const { localize, fresh } = this;
    const { length } = fresh;
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
    if (this.host.isLive) this.timer = setTimeout(this.look, this.delayMs);
  }

  /** Asks what is new, and resolves to whether there was anything. What has changed is changed in its place; what has come waits until the visitor wants it. */
  async check(): Promise<boolean | Refusal | Unreachable> {
    const { reader, target } = this.host;
    const { query } = reader.source ?? {};
    const since = latestMoment(reader.thread);
    const page = await reader.ask<ThreadPage>(({ provider, endpoint }, thread) =>
      since !== undefined && provider.newer
        ? provider.newer(thread, since, endpoint)
        : query && provider.list({ ...query, sort: 'newest' }, endpoint),
    );
    if (page.kind !== 'page') return page;
    // More than one answer holds: it is simpler to begin anew.
    if (page.next !== null && target?.provider.newer) {
      await reader.refresh();
      return true;
    }
    const { comments } = reader.thread;
    const changed = page.comments.filter((each) => {
      const before = comments.get(each.id);
      return before && JSON.stringify(before) !== JSON.stringify(each);
    });
    // Older ones that are not here stand on pages that have not come; but one that a moderator has let pass just now is new all the same.
    const from = Date.parse(since ?? '') || 0;
    const isNew = ({ createdAt, editedAt }: CommentRecord) =>
      Date.parse(createdAt) >= from || (target?.provider.newer !== undefined && editedAt === null);
    const fresh = page.comments.filter((each) => !comments.has(each.id) && each.state === 'published' && isNew(each));
    const hasNews = changed.length > 0 || fresh.length !== this.fresh.length;
    this.fresh = fresh;
    for (const { id } of changed) reader.own.delete(id);
    const { total, open } = page;
    reader.change({ ...withChanges(reader.thread, changed), total, open });
    return hasNews;
  }

  /** Asks what has come since the page was made; shown at once where nobody can be reading yet. */
  async catchUp(): Promise<void> {
    const { host } = this;
    const told = await this.check();
    if (typeof told === 'object') host.failed(told);
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
      if (found.kind === 'page') reader.change(withBranch(reader.thread, found));
    }
    const canLocate = host.target?.provider.locate !== undefined;
    for (let pages = 0; !canLocate && !isHere() && pages < mostPages; pages += 1) if (!(await reader.more()).length) break;
    if (isHere()) return view.goTo(id);
    host.say(this.localize.term('commentNotFound'));
  }

  private async ask(): Promise<void> {
    this.delayMs = nextDelayMs(this.delayMs, (await this.check()) === true);
    this.start();
  }

  private merge(): readonly CommentRecord[] {
    const { fresh } = this;
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
    if (!document.hidden && this.host.isLive) void this.ask();
  };
}
