/* eslint-disable lit-a11y/click-events-have-key-events -- one listener hears the buttons inside it, which take the keys */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { Later } from '../form/later.js';
import type { Sanitize } from '../html/sanitize.js';
import type { comments } from '../localize/en/comments.js';
import type { later } from '../localize/en/later.js';
import { thread } from '../localize/en/thread.js';
import type { Localize } from '../localize/localize.js';
import type { CommentProvider } from '../provider/comment-provider.js';
import type { CommentRecord } from '../provider/comment-record.js';
import type { Refusal, Unreachable } from '../provider/outcome.js';
import type { Target } from '../provider/target.js';
import { adopt } from '../theme/adopt.js';
import type { Acting } from './acting.js';
import { hasEdit } from './begun.js';
import { branches, type Act, type CommentContext } from './comment-view.js';
import { mutedPeople, personOf, rememberMuted, votedFor } from './device.js';
import type { Following } from './following.js';
import { Mounting } from './mounting.js';
import { ownComments } from './own-comments.js';
import { asQuotation, selectedIn } from './quote.js';
import type { ThreadReader } from './thread-reader.js';
import { above } from './thread.js';
import { threadStyles } from './thread.styles.js';
import { tree, type Branch } from './tree.js';

/** What the view of a thread asks of its box. */
export interface ThreadHost extends LitElement {
  readonly localize: Localize<typeof comments & typeof later>;
  readonly reader: ThreadReader;
  readonly target: Target<CommentProvider> | undefined;
  readonly threadKey: string | undefined;
  /** Whether the thread takes comments. */
  readonly isOpen: boolean;
  /** Whether one can vote here. */
  readonly hasVotes: boolean;
  /** Whether pictures of authors are asked for. */
  readonly hasAvatars: boolean;
  /** Steps that answers are indented. */
  readonly depth: number;
  /** Level of the box's own heading. */
  readonly level: number;
  /** Asks again for what is new, ever more rarely. */
  readonly isLive: boolean;
  /** The open reply form of a comment, or `nothing`. */
  replyForm(id: string): unknown;
  /** Whether a reply to a comment is being written. */
  isReplyingTo(id: string): boolean;
  /** Opens the reply form of a comment, with a quotation, and goes there. */
  reply(comment: CommentRecord, quotation: string): void;
  /** Something about the thread could not be had. */
  failed(why: Refusal | Unreachable): void;
  /** Says something, once, to who listens, and to who sees unless it stands elsewhere too. */
  say(text: string, isSeenElsewhere?: boolean): void;
  /** Replies that were begun before are open again, where their comment has come. */
  resumeReplies(): void;
  focusOn(id: string): Promise<void>;
}

/** The list of comments: what is folded, in the page already, marked; and what is done with a comment, which comes at the first need. */
export class ThreadView {
  /** Edits, votes, reports and the like. */
  readonly acting: Later<Acting>;
  /** Links to a comment, and what is new. */
  readonly following: Later<Following>;
  /** The comment that the page's address leads to. */
  linked: string | undefined;

  readonly localize;
  private readonly mounting: Mounting;
  private readonly collapsed = new Set<string>();
  private voted: ReadonlySet<string>;
  private muted = mutedPeople();
  private version = 0;
  private quotation = '';
  private shown: { readonly thread: object; readonly depth: number; readonly branches: readonly Branch[] } | undefined;
  private editable: ReadonlyMap<string, number>;

  constructor(
    private readonly host: ThreadHost,
    private readonly target: Target<CommentProvider>,
    readonly sanitize: Sanitize,
  ) {
    this.localize = host.localize.with(thread);
    adopt(host, threadStyles);
    this.mounting = new Mounting(host);
    this.voted = votedFor(host.threadKey ?? '');
    this.editable = this.own();
    this.acting = new Later(
      host,
      async () => new (await import('./acting.js')).Acting(host, this, target),
      (half) => half.close(),
    );
    this.following = new Later(
      host,
      async () => new (await import('./following.js')).Following(host, this),
      (half) => half.close(),
    );
  }

