import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { AwError } from '../events/aw-error.js';
import { AwSubmit } from '../events/aw-submit.js';
import { AwSuccess } from '../events/aw-success.js';
import { contact } from '../form/drafts.js';
import { Later } from '../form/later.js';
import { idle, type State } from '../form/state.js';
import type { SubmissionController, SubmissionForm } from '../form/submission.js';
import { form } from '../localize/en/form.js';
import { later } from '../localize/en/later.js';
import { newsletterSignup } from '../localize/en/newsletter-signup.js';
import { Localize } from '../localize/localize.js';
import { newsletterProviders } from '../provider/newsletter/registry.js';
import type { ProblemCode, Subscribed } from '../provider/outcome.js';
import type { NewsletterProvider, SubscriptionDraft } from '../provider/provider.js';
import { Targeting, type Target } from '../provider/target.js';
import { advise, oneOf } from '../site/advise.js';
import { SiteSettings } from '../site/settings.js';
import { controls } from '../theme/controls.js';
import { tokens } from '../theme/tokens.js';
import { buttonView, fieldsView, messageView, type FormView } from './form.view.js';
import { styles } from './newsletter-signup.styles.js';
import { begunIn, leadsElsewhere, listOf } from './plain-form.js';
import { check, complaint, fields, isRetryable, nameFields, parts, readPending, statuses, statusOf, takenAs } from './sign-up.js';
import type { Complaints, Field, NameField, Status, Taken, Typed, Words } from './sign-up.js';

const empty: Typed = { email: '', name: '', agreed: false };

/**
 * A newsletter sign-up that loses nobody: what a visitor types is kept on the device until the back end has it, and is stored once.
 *
 * @element aw-newsletter-signup
 * @slot - A plain `<form>` that works before and without JavaScript. The element takes its place, its list and what was typed into it;
 *   where the element has no back end, the form stays.
 * @slot success - Shown instead of the standard sentence once the sign-up was taken.
 * @fires {AwSubmit} aw-submit - A sign-up is about to be sent; cancelable, its content is in `draft`.
 * @fires {AwSuccess} aw-success - It was taken: a mail is on its way, done, or handed over without a readable answer.
 * @fires {AwError} aw-error - It was refused, or the visitor must send it again.
 * @csspart form - The panel with everything in it.
 * @csspart heading - The heading.
 * @csspart description - The sentence below the heading.
 * @csspart field - A field with its label.
 * @csspart label - A field's label.
 * @csspart input - A field itself.
 * @csspart error - What is wrong, and what to do.
 * @csspart consent - The box to tick, with its sentence.
 * @csspart button - Every button.
 * @csspart note - The small print.
 * @csspart status - What is under way, or what came of it.
 * @cssprop [--aw-accent=#0d6b5f] - The panel's tint, the button and focus.
 * @cssprop [--aw-surface=#fff] - The background of fields.
 * @cssprop [--aw-radius=10px] - Corners of fields and buttons; the panel's are wider.
 * @cssprop [--aw-font-heading=inherit] - The heading's face.
 * @cssstate idle - Nothing is under way.
 * @cssstate submitting - It is being sent.
 * @cssstate waiting - Kept on the device until the back end can be reached.
 * @cssstate confirm - A mail is on its way.
 * @cssstate subscribed - Done.
 * @cssstate sent - Handed over; the answer cannot be read.
 * @cssstate error - Refused, or without an answer.
 */
export class NewsletterSignup extends LitElement {
  static override styles = [tokens, controls, styles];

  /** What the letter is. */
  @property() heading = '';

  /** A sentence below the heading. */
  @property() description = '';

  /** Small print below the button, for example how often the letter comes. */
  @property() note = '';

  /** The button's words. */
  @property({ attribute: 'button-label' }) buttonLabel = '';

  /** Which back end: `afterword` (the default where `server` is set) or `demo`. */
  @property() provider = '';

