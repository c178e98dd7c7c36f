import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { Draft, type Kept } from '../form/drafts.js';
import { Later } from '../form/later.js';
import type { Localize } from '../localize/localize.js';
import type { comments } from '../localize/en/comments.js';
import type { later } from '../localize/en/later.js';
import type { CommentProvider, CommentDraft } from '../provider/comment-provider.js';
import type { Posted, ProblemCode } from '../provider/outcome.js';
import type { Target } from '../provider/target.js';
import { longestBody } from './longest-body.js';
import type { Writing } from './writing.js';

/** From here on the visitor is told how much room is left. */
const nearTheEnd = longestBody - 500;

/** Typing is kept this long after the last key, in milliseconds, and at once when the page is left. */
const saveAfterMs = 250;

/** What a composer asks of its box. */
export interface ComposerHost extends LitElement {
  readonly localize: Localize<typeof comments & typeof later>;
  readonly target: Target<CommentProvider> | undefined;
  /** The thread's key; `undefined` where the page gives one that cannot be. */
  readonly threadKey: string | undefined;
  /** Title of the page, for the moderator. */
  readonly titleOfThread: string;
  /** Which of name and email the visitor must give. */
  readonly required: readonly string[];
  /** The list of the newsletter that writers are offered; empty: none. */
  readonly newsletter: string;
  /** Whether the editor has keyboard shortcuts. */
  readonly hasShortcuts: boolean;
  /** Fires `aw-submit`; false where the page has stopped it. */
  mayPost(draft: CommentDraft): boolean;
  /** The back end has stored it. */
  posted(outcome: Posted, composer: Composer, body: string): void;
  /** The back end has had it since an earlier try: it is in the thread. */
  arrived(): void;
  /** Whether the visitor's focus is in this composer. */
  isWritingIn(composer: Composer): boolean;
  /** The visitor does not want to reply after all. */
  cancelled(composer: Composer): void;
  /** It was refused, or nobody knows. */
  refused(code: ProblemCode | 'unreachable'): void;
}

/** A comment that has left: under which key, and its words. */
interface Sent {
  readonly key: string;
  readonly body: string;
}

/**
 * The field in which a comment or a reply is written: the part of the editor that is there from the first paint. It keeps its draft by
 * itself, and has all else (name, address, button, sending) from the writing half, which comes at the first need.
 */
export class Composer {
  text = '';
  /** The visitor has begun: name, address and button are shown. */
  active = false;

  private readonly later: Later<Writing>;
  private readonly draft: Draft;
  private readonly restored: Promise<void>;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * What was sent, and nobody knows yet whether it has arrived. The key stays when the words are changed: should the first ones be there
   * already, they are not stored a second time in other words.
   */
  private sent: Sent | undefined;

  constructor(
    readonly host: ComposerHost,
    thread: string,
    readonly parent: { readonly id: string; readonly root: string; readonly name: string } | null,
  ) {
    this.scope = draftScope(thread, parent?.id ?? '');
    this.draft = new Draft(this.scope);
    this.later = new Later(
      host,
      async () => new (await import('./writing.js')).Writing(this),
      (half) => half.close(),
    );
    addEventListener('pagehide', this.flush);
    this.restored = this.restore();
  }

  /** A name for labels and errors, unique in the box. */
  get id(): string {
    return `body-${this.parent?.id ?? 'top'}`;
  }

  /** Under which scope draft and submission are kept. */
  readonly scope: string;

  /** Key of the submission that was sent before, and may have arrived. */
  get key(): string | undefined {
    return this.sent?.key;
  }

  /** What was sent, else what stands here. */
  get sentBody(): string {
    return this.sent?.body ?? this.text.trim();
  }

  /** Whether the words have changed since they were sent. */
  get isChanged(): boolean {
    return this.sent !== undefined && this.sent.body !== this.text.trim();
  }

