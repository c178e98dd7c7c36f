import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { Draft } from '../form/drafts.js';
import { Later } from '../form/later.js';
import type { Localize } from '../localize/localize.js';
import type { comments } from '../localize/en/comments.js';
import type { later } from '../localize/en/later.js';
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
  readonly localize: Localize<typeof comments & typeof later>;
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
  /** Whether the visitor's focus is in this composer. */
  isWritingIn(composer: Composer): boolean;
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

  private readonly later: Later<Writing>;
  private readonly draft: Draft;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Under which these very words were sent without an answer: under the same they are stored once. */
  private sentUnder: string | undefined;

  constructor(
    readonly host: ComposerHost,
    thread: string,
    readonly parent: { readonly id: string; readonly name: string } | null,
  ) {
    this.draft = new Draft(draftScope(thread, parent?.id ?? ''));
    this.later = new Later(host, async () => new (await import('./writing.js')).Writing(this));
    addEventListener('pagehide', this.flush);
    void this.restore();
  }

  /** A name for labels and errors, unique in the box. */
  get id(): string {
    return `body-${this.parent?.id ?? 'top'}`;
  }

  /** Key of the submission that these words belong to, if they were sent before. */
  get key(): string | undefined {
    return this.sentUnder;
  }

  render(): TemplateResult {
    const { localize } = this.host;
    const { text, active } = this;
    const { value: writing, missing } = this.later;
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
            dir="auto"
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
        ${missing ? html`<p class="error" part="error">${localize.term('formMissing')}</p>` : nothing}
      </form>
    `;
  }

  /** Gives the draft back, and ends. */
  close(): void {
    this.flush();
    this.draft.leave();
    this.later.value?.close();
    this.host.removeController(this.later);
    this.later.hostDisconnected();
    removeEventListener('pagehide', this.flush);
  }

  /** Forgets what was written: it is posted, or the visitor wants it gone. */
  discard(): void {
    clearTimeout(this.timer);
    this.draft.drop();
    this.text = '';
    this.sentUnder = undefined;
    this.active = false;
    this.host.requestUpdate();
  }

  /** Keeps the draft, with the key of the submission that is under way; without one the words are free again. */
  keep(key?: string): void {
    this.sentUnder = key;
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
    const kept = await this.draft.claim();
    if (!kept) return;
    // Whoever was quicker than the browser's lock keeps both: what was kept, and what has just been typed.
    const typed = this.text;
    const before = kept.text.body ?? '';
    this.text = typed ? `${before}\n\n${typed}` : before;
    this.sentUnder = typed ? undefined : kept.key;
    this.begin();
    const { sentUnder } = this;
    if (sentUnder !== undefined) this.later.use((writing) => writing.resume(sentUnder));
  }

  private readonly input = (event: InputEvent): void => {
    this.text = (event.target as HTMLTextAreaElement).value; // the listener is on the field itself
    this.sentUnder = undefined;
    clearTimeout(this.timer);
    this.timer = setTimeout(this.flush, saveAfterMs);
    this.later.value?.touched('body');
    // Text may come without a focus event: dictation, a script, a window in the background.
    this.begin();
    this.host.requestUpdate();
  };

  private readonly flush = (): void => {
    clearTimeout(this.timer);
    this.draft.save({ text: { body: this.text }, ...(this.sentUnder !== undefined && { key: this.sentUnder }) });
  };

  private readonly submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.later.use((writing) => writing.submit());
  };
}

/** The name of a draft: of a thread, and of the comment that it answers (empty: none). */
export function draftScope(thread: string, parent: string): string {
  return `comment:${thread}:${parent}`;
}