  /** Address of the back end, for providers that need one. */
  @property() endpoint = '';

  /** Base URL of the reference server; usually set once for the page. */
  @property() server?: string;

  /** The list's name; without it that of the form inside, else the back end's first. */
  @property() list = '';

  /** Tags that go along, comma separated. */
  @property() tags = '';

  /** Whether the visitor's name is asked for: `none`, `optional` or `required`. */
  @property({ attribute: 'name-field' }) nameField = '';

  /** A sentence that the visitor must agree to, with a box to tick; it is sent along word for word. */
  @property() consent = '';

  /** What the back end does next where it does not say: `mail` (it asks for confirmation) or `none`. */
  @property() confirmation = '';

  /** `stacked`, or `inline`: field and button in one row, where there is room. */
  @property() layout = '';

  @state() private typed = empty;
  @state() private complaints: Complaints = {};

  /** What the back end has taken; shown until there is a reason for the form again. */
  @state() private taken: Taken | undefined;

  @query('form') private readonly panel!: HTMLFormElement | null; // set by the decorator

  private readonly internals = this.attachInternals();
  private readonly site = new SiteSettings(this);
  private readonly localize = new Localize<Words>(this, { ...form, ...later, ...newsletterSignup }, this.site);
  private readonly targeting = new Targeting(this, newsletterProviders, this.site);
  /** What sends, and what shows that it was taken. */
  private readonly sending = new Later(this, async () => {
    const { SubmissionController, receiptTerms, refusals, ...views } = await import('./sending.js');
    const localize = this.localize.with({ ...receiptTerms, ...refusals });
    return { ...views, localize, submission: new SubmissionController(this, this.submissionForm()) };
  });

  private begun = false;
  private showsReceipt = false;

  /** The panel's size before the receipt took the form's place, as CSS: nothing around it moves. */
  private formSize = '0';

  /** Id of what is to be focused after the next render. */
  private focusNext: Field | 'button' | 'status' | undefined;

  /** Where the sign-up stands. */
  get status(): Status {
    return statusOf(this.state);
  }

