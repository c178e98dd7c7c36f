import type { ReactiveController, TemplateResult } from 'lit';
import { AwError } from '../events/aw-error.js';
import { AwLoad } from '../events/aw-load.js';
import { sanitizer } from '../html/sanitize.js';
import { latestComments } from '../localize/en/latest-comments.js';
import { Localize } from '../localize/localize.js';
import { ask } from '../provider/ask.js';
import type { CommentProvider } from '../provider/comment-provider.js';
import { commentProviders } from '../provider/comments/registry.js';
import { isRetryable, type Refusal, type Unreachable } from '../provider/outcome.js';
import { Targeting, type Target } from '../provider/target.js';
import { adviseUnanswered } from '../provider/unanswered.js';
import { advise, inRange } from '../site/advise.js';
import { SiteSettings } from '../site/settings.js';
import { webAddress } from '../site/web-address.js';
import { adopt } from '../theme/adopt.js';
import { controls } from '../theme/controls.js';
import { excerpt, plainText } from './excerpt.js';
import type { LatestComments } from './latest-comments.js';
import { styles } from './latest-comments.styles.js';
import { latestView, type Failed, type There, type View } from './latest-comments.view.js';

/** Longest beginning of a comment, in UTF-16 code units: some three lines. */
const longestExcerpt = 140;

/** A back end that can tell them. */
type Telling = Target<CommentProvider & Required<Pick<CommentProvider, 'latest'>>>;

function canTell(target: Target<CommentProvider>): target is Telling {
  return target.provider.latest !== undefined;
}

/** From where, and how many. */
interface Source {
  readonly target: Telling;
  readonly limit: number;
}

/** What a list of the newest comments does: it asks for them and shows them. It comes on demand. */
export class Latest implements ReactiveController {
  private readonly localize: Localize<typeof latestComments>;
  private readonly targeting: Targeting<CommentProvider>;
  private source: Source | undefined;
  private view: View = { kind: 'loading' };

  constructor(private readonly host: LatestComments) {
    const site = new SiteSettings(host);
    this.localize = new Localize(host, latestComments, site);
    this.targeting = new Targeting(host, commentProviders, site);
    adopt(host, controls);
    adopt(host, styles);
    host.addController(this);
  }

  hostUpdate(): void {
    const { host, source: before } = this;
    if (!host.isConnected) return;
    const target = this.targeting.value;
    if (target === 'loading') return;
    if (!target || !canTell(target)) {
      if (target) advise(host, 'cannotTell', host.provider, 'latest');
      this.source = undefined;
      this.view = { kind: 'unable' };
      return;
    }
    const { provider, endpoint } = target;
    const limit = inRange(host, 'limit', host.limit, 1, 20, 5);
    if (before?.target.provider === provider && before.target.endpoint.href === endpoint.href && before.limit === limit) return;
    this.source = { target, limit };
    void this.load(this.source);
  }

  render(): TemplateResult {
    const { host, localize, source, view } = this;
    return latestView(view, {
      localize,
      heading: host.heading || localize.term('latestHeading'),
      level: inRange(host, 'heading-level', host.headingLevel, 1, 6, 2),
      length: source?.limit ?? 0,
      nowMs: Date.now(),
      hasOwn: host.firstElementChild !== null || host.textContent.trim() !== '',
      again: this.again,
      slotted: () => host.requestUpdate(),
    });
  }

  private async load(source: Source): Promise<void> {
    const { host } = this;
    // What is there stays in view until its successor has come.
    if (this.view.kind !== 'there') this.view = { kind: 'loading' };
    host.requestUpdate();
    const view = await this.ask(source);
    if (source !== this.source) return;
    this.view = view;
    host.requestUpdate();
    host.dispatchEvent(view.kind === 'there' ? new AwLoad(view.entries.length) : new AwError(view.code, isRetryable(view.code)));
  }

  private async ask({ target, limit }: Source): Promise<There | Failed> {
    const { provider, endpoint } = target;
    // Nobody calls it off: an answer for which nobody waits any more is let go.
    const asked = ask(provider.latest(limit, location.origin, endpoint), new AbortController().signal, provider.transport);
    const [told, sanitize] = await Promise.all([asked, sanitizer().catch(() => undefined)]);
    if (told.kind !== 'latest') return this.failed(told, target);
    if (!sanitize) return { kind: 'failed', code: 'unreachable' };
    const entries = told.comments.map(({ comment, title, url }) => ({
      comment,
      text: excerpt(plainText(comment.html, sanitize), longestExcerpt, this.localize.lang),
      title,
      href: url === null ? undefined : webAddress(url)?.href,
    }));
    return { kind: 'there', entries };
  }

  private failed(why: Refusal | Unreachable, target: Target<CommentProvider>): Failed {
    if (why.kind === 'unreachable') adviseUnanswered(this.host, target);
    else if (why.field === 'site') advise(this.host, 'forbidden');
    return { kind: 'failed', code: why.kind === 'refused' ? why.code : 'unreachable' };
  }

  private readonly again = (): void => {
    if (!this.source) return;
    // The button that was pressed goes: the focus stays in the same place.
    this.host.renderRoot.querySelector<HTMLElement>('#heading')?.focus();
    void this.load(this.source);
  };
}
