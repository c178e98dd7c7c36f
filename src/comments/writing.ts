import { html, nothing, type TemplateResult } from 'lit';
import { contact } from '../form/contact.js';
import { isEmail } from '../form/email.js';
import { dropPending, keepPending, keptPending } from '../form/pending.js';
import { isSending, isWaiting } from '../form/state.js';
import { SubmissionController } from '../form/submission.js';
import { tooMany } from '../form/too-many.js';
import { form } from '../localize/en/form.js';
import { refusals } from '../localize/en/refusals.js';
import { writing } from '../localize/en/writing.js';
import type { Acknowledged, ProblemCode } from '../provider/outcome.js';
import type { CommentDraft } from '../provider/comment-provider.js';
import { advise } from '../site/advise.js';
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
      keep: (pending) => {
        keepPending(composer.scope, pending);
        composer.keep({ key: pending.key, body: pending.content.body });
      },
      settle: (outcome) => this.settle(outcome),
      refuse: (code, field, retryAfterMs) => this.refuse(code, field, retryAfterMs),
    });
  }

  /** Nothing may be typed: it is on its way. */
  get sending(): boolean {
    return isSending(this.submission.state);
  }

  prepare(): void {
    this.submission.prepare();
  }

  close(): void {
    this.submission.close();
  }

  /** A field was changed: what was said about it no longer holds. */
  touched(field: FieldName): void {
    // What got no answer was other words: they do not go out by themselves any more.
    if (this.submission.state.phase !== 'idle') this.submission.reset();
    const { [field]: _, ...rest } = this.errors;
    this.errors = rest;
  }

  render(): TemplateResult {
    const { host, parent } = this.composer;
    const { localize } = this;
    const { phase } = this.submission.state;
    const { sending } = this;
    const waits = isWaiting(this.submission.state);
    const provider = host.target?.provider;
    return html`
      <div class="who">
        ${this.field('name', localize.term('fieldName'), nothing)}
        ${this.field('email', localize.term('fieldEmail'), html`<span class="muted">${localize.term('commentEmailNote')}</span>`)}
      </div>
      ${this.errors.form ? html`<p class="error" part="error" role="alert">${this.errors.form}</p>` : nothing}
      ${waits ? html`<p class="waiting" part="status" role="status">${localize.term('formWaiting')}</p>` : nothing}
      ${provider?.capabilities.simulated ? html`<p class="muted small">${localize.term('commentDemo')}</p>` : nothing}
      <div class="buttons">
        ${
          waits || (phase === 'error' && this.submission.state.pending)
            ? html`<button class="button primary" part="button" type="button" @click=${() => this.submission.retry()}>
                ${localize.term('formRetry')}
              </button>`
            : html`<button class="button primary" part="button" type="submit" aria-disabled=${sending ? 'true' : 'false'}>
                ${sending ? localize.term('formSending') : localize.term('commentPost')}
              </button>`
        }
        ${
          parent && !sending
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

  /**
   * Goes on with what was under way when the page was left, word for word. In another session nobody knows who sent it: then the visitor
   * must, and it is still stored once, since the draft has kept its key. So they must where other words stand here by now, perhaps since
   * a moment ago, while this half was on its way: those would go when the ones that were sent are acknowledged.
   */
  resume(): void {
    const { scope, key, text } = this.composer;
    const pending = keptPending(scope, isDraft);
    if (pending && pending.key === key && pending.content.body === text.trim()) this.submission.resume(pending);
  }

  private get draft(): CommentDraft | undefined {
    const { host, parent, text } = this.composer;
    if (host.threadKey === undefined) return undefined;
    return {
      thread: host.threadKey,
      threadTitle: host.titleOfThread,
      parent: parent?.id ?? null,
      root: parent?.root ?? null,
      name: this.fields.name.trim(),
      email: this.fields.email.trim(),
      website: '',
      notify: false,
      newsletter: null,
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
          ?readonly=${this.sending}
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

  private settle(outcome: Acknowledged): void {
    const { composer } = this;
    const { isChanged } = composer;
    dropPending(composer.scope);
    this.submission.reset();
    if (outcome.kind === 'published' || outcome.kind === 'held') {
      composer.discard();
      composer.host.posted(outcome, composer);
    } else if (isChanged) {
      // What arrived were the words before: those that stand here were never sent, and are another comment.
      composer.keep();
      this.errors = { form: this.localize.term('commentArrivedBefore') };
      composer.host.arrived();
    } else {
      composer.discard();
      composer.host.arrived();
    }
  }

  private refuse(code: ProblemCode | 'unreachable', field?: string, retryAfterMs?: number): void {
    const { host } = this.composer;
    // The words stay. After a definite no the key goes: what is sent next is another submission.
    if (code !== 'unreachable') {
      dropPending(this.composer.scope);
      this.composer.keep();
    }
    const known = field === 'body' || field === 'name' || field === 'email' ? field : 'form';
    const term = known === 'email' && code === 'invalid' ? 'emailRefused' : code === 'unreachable' ? 'unavailable' : code;
    const { localize } = this;
    this.errors = { [known]: term === 'too-many' ? tooMany(localize, retryAfterMs) : localize.term(term) };
    if (code === 'forbidden') advise(host, 'forbidden');
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

/** Whether something that was kept is a comment to be posted. */
function isDraft(value: unknown): value is CommentDraft {
  const draft = value as Partial<CommentDraft> | null; // looked at property by property
  const texts = [draft?.thread, draft?.threadTitle, draft?.name, draft?.email, draft?.body, draft?.locale, draft?.parent ?? ''];
  return texts.every((each) => typeof each === 'string');
}