  /** What is about to be sent. */
  get draft(): SubscriptionDraft {
    const { email, name, agreed } = this.typed;
    return {
      email: email.trim(),
      name: name.trim(),
      list: this.listName,
      tags: parts(this.tags),
      consent: (agreed && this.consent) || null,
      locale: this.localize.lang,
      page: location.href.replace(/#.*/, '').slice(0, 2000), // the most that the server takes
    };
  }

  /** Checks what was typed, and sends it, as the button does; what waits for the back end is tried again. */
  submit(): void {
    const { state } = this;
    if (!this.panel || this.showsReceipt || state.phase === 'submitting') return;
    this.complaints = {};
    if ('pending' in state && state.pending) return this.sending.value?.submission.retry();
    this.complaints = check(this.typed, { name: this.shownName === 'required', consent: this.consent !== '' });
    this.focusNext = fields.find((field) => this.complaints[field]);
    if (!this.focusNext) this.send();
  }

  /** Forgets what was typed and what came of it. */
  reset(): void {
    this.typed = empty;
    this.giveUp();
    contact.drop(this.scope);
  }

  protected override willUpdate(): void {
    if (!this.begun && this.target) this.begin();
    const { phase } = this.state;
    const shows = this.taken !== undefined && (phase === 'done' || phase === 'submitting');
    if (shows === this.showsReceipt) return;
    this.showsReceipt = shows;
    this.formSize = shows && this.panel ? getComputedStyle(this.panel).blockSize : '0';
    if (this.hasFocus) this.focusNext ??= shows ? 'status' : 'button';
  }

  protected override updated(): void {
    for (const each of statuses) this.internals.states[each === this.status ? 'add' : 'delete'](each);
    this.panel?.style.setProperty('min-block-size', this.formSize);
    if (this.focusNext) this.renderRoot.querySelector<HTMLElement>(`#${this.focusNext}`)?.focus();
    this.focusNext = undefined;
  }

  protected override render(): TemplateResult {
    const { target, localize } = this;
    if (!target) return this.renderFallback();
    const simulated = target !== 'loading' && target.provider.capabilities.simulated === true;
    const taken = this.showsReceipt ? this.taken : undefined;
    const receipt = this.sending.value;
    const view: FormView = {
      localize,
      state: this.state,
      missing: this.sending.missing,
      typed: this.typed,
      complaints: this.complaints,
      nameField: this.shownName,
      consent: this.consent,
      buttonLabel: this.buttonLabel,
      notes: [this.note, simulated ? localize.term('signupDemo') : ''],
    };
    const layout = oneOf(this, 'layout', this.layout, ['stacked', 'inline']);
    const mail = oneOf(this, 'confirmation', this.confirmation, ['mail', 'none']) === 'mail';
    return html`
      <form
        class="panel ${layout}"
        part="form"
        novalidate
        aria-labelledby=${this.heading && !taken ? 'heading' : nothing}
        @input=${this.onInput}
        @focusin=${this.onFocus}
        @submit=${this.onSubmit}
      >
        ${taken ? nothing : this.renderIntroduction()}
        <div class="body">
          ${taken ? nothing : fieldsView(view)}
          <div id="status" class="status" part="status" role="status" tabindex="-1">
            ${taken ? receipt?.receiptView(taken, { simulated, mail }, receipt.localize) : messageView(view)}
          </div>
          ${!taken ? buttonView(view) : taken.kind === 'confirm' ? receipt?.afterwardsView(this.status === 'submitting', this.onAgain, this.onChange, receipt.localize) : nothing}
        </div>
      </form>
    `;
  }

  /** Without a back end: the page's own form as it is, or a word that there is none yet. */
  private renderFallback(): TemplateResult {
    const word = html`
      <div class="panel" part="form">
        ${this.renderIntroduction()}
        <p class="muted" part="status">${this.localize.term('signupNotSetUp')}</p>
      </div>
    `;
    return html`${this.plainForm ? nothing : word}<slot @slotchange=${() => this.requestUpdate()}></slot>`;
  }

  private renderIntroduction(): TemplateResult | typeof nothing {
    if (!this.heading && !this.description) return nothing;
    return html`
      <div class="introduction">
        ${this.heading ? html`<h2 id="heading" class="heading" part="heading">${this.heading}</h2>` : nothing}
        ${this.description ? html`<p class="muted" part="description">${this.description}</p>` : nothing}
      </div>
    `;
  }

  /** Where the submission stands; before its half has come nothing is under way. */
  private get state(): State<SubscriptionDraft> {
    return this.sending.value?.submission.state ?? idle;
  }

  private get plainForm(): HTMLFormElement | null {
    return this.querySelector('form');
  }

  private get listName(): string {
    return this.list || listOf(this.plainForm);
  }

  /** Under which name it is kept in the tab's session. */
  private get scope(): string {
    return `newsletter:${this.listName}`;
  }

  private get shownName(): NameField {
    return oneOf(this, 'name-field', this.nameField, nameFields);
  }

  /** Whether the visitor is in here. The focus is moved only then: it is never taken from elsewhere on the page. */
  private get hasFocus(): boolean {
    return Boolean(this.shadowRoot?.activeElement);
  }

  private get target(): Target<NewsletterProvider> | 'loading' | undefined {
    if (!this.provider && leadsElsewhere(this.plainForm, this.site.server)) {
      advise(
        this,
        'form inside',
        `its action is "${this.plainForm?.getAttribute('action') ?? ''}", but "server" is "${this.site.server?.href ?? ''}", so the form stays as it is. Give both the same address, or set provider="afterword" to use the server.`,
      );
      return undefined;
    }
    return this.targeting.value;
  }

  private submissionForm(): SubmissionForm<SubscriptionDraft> {
    const target = () => (this.target === 'loading' ? undefined : this.target);
    return {
      get target() {
        return target();
      },
      keep: () => this.save(),
      settle: ({ kind }) => this.settle(takenAs(kind)),
      refuse: (code, field) => this.refuse(code, field),
    };
  }

  /** The form is there for the first time: what was kept, and what the visitor has begun in the page's own, goes on in it. */
  private begin(): void {
    this.begun = true;
    const kept = contact.read(this.scope);
    const pending = readPending(kept.pending);
    const plain = begunIn(this.plainForm);
    this.focusNext = plain.focused === 'name' && this.shownName === 'none' ? 'email' : plain.focused;
    this.typed = { ...empty, email: plain.email || (kept.email ?? ''), name: plain.name || (kept.name ?? '') };
    // Whoever has typed another address by now means that one.
    if (pending?.content.email === this.typed.email.trim()) {
      this.typed = { ...this.typed, agreed: pending.content.consent !== null };
      this.soon((submission) => submission.resume(pending));
    } else if (this.typed.email) {
      this.sending.use(({ submission }) => submission.prepare());
    }
  }

  /** Does something with what is typed now as soon as the half that sends is there; an edit in between takes it back. */
  private soon(then: (submission: SubmissionController<SubscriptionDraft>) => void): void {
    const { typed } = this;
    this.sending.use(({ submission }) => {
      if (this.typed === typed) then(submission);
    });
  }

  private send(): void {
    this.soon((submission) => {
      if (submission.canSubmit && this.dispatchEvent(new AwSubmit('subscription'))) submission.submit(this.draft);
    });
  }

  private save(): void {
    const { email, name } = this.typed;
    const { state } = this;
    const pending = 'pending' in state && state.pending;
    contact.save(this.scope, { email, name, ...(pending && { pending: JSON.stringify(pending) }) });
  }

  private settle(kind: Subscribed['kind']): void {
    this.taken = { kind, address: this.typed.email.trim(), again: this.taken !== undefined };
    contact.drop(this.scope);
    this.dispatchEvent(new AwSuccess(kind));
  }

  private refuse(code: ProblemCode | 'unreachable', field?: string): void {
    const shown = fields.filter((each) => this.renderRoot.querySelector(`#${each}`));
    this.taken = undefined;
    this.complaints = complaint(code, field, shown);
    this.save();
    if (this.hasFocus) this.focusNext = fields.find((each) => this.complaints[each]);
    if (field === 'list')
      advise(this, 'attribute "list"', `"${this.listName}" is not known to the server; its lists are in AFTERWORD_LISTS.`);
    this.dispatchEvent(new AwError(code, isRetryable(code)));
  }

  /** Back to the form: what was under way, or came of it, no longer counts. */
  private giveUp(): void {
    this.sending.value?.submission.reset();
    this.taken = undefined;
    this.complaints = {};
  }

  private readonly onInput = ({ target }: Event): void => {
    const { name, value, checked } = target as HTMLInputElement; // the form has only our own fields
    const { [name as Field]: _mended, ...complaints } = this.complaints;
    this.typed = { ...this.typed, ...(name === 'consent' ? { agreed: checked } : { [name]: value }) };
    // What waits is what was typed before: it does not go out any more.
    if (this.status === 'waiting' || this.status === 'error') this.giveUp();
    else this.complaints = complaints;
    this.save();
  };

  private readonly onFocus = (): void => {
    if (!this.showsReceipt) this.sending.use(({ submission }) => submission.prepare());
  };

  private readonly onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    // Safari does not focus a button that is clicked, and then nobody could tell later that the visitor is here.
    if (!this.hasFocus) event.submitter?.focus();
    this.submit();
  };

  private readonly onAgain = (): void => {
    this.send();
  };

  private readonly onChange = (): void => {
    this.giveUp();
    this.focusNext = 'email';
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'aw-newsletter-signup': NewsletterSignup;
  }
}
