import { html, nothing, type TemplateResult } from 'lit';
import { contact } from '../form/drafts.js';
import { isEmail } from '../form/email.js';
import { SubmissionController } from '../form/submission.js';
import { form } from '../localize/en/form.js';
import { refusals } from '../localize/en/refusals.js';
import { writing } from '../localize/en/writing.js';
import type { CommentDraft } from '../provider/provider.js';
import type { Posted, ProblemCode, Subscribed } from '../provider/outcome.js';
import type { Composer } from './composer.js';
import { longestBody } from './longest-body.js';

type FieldName = 'body' | 'name' | 'email';

/** Who writes is remembered for the tab's session, over all threads of the site. */
const contactScope = 'comment';

/**
 * The second half of a composer, loaded when someone begins to write: name and address, checks, the button, and the submission machine
 * behind it.
 */
export class Writing {
  /** What is wrong, by field, in the visitor's words. */
  errors: Partial<Record<FieldName | 'form', string>> = {};

  private readonly fields = { name: '', email: '', ...contact.read(contactScope) };
  private readonly submission: SubmissionController<CommentDraft>;

  private readonly localize;

  constructor(private readonly composer: Composer) {
    const { host } = composer;
    this.localize = host.localize.with({ ...form, ...refusals, ...writing });
    this.submission = new SubmissionController<CommentDraft>(host, {
      get target() {
        return host.target;
      },
      keep: ({ key }) => composer.keep(key),
      settle: (outcome) => this.settle(outcome),
      refuse: (code, field) => this.refuse(code, field),
    });
  }

  /** Nothing may be typed: it is on its way. */
  get busy(): boolean {
    return !this.submission.canSubmit;
  }

  prepare(): void {
    this.submission.prepare();
  }

  close(): void {
    this.submission.close();
  }

  /** A field was changed: what was said about it no longer holds. */
  touched(field: FieldName): void {
    // What got no answer was other words: they do not go out any more.
    if (this.submission.state.phase === 'error') this.submission.reset();
    const { [field]: _, ...rest } = this.errors;
    this.errors = rest;
  }

