import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { Draft } from '../form/drafts.js';
import type { Localize } from '../localize/localize.js';
import type { Wording } from '../localize/wording.js';
import type { comments } from '../localize/en/comments.js';
import type { form } from '../localize/en/form.js';
import type { CommentProvider, CommentDraft } from '../provider/provider.js';
import type { Posted } from '../provider/outcome.js';
import type { Target } from '../provider/target.js';
import { longestBody } from './longest-body.js';
import type { Writing } from './writing.js';

/** From here on the visitor is told how much room is left. */
const nearTheEnd = longestBody - 500;

/** Typing is kept this long after the last key, in milliseconds, and at once when the page is left. */
const saveAfterMs = 250;

/** What a composer asks of its box. */
export interface ComposerHost extends LitElement {
  readonly localize: Localize<Wording & typeof comments & typeof form>;
  readonly target: Target<CommentProvider> | undefined;
  /** The thread's key; `undefined` where the page gives one that cannot be. */
  readonly threadKey: string | undefined;
  /** Title of the page, for the moderator. */
  readonly titleOfThread: string;
  /** Which of name and email the visitor must give. */
  readonly required: readonly string[];
  /** Fires `aw-submit`; false where the page has stopped it. */
  mayPost(draft: CommentDraft): boolean;
  /** The back end has stored it. */
  posted(outcome: Posted, composer: Composer): void;
  /** The visitor does not want to reply after all. */
  cancelled(composer: Composer): void;
  /** It was refused, or nobody knows. */
  refused(code: string): void;
}

/**
 * The field in which a comment or a reply is written: the part of the editor that is there from the first paint. It keeps its draft by
 * itself, and has all else (name, address, button, sending) from the writing half, which comes at the first need.
 */
export class Composer {
  text = '';
  /** The visitor has begun: name, address and button are shown. */
  active = false;
  writing?: Writing;
  /** The writing half could not be had. */
  unreachable = false;

  private readonly draft: Draft;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly host: ComposerHost,
    thread: string,
    readonly parent: { readonly id: string; readonly name: string } | null,
  ) {
    this.draft = new Draft(draftScope(thread, parent?.id ?? ''));
    addEventListener('pagehide', this.flush);
    addEventListener('online', this.wake);
    void this.restore();
  }

  /** A name for labels and errors, unique in the box. */
  get id(): string {
    return `body-${this.parent?.id ?? 'top'}`;
  }

  render(): TemplateResult {
    const { localize } = this.host;
    const { text, active, writing } = this;
    const busy = writing?.busy ?? false;
    const error = writing?.errors.body;
    const left = longestBody - text.length;
    const label = this.parent ? localize.term('commentReplyTo', this.parent.name) : localize.term('commentField');
    return html`
      <form class="form" part="form" novalidate @submit=${this.submit} @focusin=${this.begin}>
        <div class="editor" part="field">
          <label class=${this.parent ? '' : 'said'} for=${this.id} part="label">${label}</label>
          <textarea
            id=${this.id}
            part="input"
            name="comment"
            rows=${active ? 4 : 3}
            autocomplete="off"
            placeholder=${localize.term('commentPlaceholder')}
            aria-invalid=${error ? 'true' : 'false'}
            aria-describedby=${error ? `${this.id}-error` : nothing}
            ?readonly=${busy}
            .value=${text}
            @input=${this.input}
          ></textarea>
          <div class="foot muted">
            <span>${left < longestBody - nearTheEnd ? localize.term('commentLeft', left, localize.number(left)) : nothing}</span>
            <span>${localize.term('commentMarkdown')}</span>
          </div>
        </div>
        ${error ? html`<p class="error" part="error" id="${this.id}-error">${error}</p>` : nothing}
        ${active && writing ? writing.render() : nothing}
        ${this.unreachable ? html`<p class="error" part="error">${localize.term('commentNoWriting')}</p>` : nothing}
      </form>
    `;
  }

  /** Gives the draft back, and ends. */
  close(): void {
    this.flush();
    this.draft.leave();
    this.writing?.close();
    removeEventListener('pagehide', this.flush);
    removeEventListener('online', this.wake);
  }

  /** Forgets what was written: it is posted, or the visitor wants it gone. */
  discard(): void {
    clearTimeout(this.timer);
    this.draft.drop();
    this.text = '';
    this.active = false;
    this.host.requestUpdate();
  }

  /** Keeps the draft, with the key of the submission that is under way. */
  keep(key?: string): void {
    clearTimeout(this.timer);
    this.draft.save({ text: { body: this.text }, ...(key !== undefined && { key }) });
  }

  /** The first focus, or a draft that was found: the writing half is fetched, and solves a proof ahead. */
  readonly begin = (): void => {
    if (!this.active) {
      this.active = true;
      this.host.requestUpdate();
    }
    void this.load().then((writing) => writing?.prepare());
  };

  private async restore(): Promise<void> {
    const kept = await this.draft.claim();
    if (!kept) return;
    // Whoever was quicker than the browser's lock has the word.
    this.text ||= kept.text.body ?? '';
    this.begin();
    if (kept.key !== undefined) (await this.load())?.resume(kept.key);
  }

  private async load(): Promise<Writing | undefined> {
    if (this.writing) return this.writing;
    try {
      const { Writing } = await import('./writing.js');
      this.writing ??= new Writing(this);
      this.unreachable = false;
    } catch {
      // Offline, or a deploy in between: the text is safe, and `online` asks again.
      this.unreachable = true;
    }
    this.host.requestUpdate();
    return this.writing;
  }

  private readonly wake = (): void => {
    if (this.unreachable) void this.load();
  };

  private readonly input = (event: InputEvent): void => {
    this.text = (event.target as HTMLTextAreaElement).value; // the listener is on the field itself
    clearTimeout(this.timer);
    this.timer = setTimeout(this.flush, saveAfterMs);
    this.writing?.touched('body');
    // Text may come without a focus event: dictation, a script, a window in the background.
    this.begin();
    this.host.requestUpdate();
  };

  private readonly flush = (): void => {
    if (!this.writing?.busy) this.keep();
  };

  private readonly submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.writing?.submit();
  };
}

/** The name of a draft: of a thread, and of the comment that it answers (empty: none). */
export function draftScope(thread: string, parent: string): string {
  return `comment:${thread}:${parent}`;
}
