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
import { SiteSettings } from '../site/settings.js';
import { controls } from '../theme/controls.js';
import { heading } from '../theme/heading.js';
import { tokens } from '../theme/tokens.js';
import { styles } from './comment-box.styles.js';
import type { CommentContext } from './comment-view.js';
import { Composer, draftScope, type ComposerHost } from './composer.js';
import { threadKey } from './thread-key.js';
import { rootOf } from './thread.js';
import { ThreadReader, type ReaderHost } from './thread-reader.js';

/**
 * The comments of a page: read, answer, write. What a visitor types is kept on the device until the server has acknowledged it.
 *
 * @element aw-comment-box
 * @slot - Comments that are on the page already, as HTML: for readers without JavaScript, and until the thread has come.
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
 * @csspart error - What is wrong, and what to do.
 * @csspart button - Every button.
 * @csspart comment - One comment, with its answers.
 * @csspart comment-header - Who and when.
 * @csspart avatar - Initials.
 * @csspart author - The author's name.
 * @csspart badge - What sets the author apart: "Author", "Staff".
 * @csspart date - When.
 * @csspart body - The text.
 * @csspart actions - What can be done with a comment.
 * @csspart pending - What its author is told about it.
 * @csspart pager - "Load more".
 * @csspart status - What waits, or was said last.
 * @cssprop [--aw-accent] - The main button, links and focus.
 * @cssprop [--aw-surface=Field] - The background of fields.
 */
export class CommentBox extends LitElement implements ComposerHost, ReaderHost {
  static override styles = [tokens, controls, styles];

  /** Key of the thread: an address, or 1…200 letters, digits and `. _ ~ / -`. Without it the page's canonical address. */
  @property() thread = '';

  /** Title of the thread for the moderator. Without it the page's title. */
  @property({ attribute: 'thread-title' }) threadTitle = '';

  /** Which back end: `afterword` (the default where `server` is set) or `demo`. */
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

  /** What one must give to write: `name`, `email`, both (the default) or `none`. */
  @property() require = 'name email';

  /** No new comments, whatever the server allows. */
  @property({ type: Boolean }) closed = false;

  /** The heading's words. */
  @property() heading = '';

  /** The heading's level, 1…6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  readonly site = new SiteSettings(this);
  readonly localize = new Localize(this, { ...comments, ...later }, this.site);
  target: Target<CommentProvider> | undefined;
  threadKey: string | undefined;

  @state() private chosenSort: Sort | undefined;
  @state() private said = '';

  /** The order of what is there: where another cannot be had, the choice goes back to it. */
  private shownSort: Sort | undefined;

  private readonly targeting = new Targeting(this, commentProviders, this.site);
  private readonly reader = new ThreadReader(this);
  private readonly composers = new Map<string, Composer>();
  private pending: CommentDraft | undefined;
  private configured = true;

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