  render(): TemplateResult {
    const { host, parent } = this.composer;
    const { localize } = this;
    const { phase } = this.submission.state;
    const provider = host.target?.provider;
    return html`
      <div class="who">
        ${this.field('name', localize.term('fieldName'), nothing)}
        ${this.field('email', localize.term('fieldEmail'), html`<span class="muted">${localize.term('commentEmailNote')}</span>`)}
      </div>
      ${this.errors.form ? html`<p class="error" part="error" role="alert">${this.errors.form}</p>` : nothing}
      ${phase === 'waiting' ? html`<p class="waiting" part="status" role="status">${localize.term('formWaiting')}</p>` : nothing}
      ${provider?.capabilities.simulated ? html`<p class="muted small">${localize.term('commentDemo')}</p>` : nothing}
      <div class="buttons">
        ${
          phase === 'waiting' || (phase === 'error' && this.submission.state.pending)
            ? html`<button class="button primary" part="button" type="button" @click=${() => this.submission.retry()}>
                ${localize.term('formRetry')}
              </button>`
            : html`<button class="button primary" part="button" type="submit" aria-disabled=${phase === 'submitting' ? 'true' : 'false'}>
                ${phase === 'submitting' ? localize.term('formSending') : localize.term('commentPost')}
              </button>`
        }
        ${
          parent && !this.busy
            ? html`<button class="button secondary" part="button" type="button" @click=${this.cancel}>
                ${localize.term('commentCancel')}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  /** Checks, and sends what was typed. */
  submit(): void {
    if (!this.submission.canSubmit) return;
    const draft = this.draft;
    this.errors = draft ? this.check(draft) : {};
    this.composer.host.requestUpdate();
    const wrong = (['body', 'name', 'email'] as const).find((field) => this.errors[field]);
    if (wrong) return this.focus(wrong);
    if (draft && this.composer.host.mayPost(draft)) this.submission.submit(draft, this.composer.key);
  }

  /** Goes on with what was under way when the page was left, under the same key. */
  resume(key: string): void {
    const { draft } = this;
    // Without name and address (another session) the visitor must give them again; the same words then go
    // under the same key, as long as name and address are the same too.
    if (!draft || Object.keys(this.check(draft)).length || !this.composer.host.target?.provider.capabilities.idempotent) return;
    this.submission.resume({ key, content: draft });
  }

  private get draft(): CommentDraft | undefined {
    const { host, parent, text } = this.composer;
    if (host.threadKey === undefined) return undefined;
    return {
      thread: host.threadKey,
      threadTitle: host.titleOfThread,
      parent: parent?.id ?? null,
      name: this.fields.name.trim(),
      email: this.fields.email.trim(),
      body: text.trim(),
      locale: this.localize.lang,
    };
  }

  private check({ body, name, email }: CommentDraft): Writing['errors'] {
    const { localize } = this;
    const { required } = this.composer.host;
    const missing = localize.term('fieldMissing');
    const errors: Writing['errors'] = {};
    if (!body) errors.body = localize.term('commentMissing');
    else if (body.length > longestBody) errors.body = localize.term('commentTooLong', localize.number(longestBody));
    if (!name && required.includes('name')) errors.name = missing;
    if (!email && required.includes('email')) errors.email = missing;
    else if (email && !isEmail(email)) errors.email = localize.term('fieldEmailBad');
    return errors;
  }

  private field(name: 'name' | 'email', label: string, note: unknown): TemplateResult {
    const id = `${this.composer.id}-${name}`;
    const error = this.errors[name];
    return html`
      <div class="field" part="field">
        <label for=${id} part="label">${label} ${note}</label>
        <input
          id=${id}
          class="input"
          part="input"
          name=${name}
          type=${name === 'email' ? 'email' : 'text'}
          autocomplete=${name}
          maxlength=${name === 'email' ? 254 : 100}
          aria-required=${this.composer.host.required.includes(name) ? 'true' : 'false'}
          aria-invalid=${error ? 'true' : 'false'}
          aria-describedby=${error ? `${id}-error` : nothing}
          ?readonly=${this.busy}
          .value=${this.fields[name]}
          @input=${this.input}
        />
        ${error ? html`<p class="error" part="error" id="${id}-error">${error}</p>` : nothing}
      </div>
    `;
  }

  private readonly input = ({ target }: InputEvent): void => {
    const { name, value } = target as HTMLInputElement; // the listener is on the two fields
    if (name !== 'name' && name !== 'email') return;
    this.fields[name] = value;
    contact.save(contactScope, this.fields);
    this.touched(name);
    this.composer.host.requestUpdate();
  };

  private readonly cancel = (): void => {
    this.composer.discard();
    this.composer.host.cancelled(this.composer);
  };

  private settle(outcome: Posted | Subscribed): void {
    if (outcome.kind !== 'published' && outcome.kind !== 'held') return;
    this.composer.discard();
    this.submission.reset();
    this.composer.host.posted(outcome, this.composer);
  }

  private refuse(code: ProblemCode | 'unreachable', field?: string): void {
    const { host } = this.composer;
    // The key goes, the words stay: what is sent next is another submission.
    this.composer.keep();
    const known = field === 'body' || field === 'name' || field === 'email' ? field : 'form';
    const term = known === 'email' && code === 'invalid' ? 'fieldEmailBad' : code === 'unreachable' ? 'unavailable' : code;
    this.errors = { [known]: this.localize.term(term) };
    host.refused(code);
    if (host.isWritingIn(this.composer)) this.focus(known === 'form' ? 'body' : known);
  }

  private focus(field: FieldName): void {
    const { host, id } = this.composer;
    void host.updateComplete.then(() =>
      host.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(field === 'body' ? id : `${id}-${field}`)}`)?.focus(),
    );
  }
}
