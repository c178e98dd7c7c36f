import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { contact } from '../form/contact.js';
import { Later } from '../form/later.js';
import { dropPending } from '../form/pending.js';
import { idle, isSending, isWaiting, type State } from '../form/state.js';
import { form } from '../localize/en/form.js';
import { later } from '../localize/en/later.js';
import { newsletterSignup } from '../localize/en/newsletter-signup.js';
import { Localize } from '../localize/localize.js';
import { newsletterProviders } from '../provider/newsletter/registry.js';
import type { NewsletterProvider, SubscriptionDraft } from '../provider/provider.js';
import { Targeting, type Target } from '../provider/target.js';
import { oneOf } from '../site/advise.js';
import { SiteSettings } from '../site/settings.js';
import { controls } from '../theme/controls.js';
import { tokens } from '../theme/tokens.js';
import { Entry } from './entry.js';
import { buttonView, fieldsView, messageView, type FormView } from './form.view.js';
import { styles } from './newsletter-signup.styles.js';
import { actionOf, begunIn, namedIn } from './plain-form.js';
import type { Presence, PresenceHost } from './presence.js';
import type { Sending, SendingHost } from './sending.js';
import { nameFields, nobody, statuses, statusOf, type NameField, type Status } from './sign-up.js';

/**
 * A newsletter sign-up that loses nobody: what a visitor types is kept on the device until the back end has it, and is stored once.
 *
 * @element aw-newsletter-signup
 * @slot - A plain `<form method="post">` that works before and without JavaScript. The element takes its place, and takes over where it
 *   leads, the names of its fields, its hidden fields, its list and what was typed into it; where the element has no back end, the form stays.
 * @slot fields - Further inputs, selects and boxes of the site's own, sent under their names; boxes named `list` choose lists.
 * @slot success - Shown instead of the standard sentence once the sign-up was taken.
 * @fires {AwSubmit} aw-submit - A sign-up is about to be sent; cancelable, its content is in `draft`.
 * @fires {AwSuccess} aw-success - It was taken: a mail is on its way, done, or handed over without a readable answer.
 * @fires {AwShow} aw-show - A dialog or a bar has come into view.
 * @fires {AwDismiss} aw-dismiss - The visitor has sent it away.
 * @fires {AwError} aw-error - It was refused, or the visitor must send it again.
 * @csspart form - The panel with everything in it.
 * @csspart heading - The heading.
 * @csspart description - The sentence below the heading.
 * @csspart field - A field with its label.
 * @csspart label - A field's label.
 * @csspart input - A field itself.
 * @csspart suggestion - What a mistyped address was probably meant to be.
 * @csspart error - What is wrong, and what to do.
 * @csspart consent - The box to tick, with its sentence.
 * @csspart button - Every button.
 * @csspart note - The small print.
 * @csspart status - What is under way, or what came of it.
 * @cssprop [--aw-accent=#0d6b5f] - The panel's tint, the button and focus.
 * @cssprop [--aw-surface=Field] - The background of fields.
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
export class NewsletterSignup extends LitElement implements SendingHost, PresenceHost {
  static override styles = [tokens, controls, styles];

  /** What the letter is. */
  @property() heading = '';

  /** A sentence below the heading. */
  @property() description = '';

  /** Small print below the button, for example how often the letter comes. */
  @property() note = '';

  /** The button's words. */
  @property({ attribute: 'button-label' }) buttonLabel = '';

  /**
   * Which back end: `afterword` (the default where `server` is set), `form` (the default where the form inside leads elsewhere), `json`,
   * `ghost`, `listmonk`, `mautic`, `kit`, `mailchimp`, `buttondown` or `demo`.
   */
  @property() provider = '';

  /** Address of the back end, for providers that need one; without it that of the form inside. */
  @property() endpoint = '';

  /** Base URL of the reference server; usually set once for the page. */
  @property() server?: string;

  /** The list's name, as the back end has it; several are separated by commas. Without it that of the form inside, else the back end's first. */
  @property() list = '';

  /** Tags that go along, comma separated. */
  @property() tags = '';

  /** Whether the visitor's name is asked for: `none`, `optional` or `required`. */
  @property({ attribute: 'name-field' }) nameField = '';

  /** A sentence that the visitor must agree to, with a box to tick; it is sent along word for word. */
  @property() consent = '';

  /** What the back end does next where it does not say: `mail` (it asks for confirmation) or `none`. */
  @property() confirmation = '';

  /** `stacked`; `inline`: field and button in one row, where there is room; `bar`: at the bottom edge of the window. */
  @property() layout = '';

  /** `inline`: where it stands in the page; `dialog`: in a dialog above it. */
  @property() display = '';

  /** What brings a dialog or a bar by itself: `none`, `load`, `delay:30s` or `scroll:60%`. */
  @property() trigger = '';

  /** How long one that was dismissed stays away: `30d`, or a time like `12h`. */
  @property() frequency = '';

  /** Address to which the visitor is led once the sign-up was taken. */
  @property() redirect = '';

  /** Also sends where the visitor came from: the campaign (`utm_…`), the host of the page before, and the path of this one. */
  @property({ type: Boolean }) source = false;

  @query('form') private readonly panel!: HTMLFormElement | null; // set by the decorator

  readonly site = new SiteSettings(this);
  readonly localize = new Localize(this, { ...form, ...later, ...newsletterSignup }, this.site);

  private readonly internals = this.attachInternals();
  private readonly entry = new Entry(this);
  private readonly targeting = new Targeting(this, newsletterProviders, this.site, () => actionOf(this.plainForm));
  private readonly sending = new Later<Sending>(this, async () => new (await import('./sending.js')).Sending(this, this.entry));
  private readonly presence = new Later<Presence>(this, async () => new (await import('./presence.js')).Presence(this));

  /** Which of the page's sign-ups it is. */
  private place: string | undefined;
  private begun = false;
  private pressed = false;
  private showsReceipt = false;

  /** The panel's size before the receipt took the form's place, as CSS: nothing around it moves. */
  private formSize = '0';

  /** Where the sign-up stands. */
  get status(): Status {
    return statusOf(this.state, this.asksByMail);
  }

  /** What is about to be sent, while `aw-submit` is fired; `undefined` before anybody has begun to fill it in. */
  get draft(): SubscriptionDraft | undefined {
    return this.sending.value?.draft;
  }

  get target(): Target<NewsletterProvider> | 'loading' | undefined {
    return this.targeting.value;
  }

  get plainForm(): HTMLFormElement | null {
    return this.querySelector(':scope > form');
  }

  get listName(): string {
    return this.list || namedIn(this.plainForm, 'list');
  }

  get needs(): { readonly name: boolean; readonly consent: boolean } {
    return { name: this.shownName === 'required', consent: this.consent !== '' };
  }

  get asksName(): boolean {
    return this.shownName !== 'none';
  }

  get scope(): string {
    // Two forms for one list are two: each keeps its own.
    this.place ??= this.id || String([...document.querySelectorAll(this.localName)].indexOf(this));
    return ['newsletter', this.listName, this.place].join(':');
  }

  get asksByMail(): boolean {
    return oneOf(this, 'confirmation', this.confirmation, ['mail', 'none']) === 'mail';
  }

  get hasFocus(): boolean {
    return Boolean(this.shadowRoot?.activeElement) || this.matches(':focus-within');
  }

  get overlay(): 'dialog' | 'bar' | undefined {
    if (oneOf(this, 'display', this.display, ['inline', 'dialog']) === 'dialog') return 'dialog';
    return this.layout === 'bar' ? 'bar' : undefined;
  }

  get canOpen(): boolean {
    return this.target !== undefined;
  }

  get isTaken(): boolean {
    return this.entry.taken !== undefined;
  }

  constructor() {
    super();
    // Before what opens it has come, too: a press is not lost (HTML: invoker commands).
    this.addEventListener('command', (event) => {
      const { command, source } = event as Event & { readonly command?: string; readonly source?: HTMLElement | null };
      if (command === '--show') this.presence.use((presence) => presence.show(source));
      else if (command === '--hide') this.presence.use((presence) => presence.dismiss());
    });
  }

  /** Checks what was typed, and sends it, as the button does; what waits for the back end is tried again. */
  submit(): void {
    if (!this.panel || this.showsReceipt || isSending(this.state)) return;
    this.pressed = !this.sending.value;
    this.requestUpdate();
    this.soon((sending) => sending.submit());
  }

  /** Forgets what was typed and what came of it. */
  reset(): void {
    this.entry.change({ typed: nobody, taken: undefined, complaints: {}, suggestion: undefined });
    this.sending.value?.giveUp();
    contact.drop(this.scope);
  }

  /** Opens the dialog, or brings the bar; where it stands in the page, nothing happens. */
  show(): void {
    if (this.overlay) this.presence.use((presence) => presence.show());
  }

  /** Closes the dialog, or takes the bar away. */
  hide(): void {
    this.presence.value?.hide();
  }

  protected override willUpdate(): void {
    if (!this.begun && this.target) this.begin();
    if (this.overlay && !this.presence.value && !this.presence.missing) this.presence.use(() => undefined);
    const { entry } = this;
    const { phase } = this.state;
    const shows = entry.taken !== undefined && ['done', 'away', 'submitting'].includes(phase);
    if (shows === this.showsReceipt) return;
    this.showsReceipt = shows;
    this.formSize = shows && this.panel ? getComputedStyle(this.panel).blockSize : '0';
    if (this.hasFocus) entry.focusNext ??= shows ? 'status' : 'button';
  }

  protected override updated(): void {
    const { entry } = this;
    for (const each of statuses) this.internals.states[each === this.status ? 'add' : 'delete'](each);
    this.panel?.style.setProperty('min-block-size', this.formSize);
    if (entry.focusNext) this.renderRoot.querySelector<HTMLElement>(`#${entry.focusNext}`)?.focus();
    entry.focusNext = undefined;
  }

  protected override render(): unknown {
    if (!this.target) return this.renderFallback();
    // Without what opens it, the form stands in the page: better there than nowhere.
    return this.overlay && !this.presence.missing ? this.presence.value?.frame(this.renderForm()) : this.renderForm();
  }

  private renderForm(): TemplateResult {
    const { target, localize, entry, state } = this;
    const simulated = target !== 'loading' && target?.provider.capabilities.simulated === true;
    const taken = this.showsReceipt ? entry.taken : undefined;
    const sending = this.sending.value;
    const view: FormView = {
      localize,
      state,
      entry,
      missing: this.sending.missing,
      pressed: this.pressed,
      nameField: this.shownName,
      consent: this.consent,
      buttonLabel: this.buttonLabel,
      notes: [this.note, simulated ? localize.term('signupDemo') : ''],
      suggestion: sending?.suggestionView(),
    };
    const chosen = oneOf(this, 'layout', this.layout, ['stacked', 'inline', 'bar']);
    // One row is for one field: what is to be read before the button stands before it.
    const layout = this.consent || this.querySelector('[slot=fields]') ? 'stacked' : chosen;
    return html`
      <form
        class="panel ${layout}"
        part="form"
        novalidate
        aria-labelledby=${this.heading && !taken ? 'heading' : nothing}
        @input=${this.onInput}
        @change=${this.onChange}
        @keydown=${this.onKey}
        @focusin=${this.onFocus}
        @submit=${this.onSubmit}
      >
        ${taken ? nothing : this.renderIntroduction()}
        <div class="body">
          ${taken ? nothing : fieldsView(view)}
          <div id="status" class="status" part="status" role="status" tabindex="-1">
            ${taken ? sending?.receipt(taken) : messageView(view)}
          </div>
          ${taken ? sending?.afterwards(taken) : buttonView(view)}
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

  private get shownName(): NameField {
    return oneOf(this, 'name-field', this.nameField, nameFields);
  }

  /** The form is there for the first time: what was kept, and what the visitor has begun in the page's own, goes on in it. */
  private begin(): void {
    this.begun = true;
    const { email = '', name = '' } = contact.read(this.scope);
    const plain = begunIn(this.plainForm);
    this.entry.focusNext = plain.focused === 'name' && this.shownName === 'none' ? 'email' : plain.focused;
    this.entry.typed = { ...nobody, email: plain.email || email, name: plain.name || name };
    if (this.entry.typed.email) this.soon((sending) => sending.goOn());
  }

  /** Does something with what is typed now as soon as the half that sends is there; an edit in between takes it back. */
  private soon(then: (sending: Sending) => void): void {
    const { typed } = this.entry;
    this.sending.use((sending) => {
      this.pressed = false;
      if (this.entry.typed === typed) then(sending);
    });
  }

  private readonly onInput = ({ target }: Event): void => {
    const { entry, state } = this;
    const { name, value, checked } = target as HTMLInputElement; // the form has fields only
    const isOurs = this.shadowRoot?.contains(target as HTMLInputElement) ?? false;
    // What is on its way goes; what the site's own fields say by now is for another time.
    if (!isOurs && isSending(state)) return;
    this.pressed = false;
    dropPending(this.scope);
    // What waits is what was typed before: it does not go out any more.
    if (this.status !== 'idle') this.sending.value?.giveUp();
    if (isWaiting(state)) entry.isWithdrawn = true;
    if (!isOurs || (name !== 'email' && name !== 'name' && name !== 'consent')) return;
    const { [name]: _mended, ...complaints } = entry.complaints;
    const typed = { ...entry.typed, ...(name === 'consent' ? { agreed: checked } : { [name]: value }) };
    entry.change({ typed, complaints, suggestion: undefined });
    contact.save(this.scope, { email: typed.email, name: typed.name });
  };

  private readonly onChange = ({ target }: Event): void => {
    if ((target as HTMLInputElement).name === 'email') this.sending.use((sending) => sending.suggest());
  };

  /** Enter in the page's own fields, which belong to no form, sends as in ours. */
  private readonly onKey = (event: KeyboardEvent): void => {
    const field = event.target as Element;
    if (event.isComposing) return; // Enter ends a word of an input method
    const isTheirs = field.getRootNode() !== this.shadowRoot && field.matches('input:not([type=button], [type=submit]), select');
    if (event.key !== 'Enter' || !isTheirs) return;
    event.preventDefault();
    this.submit();
  };

  private readonly onFocus = (): void => {
    if (!this.showsReceipt) this.sending.use((sending) => sending.prepare());
  };

  private readonly onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    // Safari does not focus a button that is clicked, and then nobody could tell later that the visitor is here.
    if (!this.hasFocus) event.submitter?.focus();
    this.submit();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'aw-newsletter-signup': NewsletterSignup;
  }
}
