import { html, nothing, type TemplateResult } from 'lit';
import { reportReasons, type Report } from '../provider/comment-provider.js';
import type { Acting } from './acting.js';

const terms = {
  spam: 'reportSpam',
  abuse: 'reportAbuse',
  'off-topic': 'reportOffTopic',
  other: 'reportOther',
} as const satisfies Record<Report['reason'], string>;

/** Longest note, in UTF-16 code units: what the reference server takes. */
const longestNote = 500;

/** Why a reader reports a comment. */
export class Reporting {
  private reason: Report['reason'] | undefined;
  private note = '';
  private error = '';
  private sending = false;

  /** @param send resolves to why it could not be sent, or to nothing */
  constructor(
    private readonly acting: Acting,
    private readonly id: string,
    private readonly who: string,
    private readonly send: (report: Report) => Promise<string>,
    private readonly cancel: () => void,
  ) {}

  render(): TemplateResult {
    const { localize } = this.acting;
    const { id } = this;
    return html`<form class="form" part="form" novalidate @submit=${this.submit}>
      <fieldset class="reasons">
        <legend>${localize.term('reportWhy', this.who || localize.term('commentNobody'))}</legend>
        ${reportReasons.map(
          (reason) =>
            html`<label class="choice" part="label"
              ><input
                type="radio"
                id=${reason === reportReasons[0] ? `report-${id}` : nothing}
                name="reason-${id}"
                .checked=${this.reason === reason}
                aria-describedby=${this.error ? `report-error-${id}` : nothing}
                @change=${() => this.choose(reason)}
              />${localize.term(terms[reason])}</label
            >`,
        )}
      </fieldset>
      <div class="field" part="field">
        <label for="report-note-${id}" part="label">${localize.term('reportNote')}</label>
        <textarea
          class="input"
          part="input"
          id="report-note-${id}"
          rows="2"
          dir="auto"
          maxlength=${longestNote}
          .value=${this.note}
          @input=${this.input}
        ></textarea>
      </div>
      ${this.error ? html`<p class="error" part="error" id="report-error-${id}" role="alert">${this.error}</p>` : nothing}
      <div class="buttons">
        <button class="button primary" part="button" type="submit" aria-disabled=${this.sending ? 'true' : 'false'}>
          ${localize.term(this.sending ? 'formSending' : 'reportSend')}
        </button>
        <button class="button secondary" part="button" type="button" @click=${this.cancel}>${localize.term('commentKeep')}</button>
      </div>
    </form>`;
  }

  private choose(reason: Report['reason']): void {
    this.reason = reason;
    this.error = '';
    this.acting.host.requestUpdate();
  }

  private readonly input = ({ target }: InputEvent): void => {
    this.note = (target as HTMLTextAreaElement).value; // the listener is on the field itself
  };

  private readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.sending) return;
    const { host, localize } = this.acting;
    if (!this.reason) this.error = localize.term('reportReasonMissing');
    else {
      this.sending = true;
      host.requestUpdate();
      this.error = await this.send({ reason: this.reason, note: this.note.trim() });
      this.sending = false;
    }
    host.requestUpdate();
  };
}
