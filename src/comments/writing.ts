import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { initials } from '../facts/initials.js';
import { contact } from '../form/contact.js';
import { isEmail } from '../form/email.js';
import { dropPending, keepPending, keptPending } from '../form/pending.js';
import { isSending, isWaiting } from '../form/state.js';
import { SubmissionController } from '../form/submission.js';
import { tooMany } from '../form/too-many.js';
import { form } from '../localize/en/form.js';
import { refusals } from '../localize/en/refusals.js';
import { writing } from '../localize/en/writing.js';
import { sanitizer } from '../html/sanitize.js';
import { ask } from '../provider/ask.js';
import type { Acknowledged, ProblemCode } from '../provider/outcome.js';
import type { CommentDraft } from '../provider/comment-provider.js';
import { adopt } from '../theme/adopt.js';
import { advise } from '../site/advise.js';
import type { Composer } from './composer.js';
import type { Markup } from './format.js';
import { grow } from './grow.js';
import { longestBody } from './longest-body.js';
import { Toolbar } from './toolbar.js';
import { writingStyles } from './writing.styles.js';

type FieldName = 'body' | 'name' | 'email' | 'website';

const fieldNames: readonly FieldName[] = ['body', 'name', 'email', 'website'];

/** Who writes is remembered for the tab's session, over all threads of the site, and on the device where they want it. */
const contactScope = 'comment';

/** The longest that the reference server takes, in UTF-16 code units. */
const longest = { name: 100, email: 254, website: 500 } as const;

const inputTypes = { name: 'text', email: 'email', website: 'url' } as const;

/** What of a text the back end makes: asked for, there, or why not. */
type Preview = { readonly body: Element } | { readonly error: string } | 'asked';

/**
 * The second half of a composer, loaded when someone begins to write: toolbar and preview, name and address, checks, the button, and the
 * submission machine behind it.
 */
export class Writing {
  /** What is wrong, by field, in the visitor's words. */
  errors: Partial<Record<FieldName | 'form', string>> = {};

  private readonly fields = { name: '', email: '', website: '', ...contact.read(contactScope) };
  private readonly wishes = { notify: false, newsletter: false };
  private readonly submission: SubmissionController<CommentDraft>;
  private readonly localize;
  private readonly toolbar: Toolbar;
  private shown: Preview | undefined;
  private previews = 0;

