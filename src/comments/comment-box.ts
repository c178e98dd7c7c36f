import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { AwError } from '../events/aw-error.js';
import { AwLoad } from '../events/aw-load.js';
import { AwPost } from '../events/aw-post.js';
import { AwSubmit } from '../events/aw-submit.js';
import { draftsBelow } from '../form/drafts.js';
import { comments } from '../localize/en/comments.js';
import { later } from '../localize/en/later.js';
import { Localize } from '../localize/localize.js';
import { commentProviders } from '../provider/comments/registry.js';
import type { CommentRecord } from '../provider/comment-record.js';
import { isRetryable, type Posted, type ProblemCode, type Refusal, type Unreachable } from '../provider/outcome.js';
import { sorts, type CommentDraft, type CommentProvider, type Sort } from '../provider/comment-provider.js';
import { Targeting, type Target } from '../provider/target.js';
import { adviseUnanswered } from '../provider/unanswered.js';
import { advise, inRange, oneOf } from '../site/advise.js';
import { canonicalAddress } from '../site/canonical.js';
import { offPageAddress, onPageAddress } from '../site/page-address.js';
import { SiteSettings } from '../site/settings.js';
import { controls } from '../theme/controls.js';
import { heading } from '../theme/heading.js';
import { tokens } from '../theme/tokens.js';
import { styles } from './comment-box.styles.js';
import { Composer, draftScope, type ComposerHost } from './composer.js';
import { commentIn } from './permalink.js';
import { threadKey } from './thread-key.js';
import { rootOf } from './thread.js';
import { ThreadReader, type ReaderHost } from './thread-reader.js';
import type { ThreadHost, ThreadView } from './thread-view.js';

const loadings = ['visible', 'eager', 'click'] as const;

/** How near the box must be before its thread is asked for: it is there when one arrives. */
const nearBy = '600px';

/** How long after the last sentence the next is said, in milliseconds: long enough that a screen reader takes it for another. */
const speakAfterMs = 100;

/**
 * The comments of a page: read, answer, write. What a visitor types is kept on the device until the server has acknowledged it.
 *
 * @element aw-comment-box
 * @slot - Comments that are on the page already, as HTML: for readers without JavaScript, and for search engines. Those that the reference
 *   server gives (`/v1/comments.html`) are taken over, and only what is newer is asked for.
 * @slot guidelines - How one talks here, where it needs a link; otherwise the attribute is enough.
 * @fires {AwLoad} aw-load - The thread has come.
 * @fires {AwSubmit} aw-submit - A comment is about to be sent; cancelable, its content is in `draft`.
 * @fires {AwPost} aw-post - A comment was stored: published, or held for a moderator.
 * @fires {AwError} aw-error - The thread could not be loaded, or a comment was refused.
 * @csspart box - Everything.
 * @csspart heading - "Comments", with their number.
 * @csspart form - An editor: of a comment, or of a reply.
 * @csspart field - A field with its label.
 * @csspart label - A field's label.
 * @csspart input - A field itself.
 * @csspart toolbar - What formats the text, and shows a preview.
 * @csspart error - What is wrong, and what to do.
 * @csspart button - Every button.
 * @csspart comment - One comment, with its answers.
 * @csspart comment-header - Who and when.
 * @csspart avatar - Initials, or a picture.
 * @csspart author - The author's name.
 * @csspart badge - What sets the author apart: "Author", "Staff", "Pinned".
 * @csspart date - When.
 * @csspart body - The text.
 * @csspart actions - What can be done with a comment.
 * @csspart pending - What its author is told about it.
 * @csspart pager - "Load more".
 * @csspart status - What waits, or was said last.
 * @cssprop [--aw-accent] - The main button, links and focus.
 * @cssprop [--aw-surface=Field] - The background of fields.
 */
export class CommentBox extends LitElement implements ComposerHost, ReaderHost, ThreadHost {
  static override styles = [tokens, controls, styles];