  /** Moves the focus into the editor. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('#body-top')?.focus(options);
  }

  /** Asks for the comments anew. */
  async refresh(): Promise<void> {
    await this.reader.refresh();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.wake);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.wake);
    // An element that is only moved goes on.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.reader.stop();
      this.closeComposers();
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
      this.closeComposers();
      this.threadKey = key;
      if (key !== undefined) this.composers.set('', new Composer(this, key, null));
    }
    if (key === undefined || !this.target) return;
    const limit = inRange(this, 'page-size', this.pageSize, 1, 100, 25);
    this.reader.open({ target: this.target, query: { thread: key, sort: this.currentSort, limit } });
  }

  override render(): TemplateResult {
    const { localize, reader } = this;
    if (!this.configured || this.threadKey === undefined)
      return html`<slot></slot>${this.firstElementChild ? nothing : html`<p class="muted">${localize.term('commentsNotSetUp')}</p>`}`;
    const { total } = reader.thread;
    return html`
      <section class="box" part="box" aria-labelledby="heading">
        <header class="top">
          <div id="heading" tabindex="-1">
            ${heading(
              inRange(this, 'heading-level', this.headingLevel, 1, 6, 2),
              html`${this.heading || localize.term('commentsHeading')}
              ${total ? html`<span class="count">${localize.number(total)}</span>` : nothing}`,
            )}
          </div>
          ${total > 1 ? this.sorting() : nothing}
        </header>
        ${this.isOpen ? this.composers.get('')?.render() : html`<p class="muted">${localize.term('commentsClosed')}</p>`}
        ${this.isOpen ? this.strays().map((composer) => composer.render()) : nothing}
        <p class="said" part="status" role="status">${this.said}</p>
        ${this.list()}
      </section>
    `;
  }

  mayPost(draft: CommentDraft): boolean {
    this.pending = draft;
    return this.dispatchEvent(new AwSubmit('comment'));
  }

  posted(outcome: Posted, composer: Composer): void {
    this.pending = undefined;
    const isHere = this.isWritingIn(composer);
    this.reader.add(outcome);
    if (composer.parent) this.closeReply(composer.parent.id);
    this.said = this.localize.term(outcome.kind === 'held' ? 'commentHeld' : 'commentPublished');
    this.dispatchEvent(new AwPost(outcome.comment.id, outcome.kind));
    // The button that had the focus is gone: it goes to what it has made. What was sent by itself takes it from nobody.
    if (isHere) void this.focusOn(`c-${outcome.comment.id}`);
  }

  arrived(): void {
    this.pending = undefined;
    this.said = this.localize.term('commentArrived');
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

  loaded(total: number): void {
    this.shownSort = this.chosenSort;
    this.dispatchEvent(new AwLoad(total));
    // Replies that were begun before a reload are open again.
    for (const parent of draftsBelow(draftScope(this.threadKey ?? '', ''))) {
      const comment = this.reader.thread.comments.get(parent);
      if (comment) this.openReply(comment);
    }
  }

  failed(why: Refusal | Unreachable): void {
    // Where there are comments, nothing else says that no more have come.
    if (this.reader.thread.comments.size) this.said = this.localize.term('commentsFailed');
    this.chosenSort = this.shownSort;
    if (why.kind === 'unreachable') {
      if (this.target) adviseUnanswered(this, this.target);
    } else if (why.field === 'thread') {
      advise(this, 'threadUnknown', this.threadKey ?? '');
    }
    const code = why.kind === 'refused' ? why.code : 'unreachable';
    this.dispatchEvent(new AwError(code, isRetryable(code)));
  }

  private get currentSort(): Sort {
    return this.chosenSort ?? oneOf(this, 'sort', this.sort, sorts);
  }

  private get isOpen(): boolean {
    return !this.closed && this.reader.thread.open;
  }

  private sorting(): TemplateResult {
    const { localize, currentSort } = this;
    const terms = { newest: 'commentsNewest', oldest: 'commentsOldest', top: 'commentsTop' } as const;
    // Votes come with a later provider: until then this order is only offered where the page has chosen it.
    const offered = sorts.filter((sort) => sort !== 'top' || this.sort === 'top');
    return html`<label class="sort">
      <span class="said">${localize.term('commentsSort')}</span>
      <select @change=${this.sortBy}>
        ${offered.map((sort) => html`<option value=${sort} .selected=${live(sort === currentSort)}>${localize.term(terms[sort])}</option>`)}
      </select>
    </label>`;
  }

  private list(): unknown {
    const { localize, reader } = this;
    if (reader.phase === 'failed' && !reader.thread.comments.size)
      return html`<slot></slot>
        <p class="failed">
          <span>${localize.term('commentsFailed')}</span>
          <button class="button secondary" part="button" type="button" @click=${this.again}>${localize.term('commentsAgain')}</button>
        </p>`;
    const { reading } = reader;
    if (!reading || (reader.phase !== 'there' && !reader.thread.comments.size))
      return html`<slot></slot>${this.firstElementChild ? nothing : this.skeleton()}`;
    if (!reader.thread.comments.size) return html`<p class="empty muted">${localize.term('commentsEmpty')}</p>`;
    const depth = inRange(this, 'max-depth', this.maxDepth, 1, 8, 4);
    return html`
      ${reading.branches(reading.tree(reader.thread, depth), this.context(reading.sanitize))}
      ${
        reader.thread.next === null
          ? nothing
          : html`<div class="pager" part="pager">
              <button
                class="button secondary"
                part="button"
                type="button"
                aria-disabled=${reader.loadingMore ? 'true' : 'false'}
                @click=${() => void this.bring(reader.more())}
              >
                ${localize.term('commentsMore')}
              </button>
            </div>`
      }
    `;
  }

  /** In the size of what comes; the stylesheet shows it only when it takes long. */
  private skeleton(): TemplateResult {
    return html`<div class="skeleton">
      <p class="said" role="status">${this.localize.term('commentsLoading')}</p>
      ${[1, 2, 3].map(() => html`<div class="bones" aria-hidden="true"><i></i><b></b><b></b><b></b></div>`)}
    </div>`;
  }

  private context(sanitize: CommentContext['sanitize']): CommentContext {
    return {
      localize: this.localize,
      sanitize,
      nowMs: Date.now(),
      open: this.isOpen,
      notice: (comment) => this.notice(comment),
      replyForm: ({ id }) => this.composers.get(id)?.render() ?? nothing,
      reply: (comment) => {
        this.openReply(comment);
        void this.focusOn(`body-${comment.id}`);
      },
      more: (comment) => void this.bring(this.reader.answers(comment)),
    };
  }

  private notice(comment: CommentRecord): ReturnType<CommentContext['notice']> {
    const own = this.reader.own.get(comment.id);
    if (own?.state === 'refused')
      return { text: this.localize.term('commentRefused', own.reason ?? ''), dismiss: () => this.dismiss(comment) };
    return comment.state === 'held' ? { text: this.localize.term('commentHeldNote') } : undefined;
  }

  /** Says how many have come, and goes on reading with the first of them, where the button that was pressed is gone or still has the focus. */
  private async bring(coming: Promise<readonly CommentRecord[]>): Promise<void> {
    const pressed = this.shadowRoot?.activeElement;
    const comments = await coming;
    const [first] = comments;
    if (!first) return;
    this.said = this.localize.term('commentsCame', comments.length, this.localize.number(comments.length));
    await this.updateComplete;
    const focused = this.shadowRoot?.activeElement;
    if (pressed && (!focused || focused === pressed)) void this.focusOn(`c-${first.id}`);
  }

  private dismiss(comment: CommentRecord): void {
    this.reader.forget(comment.id);
    void this.focusOn('heading');
  }

  /** Replies whose comment is not in view, in this order or on these pages: what was written stays at hand. */
  private strays(): readonly Composer[] {
    const { comments } = this.reader.thread;
    return [...this.composers.values()].filter(({ parent }) => parent && !comments.has(parent.id));
  }

  private openReply({ id, author }: CommentRecord): void {
    if (this.threadKey === undefined || this.composers.has(id)) return;
    this.composers.set(
      id,
      new Composer(this, this.threadKey, {
        id,
        root: rootOf(this.reader.thread, id),
        name: author.name || this.localize.term('commentNobody'),
      }),
    );
    this.requestUpdate();
  }

  private closeReply(id: string): void {
    this.composers.get(id)?.close();
    this.composers.delete(id);
    this.requestUpdate();
  }

  private closeComposers(): void {
    for (const composer of this.composers.values()) composer.close();
    this.composers.clear();
  }

  private async focusOn(id: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus();
  }

  private readonly sortBy = ({ target }: Event): void => {
    const { value } = target as HTMLSelectElement; // the listener is on the select
    this.chosenSort = sorts.find((sort) => sort === value);
  };

  private readonly again = async (): Promise<void> => {
    await this.refresh();
    void this.focusOn('heading');
  };

  private readonly wake = (): void => {
    if (this.reader.phase === 'failed') void this.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'aw-comment-box': CommentBox;
  }
}