  constructor(private readonly composer: Composer) {
    const { host } = composer;
    this.localize = host.localize.with({ ...form, ...refusals, ...writing });
    adopt(host, writingStyles);
    this.toolbar = new Toolbar(this.localize, () => host.requestUpdate());
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

  get isPreviewing(): boolean {
    return this.shown !== undefined;
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

  /** The text was changed, by the visitor or since it was kept: the field grows with it. */
  async fit(): Promise<void> {
    const { host, id } = this.composer;
    await host.updateComplete;
    const field = host.renderRoot.querySelector<HTMLTextAreaElement>(`#${CSS.escape(id)}`);
    if (field) grow(field);
  }

  /** A key in the text: a shortcut, where the page has not switched them off. */
  key(event: KeyboardEvent): void {
    const { markup } = this;
    if (markup && this.composer.host.hasShortcuts) this.toolbar.key(event, event.target as HTMLTextAreaElement, markup); // the listener is on it
  }

  /** While it is on its way it looks as it will: whose it is, and that it is being sent. */
  sender(): TemplateResult {
    const { localize, fields } = this;
    const who = fields.name.trim() || localize.term('commentNobody');
    return html`<p class="sender">
      <span class="avatar" part="avatar" aria-hidden="true">${initials(who, localize.lang).join('')}</span>
      <span><b part="author">${who}</b> <span class="muted small" role="status">${localize.term('formSending')}</span></span>
    </p>`;
  }

  /** What formats the text, and the preview's switch. */
  tools(): TemplateResult {
    const { localize, markup, composer } = this;
    const { host } = composer;
    return html`
      ${markup ? this.toolbar.render(markup, composer.id, host.hasShortcuts, this.isPreviewing) : nothing}
      ${
        host.target?.provider.preview
          ? html`<button
              class="button plain preview-switch"
              part="button"
              type="button"
              aria-pressed=${this.isPreviewing ? 'true' : 'false'}
              @click=${this.togglePreview}
            >
              ${localize.term('commentPreview')}
            </button>`
          : nothing
      }
    `;
  }

  /** What the back end would make of the text. */
  preview(): unknown {
    const { shown, localize } = this;
    if (!shown) return nothing;
    return html`<div class="preview" role="region" aria-label=${localize.term('commentPreview')} aria-live="polite">
      ${
        shown === 'asked'
          ? html`<p class="muted">${localize.term('commentPreviewing')}</p>`
          : 'error' in shown
            ? html`<p class="muted">${shown.error}</p>`
            : shown.body
      }
    </div>`;
  }

  render(): TemplateResult {
    const { host } = this.composer;
    const { localize, sending } = this;
    const { capabilities } = host.target?.provider ?? {};
    const waits = isWaiting(this.submission.state);
    const text = sending ? 'formSending' : this.canRetry ? 'formRetry' : 'commentPost';
    return html`
      <div class="who">
        ${this.field('name', localize.term('fieldName'), this.optional('name'))}
        ${this.field('email', localize.term('fieldEmail'), html`<span class="muted">${localize.term('commentEmailNote')}</span>`)}
        ${capabilities?.website ? this.field('website', localize.term('fieldWebsite'), this.optional('website')) : nothing}
      </div>
      <div class="wishes">
        ${capabilities?.notify ? this.wish('notify', localize.term('commentNotify')) : nothing}
        ${capabilities?.newsletter && host.newsletter ? this.wish('newsletter', localize.term('commentNewsletter')) : nothing}
        ${this.tick(localize.term('commentRemember'), contact.isRemembered(contactScope), this.remember)}
      </div>
      ${this.errors.form ? html`<p class="error" part="error" role="alert">${this.errors.form}</p>` : nothing}
      ${waits ? html`<p class="waiting" part="status" role="status">${localize.term('formWaiting')}</p>` : nothing}
      ${capabilities?.simulated ? html`<p class="muted small note">${localize.term('commentDemo')}</p>` : nothing}
      <div class="buttons">
        <button
          id="${this.composer.id}-post"
          class="button primary"
          part="button"
          type="submit"
          aria-disabled=${sending ? 'true' : 'false'}
        >
          ${localize.term(text)}
        </button>
        ${
          this.composer.parent && !sending
            ? html`<button class="button secondary" part="button" type="button" @click=${this.cancel}>
                ${localize.term('commentCancel')}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  /** Checks, and sends what was typed; or tries again what got no answer. */
  submit(): void {
    if (this.canRetry) return this.submission.retry();
    if (!this.submission.canSubmit) return;
    this.shown = undefined;
    const draft = this.draft;
    this.errors = draft ? this.check(draft) : {};
    this.composer.host.requestUpdate();
    const wrong = fieldNames.find((field) => this.errors[field]);
    if (wrong) return this.focus(wrong);
    if (!draft || !this.composer.host.mayPost(draft)) return;
    // The fields go from view: whoever was in one of them stays in the form.
    if (this.composer.host.isWritingIn(this.composer)) this.focus('post');
    this.submission.submit(draft, this.composer.key);
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

  /** It waits, or only the visitor may say that it goes again. */
  private get canRetry(): boolean {
    const { state } = this.submission;
    return isWaiting(state) || (state.phase === 'error' && state.pending !== undefined);
  }

  private get markup(): Markup | undefined {
    const markup = this.composer.host.target?.provider.capabilities.markup ?? 'none';
    return markup === 'none' ? undefined : markup;
  }

  private get draft(): CommentDraft | undefined {
    const { host, parent, text } = this.composer;
    if (host.threadKey === undefined) return undefined;
    const { name, email, website } = this.fields;
    return {
      thread: host.threadKey,
      threadTitle: host.titleOfThread,
      parent: parent?.id ?? null,
      root: parent?.root ?? null,
      name: name.trim(),
      email: email.trim(),
      website: asAddress(website),
      body: text.trim(),
      notify: this.wishes.notify,
      newsletter: this.wishes.newsletter ? host.newsletter : null,
      locale: this.localize.lang,
    };
  }

  private check({ body, name, email, website, notify, newsletter }: CommentDraft): Writing['errors'] {
    const { localize } = this;
    const { required } = this.composer.host;
    const missing = localize.term('fieldMissing');
    const errors: Writing['errors'] = {};
    if (!body) errors.body = localize.term('commentMissing');
    else if (body.length > longestBody) errors.body = localize.term('commentTooLong', localize.number(longestBody));
    if (!name && required.includes('name')) errors.name = missing;
    if (!email && required.includes('email')) errors.email = missing;
    else if (!email && (notify || newsletter !== null)) errors.email = localize.term('commentMailNeeded');
    else if (email && !isEmail(email)) errors.email = localize.term('fieldEmailBad');
    if (website && !(/^https?:\/\//i.test(website) && URL.canParse(website))) errors.website = localize.term('fieldWebsiteBad');
    return errors;
  }

  private optional(name: FieldName): unknown {
    return this.composer.host.required.includes(name) ? nothing : html`<span class="muted">${this.localize.term('fieldOptional')}</span>`;
  }

  private field(name: Exclude<FieldName, 'body'>, label: string, note: unknown): TemplateResult {
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
          type=${inputTypes[name]}
          inputmode=${name === 'website' ? 'url' : nothing}
          autocomplete=${name === 'website' ? 'url' : name}
          maxlength=${longest[name]}
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

  private wish(name: keyof Writing['wishes'], text: string): TemplateResult {
    return this.tick(text, this.wishes[name], (isWanted) => {
      this.wishes[name] = isWanted;
      this.touched('email');
    });
  }

  private tick(text: string, isTicked: boolean, change: (isTicked: boolean) => void): TemplateResult {
    return html`<label class="choice" part="label"
      ><input
        type="checkbox"
        .checked=${live(isTicked)}
        ?disabled=${this.sending}
        @change=${({ target }: Event) => {
          change((target as HTMLInputElement).checked); // the listener is on the box itself
          this.composer.host.requestUpdate();
        }}
      />${text}</label
    >`;
  }

  private readonly remember = (isWanted: boolean): void => {
    contact.remember(contactScope, isWanted ? this.fields : undefined);
  };

  private readonly input = ({ target }: InputEvent): void => {
    const { name, value } = target as HTMLInputElement; // the listener is on the fields
    if (name !== 'name' && name !== 'email' && name !== 'website') return;
    this.fields[name] = value;
    contact.save(contactScope, this.fields);
    if (contact.isRemembered(contactScope)) contact.remember(contactScope, this.fields);
    this.touched(name);
    this.composer.host.requestUpdate();
  };

  private readonly togglePreview = async (): Promise<void> => {
    const { host, text } = this.composer;
    if (this.shown) this.shown = undefined;
    else this.shown = text.trim() ? 'asked' : { error: this.localize.term('commentPreviewEmpty') };
    host.requestUpdate();
    if (this.shown !== 'asked') return;
    const turn = (this.previews += 1);
    const told = await this.askForPreview(text.trim());
    // Whoever has gone on writing sees no preview of what they wrote before.
    if (turn !== this.previews || this.shown !== 'asked') return;
    this.shown = told;
    host.requestUpdate();
  };

  private async askForPreview(body: string): Promise<Preview> {
    const { provider, endpoint } = this.composer.host.target ?? {};
    const question = endpoint && provider?.preview?.(body, endpoint);
    const told = question ? await ask(question, new AbortController().signal, provider?.transport) : ({ kind: 'unreachable' } as const);
    const sanitize = await sanitizer().catch(() => undefined); // its fallback cannot be had
    if (told.kind === 'preview' && sanitize) {
      const element = document.createElement('div');
      element.className = 'body';
      element.dir = 'auto';
      element.part.add('body');
      sanitize(element, told.html);
      return { body: element };
    }
    return {
      error:
        told.kind === 'refused' && told.code === 'too-many'
          ? tooMany(this.localize, told.retryAfterMs)
          : this.localize.term('commentPreviewFailed'),
    };
  }

  private readonly cancel = (): void => {
    this.composer.discard();
    this.composer.host.cancelled(this.composer);
  };

  private settle(outcome: Acknowledged): void {
    const { composer } = this;
    const { isChanged } = composer;
    const body = composer.sentBody;
    dropPending(composer.scope);
    this.submission.reset();
    Object.assign(this.wishes, { notify: false, newsletter: false });
    if (outcome.kind === 'published' || outcome.kind === 'held') {
      composer.discard();
      composer.host.posted(outcome, composer, body);
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
    const known = fieldNames.find((each) => each === (field === 'url' ? 'website' : field)) ?? 'form';
    const term = known === 'email' && code === 'invalid' ? 'emailRefused' : code === 'unreachable' ? 'unavailable' : code;
    const { localize } = this;
    this.errors = { [known]: term === 'too-many' ? tooMany(localize, retryAfterMs) : localize.term(term) };
    // Only the reference server says so of a page; with others it is the visitor, who must sign in.
    if (code === 'forbidden' && host.target?.provider.challenge) advise(host, 'forbidden');
    host.refused(code);
    if (host.isWritingIn(this.composer)) this.focus(known === 'form' ? 'body' : known);
  }

  private focus(field: FieldName | 'post'): void {
    const { host, id } = this.composer;
    void host.updateComplete.then(() =>
      host.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(field === 'body' ? id : `${id}-${field}`)}`)?.focus(),
    );
  }
}

/** Whether something that was kept is a comment to be posted. */
function isDraft(value: unknown): value is CommentDraft {
  const draft = value as Partial<CommentDraft> | null; // looked at property by property
  const texts = [draft?.thread, draft?.threadTitle, draft?.name, draft?.email, draft?.website, draft?.body, draft?.locale];
  const orNone = [draft?.parent, draft?.root, draft?.newsletter].map((each) => each ?? '');
  return [...texts, ...orNone].every((each) => typeof each === 'string') && typeof draft?.notify === 'boolean';
}

/** An address as people write theirs: often without its beginning. */
function asAddress(typed: string): string {
  const trimmed = typed.trim();
  return /^[\w-]+(\.[\w-]+)+(\/|$)/.test(trimmed) ? `https://${trimmed}` : trimmed;
}