  /** Key of the thread: an address, or 1…200 letters, digits and `. _ ~ / -`. Without it the page's canonical address. */
  @property() thread = '';

  /** Title of the thread for the moderator. Without it the page's title. */
  @property({ attribute: 'thread-title' }) threadTitle = '';

  /** Which back end: `afterword` (the default where `server` is set), `wordpress`, `wordpress-form`, `waline` or `demo`. */
  @property() provider = '';

  /** Address of the back end, for providers that need one. */
  @property() endpoint = '';

  /** Base URL of the reference server; usually set once for the page. */
  @property() server?: string;

  /** Order at first: `newest`, `oldest` or `top`. */
  @property() sort = '';

  /** How many top-level comments at a time, 1…100. */
  @property({ type: Number, attribute: 'page-size' }) pageSize = 25;

  /** Steps that answers are indented, 1…8; deeper ones are shown flat. */
  @property({ type: Number, attribute: 'max-depth' }) maxDepth = 4;

  /** When the comments are asked for: `visible` (the default: when one comes near), `eager` or `click`. A link to a comment asks at once. */
  @property() loading = '';

  /** `on` asks again for what is new, ever more rarely, while the tab is seen. */
  @property() live = '';

  /** `up` (the default), or `none`, which takes the likes away. */
  @property() votes = '';

  /** `on` shows the pictures of authors that the back end names, which may lie at third parties; otherwise initials are drawn. */
  @property() avatars = '';

  /** What one must give to write: `name`, `email`, both (the default) or `none`. */
  @property() require = 'name email';

  /** No new comments, whatever the server allows. */
  @property({ type: Boolean }) closed = false;

  /** A sentence on how one talks here. */
  @property() guidelines = '';

  /** A list of the newsletter, which writers are offered; they confirm it by mail. */
  @property() newsletter = '';

  /** `off` switches the editor's keyboard shortcuts off. */
  @property() shortcuts = '';

  /** The heading's words. */
  @property() heading = '';

  /** The heading's level, 1…6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  readonly site = new SiteSettings(this);
  readonly localize = new Localize(this, { ...comments, ...later }, this.site);
  readonly reader = new ThreadReader(this);
  target: Target<CommentProvider> | undefined;
  threadKey: string | undefined;

  @state() private chosenSort: Sort | undefined;
  @state() private said = '';

  /** The thread is wanted: someone comes near, presses the button, or follows a link to a comment. */
  @state() private wanted = false;

  /** The order of what is there: where another cannot be had, the choice goes back to it. */
  private shownSort: Sort | undefined;

  private readonly targeting = new Targeting(this, commentProviders, this.site);
  private readonly composers = new Map<string, Composer>();
  private readonly nearness = new IntersectionObserver((seen) => this.see(seen), { rootMargin: nearBy });
  private view: ThreadView | undefined;
  private pending: CommentDraft | undefined;
  private configured = true;
  private saying: ReturnType<typeof setTimeout> | undefined;
  private isSaidElsewhere = false;

  /** What is about to be sent, while `aw-submit` is fired and until there is an answer. */
  get draft(): CommentDraft | undefined {
    return this.pending;
  }

  get required(): readonly string[] {
    return this.require.split(/\s+/);
  }

  get titleOfThread(): string {
    return (this.threadTitle || document.title).slice(0, 300); // the most that the server takes
  }

  get isOpen(): boolean {
    return !this.closed && this.reader.thread.open;
  }

  get hasVotes(): boolean {
    return this.target?.provider.vote !== undefined && oneOf(this, 'votes', this.votes, ['up', 'none']) === 'up';
  }

  get hasAvatars(): boolean {
    return oneOf(this, 'avatars', this.avatars, ['off', 'on']) === 'on';
  }

  get hasShortcuts(): boolean {
    return oneOf(this, 'shortcuts', this.shortcuts, ['on', 'off']) === 'on';
  }

  get isLive(): boolean {
    return oneOf(this, 'live', this.live, ['off', 'on']) === 'on';
  }

