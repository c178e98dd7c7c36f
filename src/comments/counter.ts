import { html, type ReactiveController, type TemplateResult } from 'lit';
import type { AwLoad } from '../events/aw-load.js';
import type { AwPost } from '../events/aw-post.js';
import { commentCount } from '../localize/en/comment-count.js';
import { Localize } from '../localize/localize.js';
import type { CommentProvider } from '../provider/comment-provider.js';
import { commentProviders } from '../provider/comments/registry.js';
import { Targeting, type Target } from '../provider/target.js';
import { advise } from '../site/advise.js';
import { canonicalAddress } from '../site/canonical.js';
import { offPageAddress, onPageAddress } from '../site/page-address.js';
import { SiteSettings } from '../site/settings.js';
import type { CommentBox } from './comment-box.js';
import type { CommentCount } from './comment-count.js';
import { canCount, countOf } from './counting.js';
import { threadKey } from './thread-key.js';

/** Which thread, and where it is counted: as a comment box has both. */
interface Asked {
  readonly threadKey: string;
  readonly target: Target<CommentProvider>;
}

function isSame(one: Asked, other: Pick<CommentBox, 'threadKey' | 'target'>): boolean {
  return (
    one.threadKey === other.threadKey &&
    one.target.provider === other.target?.provider &&
    one.target.endpoint.href === other.target.endpoint.href
  );
}

/** The page that a count is about: the one that its link leads to, else this one. */
function pageOf(host: Element): string {
  const link = host.closest<HTMLAnchorElement>('a[href]')?.href;
  // A link to a place on this page has the address at which it was opened, and that need not be its canonical one.
  return link && threadKey(link) !== threadKey(location.href) ? link : canonicalAddress() || location.href;
}

/** What a count does: which thread, how many, and what the box of that thread says. It comes on demand. */
export class Counter implements ReactiveController {
  private readonly localize: Localize<typeof commentCount>;
  private readonly targeting: Targeting<CommentProvider>;
  private asked: Asked | undefined;
  private count: number | undefined;

  constructor(private readonly host: CommentCount) {
    const site = new SiteSettings(host);
    this.localize = new Localize(host, commentCount, site);
    this.targeting = new Targeting(host, commentProviders, site);
    host.addController(this);
  }

  hostConnected(): void {
    document.documentElement.addEventListener('aw-load', this.follow);
    document.documentElement.addEventListener('aw-post', this.follow);
    onPageAddress(this.again);
    this.again(); // it may stand in another link
  }

  hostDisconnected(): void {
    document.documentElement.removeEventListener('aw-load', this.follow);
    document.documentElement.removeEventListener('aw-post', this.follow);
    offPageAddress(this.again);
  }

  hostUpdate(): void {
    const { host } = this;
    if (!host.isConnected) return;
    const target = this.targeting.value;
    const given = host.thread || pageOf(host);
    const key = threadKey(given);
    if (key === undefined) advise(host, 'threadKey', given);
    const before = this.asked;
    const asked = key !== undefined && target && target !== 'loading' ? { threadKey: key, target } : undefined;
    if (before && asked && isSame(before, asked)) return;
    this.asked = asked;
    this.count = undefined;
    if (asked) void this.ask(asked);
  }

  render(): string | TemplateResult {
    const { count, host, localize } = this;
    if (count === undefined) return html`<slot></slot>`;
    const number = localize.number(count);
    if (host.closest('a')?.textContent.trim() !== host.textContent.trim()) return number;
    return html`<span aria-hidden="true">${number}</span><span class="said">${localize.term('commentCount', count, number)}</span>`;
  }

  private async ask(asked: Asked): Promise<void> {
    const { host } = this;
    const { threadKey, target } = asked;
    if (!canCount(target)) {
      advise(host, 'cannotTell', host.provider, 'counts');
      return;
    }
    const count = await countOf(threadKey, target, host);
    // What the thread's box has said meanwhile is newer.
    if (count === undefined || asked !== this.asked || this.count !== undefined) return;
    if (count === 'unknown') {
      advise(host, 'threadUnknown', threadKey, '');
      return;
    }
    this.count = count;
    host.requestUpdate();
  }

  private readonly again = (): void => this.host.requestUpdate();

  private readonly follow = (event: AwLoad | AwPost): void => {
    // Whatever fires it, in whatever shadow root: only a box has a thread.
    const box = event.composedPath()[0] as unknown as Pick<CommentBox, 'threadKey' | 'target'>;
    if (!this.asked || !isSame(this.asked, box)) return;
    if ('total' in event.detail) this.count = event.detail.total;
    else if (this.count !== undefined && event.detail.state === 'published') this.count += 1;
    this.host.requestUpdate();
  };
}