  render(): TemplateResult {
    const { localize } = this.host;
    const { text, active } = this;
    const { value: writing, missing } = this.later;
    const sending = writing?.sending ?? false;
    const error = writing?.errors.body;
    const left = longestBody - text.length;
    const label = this.parent ? localize.term('commentReplyTo', this.parent.name) : localize.term('commentField');
    return html`
      <form class=${sending ? 'form sending' : 'form'} part="form" novalidate @submit=${this.submit} @focusin=${this.begin}>
        ${sending ? writing?.sender() : nothing}
        <div class="editor" part="field">
          <label class=${this.parent && !sending ? '' : 'said'} for=${this.id} part="label">${label}</label>
          <textarea
            id=${this.id}
            part="input"
            name="comment"
            dir=${text ? 'auto' : nothing}
            rows=${active ? 4 : 3}
            autocomplete="off"
            placeholder=${localize.term('commentPlaceholder')}
            aria-invalid=${error ? 'true' : 'false'}
            aria-describedby=${error ? `${this.id}-error` : 'guidelines'}
            ?hidden=${writing?.isPreviewing ?? false}
            ?readonly=${sending}
            .value=${text}
            @input=${this.input}
            @keydown=${this.press}
          ></textarea>
          ${writing?.preview() ?? nothing}
          <div class="foot">
            ${active && writing ? writing.tools() : this.hint()}
            <span class="left"
              >${left < longestBody - nearTheEnd ? localize.term('commentLeft', left, localize.number(left)) : nothing}</span
            >
          </div>
        </div>
        ${error ? html`<p class="error" part="error" id="${this.id}-error">${error}</p>` : nothing}
        ${active && writing ? writing.render() : nothing}
        ${missing ? html`<p class="error" part="error">${localize.term('formMissing')}</p>` : nothing}
      </form>
    `;
  }

  private hint(): unknown {
    const { target, localize } = this.host;
    return target?.provider.capabilities.markup === 'markdown'
      ? html`<span class="muted">${localize.term('commentMarkdown')}</span>`
      : nothing;
  }

  /** Puts a quotation behind what is written. */
  async quote(quotation: string): Promise<void> {
    await this.restored;
    this.text = `${this.text.trim() ? `${this.text.trimEnd()}\n\n` : ''}${quotation}`;
    this.flush();
    this.begin();
    this.later.use((writing) => void writing.fit());
  }

  /** Gives the draft back, and ends. */
  close(): void {
    this.flush();
    this.draft.leave();
    this.later.end();
    removeEventListener('pagehide', this.flush);
  }

  /** Forgets what was written: it is posted, or the visitor wants it gone. */
  discard(): void {
    clearTimeout(this.timer);
    this.draft.drop();
    this.text = '';
    this.sent = undefined;
    this.active = false;
    this.host.requestUpdate();
  }

  /** Keeps the draft, with what was first sent of it under its key; without that the words are free again. */
  keep(sent?: Sent): void {
    if (!sent || this.sent?.key !== sent.key) this.sent = sent;
    this.flush();
  }

  /** The first focus, or a draft that was found: the writing half is fetched, and solves a proof ahead. */
  readonly begin = (): void => {
    if (!this.active) {
      this.active = true;
      this.host.requestUpdate();
    }
    this.later.use((writing) => writing.prepare());
  };

  private async restore(): Promise<void> {
    const kept = await this.draft.claim(Date.now(), (late) => {
      // Whoever has begun to write here keeps that; the other draft is the next page's.
      if (this.text.trim() || this.sent) return false;
      this.take(late);
      return true;
    });
    if (kept) this.take(kept);
  }

  private take(kept: Kept): void {
    // Whoever was quicker than the browser's lock keeps both: what was kept, and what has just been typed.
    const typed = this.text;
    const before = kept.text.body ?? '';
    this.text = typed ? `${before}\n\n${typed}` : before;
    this.sent = kept.key === undefined ? undefined : { key: kept.key, body: kept.text.sent ?? before };
    this.begin();
    this.later.use((writing) => {
      writing.resume();
      void writing.fit();
    });
  }

  private readonly input = (event: InputEvent): void => {
    this.text = (event.target as HTMLTextAreaElement).value; // the listener is on the field itself
    clearTimeout(this.timer);
    this.timer = setTimeout(this.flush, saveAfterMs);
    this.later.value?.touched('body');
    void this.later.value?.fit();
    // Text may come without a focus event: dictation, a script, a window in the background.
    this.begin();
    this.host.requestUpdate();
  };

  private readonly press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.submit(event);
    else this.later.value?.key(event);
  };

  private readonly flush = (): void => {
    clearTimeout(this.timer);
    const { text: body, sent } = this;
    this.draft.save(sent ? { text: { body, sent: sent.body }, key: sent.key } : { text: { body } });
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    this.later.use((writing) => writing.submit());
  };
}

/** The name of a draft: of a thread, and of the comment that it answers (empty: none). */
export function draftScope(thread: string, parent: string): string {
  return `comment:${thread}:${parent}`;
}