  get depth(): number {
    return inRange(this, 'max-depth', this.maxDepth, 1, 8, 4);
  }

  get level(): number {
    return inRange(this, 'heading-level', this.headingLevel, 1, 6, 2);
  }

  /** Moves the focus into the editor. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('#body-top')?.focus(options);
  }

  /** Asks for the comments anew. */
  async refresh(): Promise<void> {
    const before = this.reader.coming;
    this.wanted = true;
    await this.updateComplete;
    // Where that has begun to read another thread, or this one at last, nothing else is to be asked for.
    await (this.reader.coming === before ? this.reader.refresh() : this.reader.coming);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.wake);
    onPageAddress(this.follow);
    this.nearness.observe(this);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.wake);
    offPageAddress(this.follow);
    this.nearness.disconnect();
    // An element that is only moved goes on.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.closeThread();
      this.threadKey = undefined;
    });
  }

  protected override willUpdate(): void {
    // Lit also updates what has left the page: that has nothing to read, and no draft to hold.
    if (!this.isConnected) return;
    const target = this.targeting.value;
    this.configured = target !== undefined;
    this.target = target === 'loading' ? undefined : target;
    const key = threadKey(this.thread || canonicalAddress() || location.href);
    if (key === undefined) advise(this, 'threadKey', this.thread);
    if (key !== this.threadKey) {
      this.closeThread();
      this.threadKey = key;
      if (key !== undefined) this.composers.set('', new Composer(this, key, null));
    }
    if (key === undefined || !this.target) return;
    const loading = oneOf(this, 'loading', this.loading, loadings);
    if (!this.wanted && loading !== 'eager' && !commentIn(location.hash)) return;
    const limit = inRange(this, 'page-size', this.pageSize, 1, 100, 25);
    this.reader.open({ target: this.target, query: { thread: key, sort: this.currentSort, limit } });
  }

  override render(): TemplateResult {
    const { localize, reader } = this;
    if (!this.configured || this.threadKey === undefined)
      return html`<slot></slot>${this.hasOwn ? nothing : html`<p class="muted">${localize.term('commentsNotSetUp')}</p>`}`;
    const { total } = reader.thread;
    return html`
      <section class="box" part="box" aria-labelledby="heading">
        <header class="top">
          <div id="heading" tabindex="-1">
            ${heading(
              this.level,
              html`${`${this.heading || localize.term('commentsHeading')} `}${total ? html`<span class="count">${localize.number(total)}</span>` : nothing}`,
            )}
          </div>
          ${total > 1 ? this.sorting() : nothing}
        </header>
        ${this.isOpen ? nothing : html`<p class="muted">${localize.term('commentsClosed')}</p>`} ${this.writing()}
        <p class=${this.isSaidElsewhere ? 'told said' : 'told muted small'} part="status" role="status">${this.said}</p>
        ${this.list()}
      </section>
    `;
  }

  mayPost(draft: CommentDraft): boolean {
    this.pending = draft;
    return this.dispatchEvent(new AwSubmit('comment'));
  }

  posted(outcome: Posted, composer: Composer, body: string): void {
    this.pending = undefined;
    const isHere = this.isWritingIn(composer);
    this.wanted = true;
    this.reader.add(this.threadKey ?? '', outcome, body);
    if (composer.parent) this.closeReply(composer.parent.id);
    this.say(this.localize.term(outcome.kind === 'held' ? 'commentHeld' : 'commentPublished'));
    this.dispatchEvent(new AwPost(outcome.comment.id, outcome.kind));
    // The button that had the focus is gone: it goes to what it has made. What was sent by itself takes it from nobody.
    if (!isHere) return;
    this.view?.reveal(outcome.comment.id);
    void this.focusOn(`c-${outcome.comment.id}`);
  }

  arrived(): void {
    this.pending = undefined;
    this.say(this.localize.term('commentArrived'));
    void this.refresh();
  }

  isWritingIn({ id }: Composer): boolean {
    return this.shadowRoot?.activeElement?.closest('form')?.querySelector(`#${CSS.escape(id)}`) != null;
  }

  cancelled({ parent }: Composer): void {
    if (!parent) return;
    this.closeReply(parent.id);
    void this.focusOn(`reply-${parent.id}`);
  }

  refused(code: ProblemCode | 'unreachable'): void {
    this.pending = undefined;
    this.dispatchEvent(new AwError(code, isRetryable(code)));
  }

  loaded(total?: number): void {
    const isFirst = this.shownSort === undefined;
    this.shownSort = this.currentSort;
    const { reader, target } = this;
    if (target && this.view && !this.view.isOf(target)) {
      this.view.close();
      this.view = undefined;
    }
    if (target) this.view ??= reader.reading?.view(this, target);
    if (total !== undefined) this.dispatchEvent(new AwLoad(total));
    this.resumeReplies();
    this.view?.begin(total === undefined);
    if (isFirst) this.follow();
  }

  failed(why: Refusal | Unreachable): void {
    // Where there are comments, nothing else says that no more have come.
    if (this.reader.thread.comments.size) this.say(this.localize.term('commentsFailed'));
    if (this.shownSort) this.chosenSort = this.shownSort;
    if (why.kind === 'unreachable') {
      if (this.target) adviseUnanswered(this, this.target);
    } else if (why.field === 'thread') {
      advise(this, 'threadUnknown', this.threadKey ?? '', this.provider);
    }
    const code = why.kind === 'refused' ? why.code : 'unreachable';
    this.dispatchEvent(new AwError(code, isRetryable(code)));
  }

  replyForm(id: string): unknown {
    return this.composers.get(id)?.render() ?? nothing;
  }

  isReplyingTo(id: string): boolean {
    return this.composers.has(id);
  }

  reply(comment: CommentRecord, quotation: string): void {
    this.openReply(comment);
    if (quotation) void this.composers.get(comment.id)?.quote(quotation);
    void this.focusOn(`body-${comment.id}`);
  }

  say(text: string, isSeenElsewhere = false): void {
    // The same sentence again is another change, a moment later: otherwise it would not be spoken.
    this.said = '';
    this.isSaidElsewhere = isSeenElsewhere;
    clearTimeout(this.saying);
    this.saying = setTimeout(() => (this.said = text), speakAfterMs);
  }

  resumeReplies(): void {
    for (const parent of draftsBelow(draftScope(this.threadKey ?? '', ''))) {
      const comment = this.reader.thread.comments.get(parent);
      if (comment) this.openReply(comment);
    }
  }

  async focusOn(id: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus();
  }

  /** The page has brought comments, or words, of its own. */
  private get hasOwn(): boolean {
    return this.querySelector(':scope > :not([slot])') !== null;
  }

  private get currentSort(): Sort {
    const [own = 'newest', ...others] = this.target?.provider.capabilities.sorts ?? [];
    const wanted = this.chosenSort ?? (this.sort ? oneOf(this, 'sort', this.sort, sorts) : own);
    return others.includes(wanted) ? wanted : own;
  }

  /**
   * Where the page's own editor is, and the replies whose comment is not in view. What was written stays at hand, also where no more is
   * taken.
   */
  private writing(): TemplateResult {
    const { comments } = this.reader.thread;
    const isShown = ({ text, active }: Composer) => this.isOpen || active || text.trim() !== '';
    const all = [...this.composers.values()].filter(isShown);
    const top = all.find(({ parent }) => !parent);
    const strays = all.filter(({ parent }) => parent && !comments.has(parent.id));
    const hasRules = this.guidelines || this.querySelector(':scope > [slot=guidelines]');
    return html`
      <div class="guidelines muted" id="guidelines" ?hidden=${!this.isOpen || !hasRules}>
        <slot name="guidelines">${this.guidelines}</slot>
      </div>
      ${top?.render()} ${strays.map((composer) => composer.render())}
    `;
  }

  private sorting(): TemplateResult {
    const { localize, currentSort, target } = this;
    const terms = { newest: 'commentsNewest', oldest: 'commentsOldest', top: 'commentsTop' } as const;
    const can = target?.provider.capabilities.sorts ?? [];
    const offered = sorts.filter((sort) => sort === currentSort || (can.includes(sort) && (sort !== 'top' || this.hasVotes)));
    return html`<label class="sort">
      <span class="said">${localize.term('commentsSort')}</span>
      <select @change=${this.sortBy}>
        ${offered.map((sort) => html`<option value=${sort} .selected=${live(sort === currentSort)}>${localize.term(terms[sort])}</option>`)}
      </select>
    </label>`;
  }

  private list(): unknown {
    const { localize, reader, view } = this;
    const hasNone = !reader.thread.comments.size;
    if (reader.phase === 'failed' && hasNone)
      return html`<slot></slot>
        <p class="failed">
          <span>${localize.term('commentsFailed')}</span>
          <button class="button secondary" part="button" type="button" @click=${this.again}>${localize.term('commentsAgain')}</button>
        </p>`;
    if (reader.phase === 'idle' && this.loading === 'click' && !this.wanted)
      return html`<slot></slot>
        <button class="button secondary" part="button" type="button" @click=${this.want}>${localize.term('commentsShow')}</button>`;
    if (!view || (reader.phase !== 'there' && hasNone)) return html`<slot></slot>${this.hasOwn ? nothing : this.skeleton()}`;
    return hasNone ? html`<p class="empty muted">${localize.term('commentsEmpty')}</p>` : view.render();
  }

  /** In the size of what comes; the stylesheet shows it only when it takes long. */
  private skeleton(): TemplateResult {
    return html`<div class="skeleton">
      <p class="said" role="status">${this.localize.term('commentsLoading')}</p>
      ${[1, 2, 3].map(() => html`<div class="bones" aria-hidden="true"><i></i><b></b><b></b><b></b></div>`)}
    </div>`;
  }

  private openReply({ id, author }: CommentRecord): void {
    if (this.threadKey === undefined || this.composers.has(id)) return;
    const parent = { id, root: rootOf(this.reader.thread, id), name: author.name || this.localize.term('commentNobody') };
    this.composers.set(id, new Composer(this, this.threadKey, parent));
    this.view?.changed();
  }

  private closeReply(id: string): void {
    this.composers.get(id)?.close();
    this.composers.delete(id);
    this.view?.changed();
  }

  private closeThread(): void {
    this.view?.close();
    this.view = undefined;
    clearTimeout(this.saying);
    this.said = '';
    this.shownSort = undefined;
    this.reader.stop();
    for (const composer of this.composers.values()) composer.close();
    this.composers.clear();
  }

  private see(seen: readonly IntersectionObserverEntry[]): void {
    if (!seen.some(({ isIntersecting }) => isIntersecting) || this.loading === 'click') return;
    this.nearness.disconnect();
    this.wanted = true;
  }

  private readonly want = async (): Promise<void> => {
    this.wanted = true;
    await this.updateComplete;
    void this.focusOn('heading');
  };

  /** The page's address has changed: it may lead to another thread, or to a comment of this one. */
  private readonly follow = (): void => {
    this.requestUpdate();
    const id = commentIn(location.hash);
    if (id) this.view?.following.use((following) => void following.find(id));
  };

  private readonly sortBy = ({ target }: Event): void => {
    const { value } = target as HTMLSelectElement; // the listener is on the select
    this.chosenSort = sorts.find((sort) => sort === value);
  };

  private readonly again = async (): Promise<void> => {
    await this.refresh();
    void this.focusOn('heading');
  };

  private readonly wake = (): void => {
    // Also a provider's chunk that could not be had is asked for again.
    this.requestUpdate();
    if (this.reader.phase === 'failed') void this.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'aw-comment-box': CommentBox;
  }
}