  /** Everything is rendered anew: something of which no comment's record tells has changed. */
  changed(): void {
    this.version += 1;
    this.voted = votedFor(this.host.threadKey ?? '');
    this.muted = mutedPeople();
    this.editable = this.own();
    this.host.requestUpdate();
  }

  /**
   * The thread has come: what earlier visits have begun goes on, and what is new is asked for.
   *
   * @param isAdopted it was on the page as HTML, perhaps for days
   */
  begin(isAdopted: boolean): void {
    const { host, acting, following } = this;
    const { threadKey = '' } = host;
    if (ownComments(threadKey).some(({ id, unwanted }) => unwanted ?? hasEdit(threadKey, id))) acting.use((half) => half.resume());
    if (isAdopted) following.use((half) => void half.catchUp());
    if (host.isLive) following.use((half) => half.start());
  }

  /** Whether it is that of this back end. */
  isOf({ provider, endpoint }: Target<CommentProvider>): boolean {
    return this.target.provider === provider && this.target.endpoint.href === endpoint.href;
  }

  close(): void {
    this.acting.end();
    this.following.end();
  }

  render(): TemplateResult {
    const { host } = this;
    const { reader } = host;
    const { localize } = this;
    const shown = this.mounting.of(this.branches);
    return html`
      ${this.acting.missing ? html`<p class="error" part="error" role="alert">${localize.term('commentActMissing')}</p>` : nothing}
      ${this.following.value?.render() ?? nothing}
      <div class="comments" @pointerdown=${this.press} @click=${this.click}>${branches(shown, this.context)}</div>
      ${
        reader.thread.next === null || !this.mounting.isComplete
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

  /** Opens what a comment is folded into, and brings it into the page. */
  reveal(id: string): void {
    for (const each of above(this.host.reader.thread, id)) this.collapsed.delete(each);
    this.mounting.finish();
    this.changed();
  }

  /** Shows a comment to which a link leads, and goes there. */
  async goTo(id: string): Promise<void> {
    this.linked = id;
    this.reveal(id);
    await this.host.focusOn(`c-${id}`);
  }

  /** Says how many have come, and goes on reading with the first of them, where the button that was pressed is gone or still has the focus. */
  async bring(coming: Promise<readonly CommentRecord[]>): Promise<void> {
    const { host } = this;
    const pressed = host.shadowRoot?.activeElement;
    const [first, ...others] = await coming;
    host.resumeReplies();
    if (!first) return;
    const count = others.length + 1;
    this.mounting.finish();
    host.say(this.localize.term('commentsCame', count, this.localize.number(count)));
    await host.updateComplete;
    const focused = host.shadowRoot?.activeElement;
    if (pressed && (!focused || focused === pressed)) void host.focusOn(`c-${first.id}`);
  }

  private get branches(): readonly Branch[] {
    const { reader, depth } = this.host;
    const { thread } = reader;
    if (this.shown?.thread !== thread || this.shown.depth !== depth) {
      this.editable = this.own(); // one of the visitor's own may have come
      this.shown = { thread, depth, branches: tree(thread, depth) };
    }
    return this.shown.branches;
  }

  private get context(): CommentContext {
    const { host, acting, localize } = this;
    const { provider } = this.target;
    const nowMs = Date.now();
    return {
      localize,
      sanitize: this.sanitize,
      nowMs,
      open: host.isOpen,
      level: Math.min(6, host.level + 1),
      avatars: host.hasAvatars,
      votes: host.hasVotes,
      voted: this.voted,
      collapsed: this.collapsed,
      linked: this.linked,
      veil: (comment) => this.veil(comment),
      isEditable: ({ id }) => (this.editable.get(id) ?? 0) > nowMs,
      canEdit: provider.edit !== undefined,
      canDelete: provider.remove !== undefined,
      isOpen: (comment) => acting.value?.isOpen(comment) ?? false,
      instead: (comment) => acting.value?.instead(comment),
      below: (comment) => this.below(comment),
      isBusy: (branch) => this.isBusy(branch),
      // One term stands for all wording: another language, or words of the page's own.
      version: [
        this.version,
        localize.lang,
        localize.term('commentReply'),
        host.isOpen,
        host.hasVotes,
        host.hasAvatars,
        host.level,
        Math.floor(nowMs / 60_000),
      ].join(),
    };
  }

  /** What is said in a comment's place: it is about to go, or its author is somebody whom the visitor does not want to read. */
  private veil(comment: CommentRecord): ReturnType<CommentContext['veil']> {
    const { localize } = this;
    if (this.acting.value?.isLeaving(comment))
      return {
        text: localize.term('commentGone'),
        act: 'undelete',
        action: localize.term('commentUndo'),
        label: localize.term('commentUndo'),
      };
    if (!this.muted.has(personOf(comment))) return undefined;
    const who = comment.author.name || localize.term('commentNobody');
    return {
      text: localize.term('commentMuted', who),
      act: 'unmute',
      action: localize.term('commentUnmute'),
      label: localize.term('commentUnmuteLabel', who),
    };
  }

  /** Whether something is written in a branch: then it changes with every key. */
  private isBusy({ comment, answers }: Branch): boolean {
    if (this.host.isReplyingTo(comment.id) || this.acting.value?.isBusy(comment)) return true;
    return answers.some((branch) => this.isBusy(branch));
  }

  /** Until when each of the visitor's own comments may be changed, in milliseconds since the epoch. */
  private own(): ReadonlyMap<string, number> {
    return new Map(ownComments(this.host.threadKey ?? '').map(({ id, editableUntil }) => [id, Date.parse(editableUntil ?? '') || 0]));
  }

  private below(comment: CommentRecord): unknown {
    const { host, acting } = this;
    const all = [this.notice(comment), acting.value?.below(comment) ?? nothing, host.replyForm(comment.id)];
    return all.some((each) => each !== nothing) ? html`${all[0]}${all[1]}${all[2]}` : nothing;
  }

  /** What its author is told of a comment. */
  private notice(comment: CommentRecord): unknown {
    const { host, localize } = this;
    const own = host.reader.own.get(comment.id);
    if (own?.state === 'refused')
      return html`<p class="notice" part="pending">
        ${localize.term('commentRefused', own.reason ?? '')}
        <button class="button plain" part="button" type="button" @click=${() => this.dismiss(comment)}>
          ${localize.term('commentDismiss')}
        </button>
      </p>`;
    return comment.state === 'held' ? html`<p class="notice" part="pending">${localize.term('commentHeldNote')}</p>` : nothing;
  }

  private dismiss(comment: CommentRecord): void {
    this.host.reader.forget(comment.id);
    void this.host.focusOn('heading');
  }

  /** What is selected in a comment when one of its buttons is pressed: a moment later it no longer is. */
  private readonly press = ({ target }: Event): void => {
    const pressed = target instanceof Element ? target.closest('[data-act]') : null;
    this.quotation = pressed ? asQuotation(selectedIn(pressed.closest('article')), this.target.provider.capabilities.markup) : '';
  };

  private readonly click = ({ target }: Event): void => {
    const pressed = target instanceof Element ? target.closest<HTMLElement>('[data-act]') : null;
    const id = pressed?.closest('article')?.id.replace(/^c-/, '');
    const comment = this.host.reader.thread.comments.get(id ?? '');
    if (pressed && comment) this.act(pressed.dataset.act as Act, comment); // only the view makes such buttons
  };

  private act(act: Act, comment: CommentRecord): void {
    const { host, collapsed } = this;
    switch (act) {
      case 'reply':
        host.reply(comment, this.quotation);
        this.quotation = '';
        return;
      case 'answers':
        return void this.bring(host.reader.answers(comment));
      case 'collapse':
        if (!collapsed.delete(comment.id)) collapsed.add(comment.id);
        return this.changed();
      case 'unmute':
        rememberMuted(personOf(comment), false);
        this.changed();
        return void host.focusOn(`c-${comment.id}`);
      default:
        this.acting.use((acting) => acting.act(act, comment));
    }
  }
}
