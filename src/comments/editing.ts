import { html, nothing, type TemplateResult } from 'lit';
import { Draft } from '../form/drafts.js';
import type { Acting } from './acting.js';
import { editScope } from './begun.js';
import { grow } from './grow.js';
import { longestBody } from './longest-body.js';

/** The editor of a comment that is there. What is typed is kept on the device like any other draft. */
export class Editing {
  private text: string;
  private error = '';
  private sending = false;
  private readonly draft: Draft;

  /**
   * @param before what was typed when it was posted
   * @param save resolves to why it could not be saved, or to nothing
   */
  constructor(
    private readonly acting: Acting,
    private readonly id: string,
    before: string,
    private readonly save: (body: string) => Promise<string>,
    private readonly cancel: () => void,
  ) {
    this.text = before;
    this.draft = new Draft(editScope(acting.host.threadKey ?? '', id));
    void this.draft.claim().then((kept) => {
      // Whoever is quicker than the browser's lock goes on with what they type.
      if (!kept?.text.body || this.text !== before) return;
      this.text = kept.text.body;
      this.acting.host.requestUpdate();
    });
  }

  render(): TemplateResult {
    const { localize } = this.acting;
    const id = `edit-body-${this.id}`;
    return html`<form class="form" part="form" novalidate @submit=${this.submit} @keydown=${this.key}>
      <div class="editor" part="field">
        <label for=${id} part="label">${localize.term('commentEditLabel')}</label>
        <textarea
          id=${id}
          part="input"
          dir="auto"
          rows="4"
          autocomplete="off"
          aria-invalid=${this.error ? 'true' : 'false'}
          aria-describedby=${this.error ? `${id}-error` : nothing}
          ?readonly=${this.sending}
          .value=${this.text}
          @input=${this.input}
        ></textarea>
      </div>
      ${this.error ? html`<p class="error" part="error" id="${id}-error" role="alert">${this.error}</p>` : nothing}
      <div class="buttons">
        <button class="button primary" part="button" type="submit" aria-disabled=${this.sending ? 'true' : 'false'}>
          ${localize.term(this.sending ? 'formSending' : 'commentSave')}
        </button>
        <button class="button secondary" part="button" type="button" @click=${this.cancel}>${localize.term('commentKeep')}</button>
      </div>
    </form>`;
  }

  /** It is saved, or not wanted. */
  discard(): void {
    this.draft.drop();
    this.draft.leave();
  }

  /** Another visit goes on. */
  close(): void {
    this.draft.leave();
  }

  private readonly input = ({ target }: InputEvent): void => {
    this.text = (target as HTMLTextAreaElement).value; // the listener is on the field itself
    this.error = '';
    this.draft.save({ text: { body: this.text } });
    grow(target as HTMLTextAreaElement);
    this.acting.host.requestUpdate();
  };

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.submit(event);
  };

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.sending) return;
    const { host, localize } = this.acting;
    const body = this.text.trim();
    if (!body) this.error = localize.term('commentEditEmpty');
    else if (body.length > longestBody) this.error = localize.term('commentEditTooLong', localize.number(longestBody));
    else {
      this.sending = true;
      host.requestUpdate();
      this.error = await this.save(body);
      this.sending = false;
    }
    host.requestUpdate();
    if (this.error) void host.focusOn(`edit-body-${this.id}`);
  };
}
