import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { AwError } from '../events/aw-error.js';
import { AwSubmit } from '../events/aw-submit.js';
import { AwSuccess } from '../events/aw-success.js';
import { contact } from '../form/contact.js';
import { tooMany } from '../form/too-many.js';
import { dropPending, keepPending, keptPending } from '../form/pending.js';
import { isSending, type Pending } from '../form/state.js';
import { SubmissionController, type SubmissionForm } from '../form/submission.js';
import type { form } from '../localize/en/form.js';
import type { later } from '../localize/en/later.js';
import type { newsletterSignup } from '../localize/en/newsletter-signup.js';
import { receipt } from '../localize/en/receipt.js';
import { refusals } from '../localize/en/refusals.js';
import type { Localize } from '../localize/localize.js';
import { isRetryable, type Acknowledged, type Navigate, type ProblemCode } from '../provider/outcome.js';
import type { NewsletterProvider, SubscriptionDraft } from '../provider/provider.js';
import type { Target } from '../provider/target.js';
import { advise } from '../site/advise.js';
import { canonicalAddress } from '../site/canonical.js';
import { webAddress } from '../site/web-address.js';
import { adopt } from '../theme/adopt.js';
import { check, complaint, type Faults } from './complaints.js';
import type { Entry } from './entry.js';
import { termsOf } from './form-terms.js';
import { ownFields, valuesOf, type OwnField } from './own-fields.js';
import { isName, namedIn } from './plain-form.js';
import type { Circumstances } from './receipt.js';
import { styles } from './receipt.styles.js';
import { afterwardsView, receiptView } from './receipt.view.js';
import { remember } from './remembered.js';
import { fields, parts, takenAs, type Complaints, type Taken } from './sign-up.js';
import { sourceOf } from './source.js';
import { suggestAddress } from './suggestion.js';

/** What the half that sends asks of its element. */
export interface SendingHost extends LitElement {
  readonly localize: Localize<typeof form & typeof later & typeof newsletterSignup>;
  readonly target: Target<NewsletterProvider> | 'loading' | undefined;
  readonly tags: string;
  readonly consent: string;
  readonly plainForm: HTMLFormElement | null;
  readonly asksName: boolean;
  /** Whether the visitor's name, and a box to tick, must be given. */
  readonly needs: { readonly name: boolean; readonly consent: boolean };
  /** Under which name it is kept. */
  readonly scope: string;
  /** The list, or lists, as the site names them. */
  readonly listName: string;
  /** Whether the back end asks for confirmation by mail, where it does not say. */
  readonly asksByMail: boolean;
  /** Whether the visitor is in here. The focus is moved only then: it is never taken from elsewhere on the page. */
  readonly hasFocus: boolean;
  /** Whether it is sent along where the visitor came from. */
  readonly source: boolean;
  readonly redirect: string;
  readonly endpoint: string;
}

/** The half of a sign-up that comes at the first focus: what checks and sends it, what a refusal says, and what is shown once it was taken. */
export class Sending implements SubmissionForm<SubscriptionDraft> {
  readonly submission: SubmissionController<SubscriptionDraft>;

  private readonly localize;

  /** What was sent last, word for word: what is sent again is the same, though its fields are no longer shown. */
  private last: SubscriptionDraft | undefined;

  /** A finger or a mouse is down: what is drawn now would slip away under it. */
  private isPressing = false;

  constructor(
    private readonly host: SendingHost,
    private readonly entry: Entry,
  ) {
    this.localize = host.localize.with({ ...receipt, ...refusals });
    adopt(host, styles);
    host.renderRoot.addEventListener('pointerdown', () => (this.isPressing = true));
    for (const end of ['pointerup', 'pointercancel']) host.renderRoot.addEventListener(end, this.released);
    this.submission = new SubmissionController(host, this);
  }

  get target(): Target<NewsletterProvider> | undefined {
    const { target } = this.host;
    return target === 'loading' ? undefined : target;
  }

  /** What is about to be sent: what the visitor has typed, and what the page's own form and fields add to it. */
  get draft(): SubscriptionDraft {
    const { host, entry, localize, last } = this;
    if (last && entry.taken) return last;
    const { email, name, agreed } = entry.typed;
    const { names, hidden } = termsOf(host.plainForm);
    const { list: chosen, ...own } = Object.fromEntries(valuesOf(this.ownFields));
    const given = Object.entries(own).flatMap(([name, values]) => (values.length ? [[name, values.length > 1 ? values : values[0]]] : []));
    return {
      email: email.trim(),
      name: name.trim(),
      lists: [...new Set([...parts(host.listName), ...(chosen ?? [])])],
      tags: parts(host.tags || namedIn(host.plainForm, 'tags')),
      fields: Object.fromEntries([...hidden, ...given]) as SubscriptionDraft['fields'], // an entry is a name and what it holds
      names,
      consent: (agreed && host.consent) || null,
      source: host.source ? sourceOf(new URL(location.href), document.referrer) : null,
      trap: host.renderRoot.querySelector<HTMLInputElement>('.trap input')?.value ?? '',
      locale: localize.lang,
      // Nothing that the address says of the visitor; and the most that the server takes.
      page: (canonicalAddress() ?? location.origin + location.pathname).slice(0, 2000),
    };
  }

  /** The visitor has begun: a proof is solved ahead. The site owner is told what the back end cannot do. */
  prepare(): void {
    const { host, target } = this;
    this.submission.prepare();
    if (!target) return;
    const { capabilities } = target.provider;
    const { lists, tags, fields } = this.draft;
    const asked = { tags: tags.length > 0, fields: Object.keys(fields).length > 0, name: host.asksName, consent: host.needs.consent };
    for (const each of ['tags', 'fields', 'name', 'consent'] as const) if (asked[each] && !capabilities[each]) advise(host, 'cannot', each);
    if (capabilities.list === 'required' && !lists.length && !this.listBoxes.length) advise(host, 'listNeeded');
    if (host.plainForm) adviseHidden(host, host.plainForm);
  }

  /** Checks what was typed, and sends it; what waits for the back end is tried again. */
  submit(): void {
    const { entry, submission } = this;
    const { state } = submission;
    if (isSending(state)) return;
    entry.isWithdrawn = false;
    entry.change({ complaints: {} });
    if ('pending' in state && state.pending && state.phase !== 'away') return submission.retry();
    const faults = check(entry.typed, this.host.needs);
    const wrong = fields.find((field) => faults[field]);
    const own = this.ownFields.find((field) => !field.checkValidity());
    const [box] = this.listBoxes;
    entry.change({ complaints: this.words(faults), focusNext: wrong });
    // Theirs stand between the address and the consent; the browser says what is wrong with them, and goes there.
    if (own && (wrong === undefined || wrong === 'consent')) {
      entry.change({ focusNext: undefined });
      own.reportValidity();
    } else if (box && wrong === undefined && !this.listBoxes.some(({ checked }) => checked)) {
      entry.change({ complaints: { form: this.localize.term('signupListMissing') } });
      box.focus();
    } else if (wrong === undefined) this.send();
  }

  /** Sends what stands there. */
  readonly send = (): void => {
    const { submission } = this;
    if (submission.canSubmit && this.host.dispatchEvent(new AwSubmit('subscription'))) submission.submit(this.draft);
  };

  /** Goes on with what was under way, or taken elsewhere, when the page was left. */
  goOn(): void {
    const { host, entry, submission } = this;
    const pending = keptPending(host.scope, isDraft);
    // Whoever has typed another address by now means that one.
    if (pending?.content.email !== entry.typed.email.trim()) return this.prepare();
    entry.change({ typed: { ...entry.typed, agreed: pending.content.consent !== null } });
    const told = contact.read(host.scope).told;
    if (told === undefined) return submission.resume(pending);
    this.forget();
    submission.comeBack(pending);
    entry.change({ taken: { kind: 'sent', address: pending.content.email, again: false, told } });
  }

  /** The address was typed: should it have been another? */
  suggest(): void {
    // The button that is being pressed would move away, and the press be lost: a click ends where it began.
    if (this.isPressing) return;
    this.entry.change({ suggestion: suggestAddress(this.entry.typed.email.trim()) });
  }

  /** Back to the form: what was under way, or came of it, no longer counts. */
  giveUp(): void {
    this.submission.reset();
    dropPending(this.host.scope);
    this.entry.change({ taken: undefined, complaints: {} });
  }

  receipt(taken: Taken): TemplateResult {
    return receiptView(taken, this.circumstances, this.localize);
  }

  afterwards(taken: Taken): TemplateResult | typeof nothing {
    const { submission, localize, circumstances } = this;
    return afterwardsView(
      taken,
      circumstances,
      isSending(submission.state),
      this.host.querySelector('[slot=success]') !== null,
      { again: this.send, change: this.change },
      localize,
    );
  }

  suggestionView(): TemplateResult | typeof nothing {
    const { suggestion } = this.entry;
    return suggestion === undefined
      ? nothing
      : html`<button class="button plain" type="button" @click=${this.accept}>
          ${this.localize.term('signupSuggestion', suggestion)}
        </button>`;
  }

  keep(pending: Pending<SubscriptionDraft>): void {
    this.last = pending.content;
    const { host, entry } = this;
    keepPending(host.scope, pending);
    // What is asked for once more was forgotten when it was taken: without the address a reload would not go on with it.
    const { email, name } = entry.typed;
    contact.save(host.scope, { email, name });
  }

  settle({ kind }: Acknowledged): void {
    const { entry, host } = this;
    const took = takenAs(kind, host.asksByMail);
    entry.change({ taken: { kind: took, address: entry.typed.email.trim(), again: entry.taken !== undefined }, suggestion: undefined });
    this.forget();
    if (!this.simulated) remember(host.listName, took === 'subscribed' ? { subscribed: true } : { askedMs: Date.now() });
    host.dispatchEvent(new AwSuccess(took));
    this.lead();
  }

  navigate({ action, fields }: Navigate['form'], pending: Pending<SubscriptionDraft>): void {
    const { host, entry } = this;
    const { host: told } = new URL(action);
    const { email, name } = entry.typed;
    this.keep(pending);
    contact.save(host.scope, { email, name, told });
    entry.change({ taken: { kind: 'sent', address: email.trim(), again: false, told } });
    void leave(action, fields).then((left) => {
      if (!left) return this.stayed();
      if (!this.simulated) remember(host.listName, { askedMs: Date.now() });
      host.dispatchEvent(new AwSuccess('sent'));
    });
  }

  /** The page's own policy has kept the form from leaving. */
  private stayed(): void {
    const { host, entry } = this;
    const { email, name } = entry.typed;
    contact.save(host.scope, { email, name });
    advise(host, 'formAction', host.endpoint);
    this.submission.reset();
    this.refuse('unreachable');
  }

  refuse(code: ProblemCode | 'unreachable', field?: string, retryAfterMs?: number): void {
    const { entry, host } = this;
    const shown = fields.filter((each) => host.renderRoot.querySelector(`#${each}`));
    const faults = complaint(code, field, shown);
    entry.change({
      taken: undefined,
      complaints: code === 'too-many' ? { form: tooMany(this.localize, retryAfterMs) } : this.words(faults),
    });
    if (code !== 'unreachable') dropPending(host.scope);
    if (host.hasFocus) entry.change({ focusNext: fields.find((each) => faults[each]) });
    if (field === 'list' || field === 'endpoint') advise(host, 'refusedSetting', field, this.draft.lists.join(', '));
    if (code === 'forbidden') advise(host, 'forbidden');
    host.dispatchEvent(new AwError(code, isRetryable(code)));
  }

  private readonly released = (): void => {
    this.isPressing = false;
    // After the click that the press may become.
    setTimeout(() => {
      if (!this.entry.taken && this.submission.canSubmit) this.suggest();
    });
  };

  private readonly change = (): void => {
    this.giveUp();
    this.entry.change({ focusNext: 'email' });
  };

  private readonly accept = (): void => {
    const { entry } = this;
    entry.change({ typed: { ...entry.typed, email: entry.suggestion ?? '' }, suggestion: undefined, focusNext: 'email' });
    this.giveUp();
    const { email, name } = entry.typed;
    contact.save(this.host.scope, { email, name });
  };

  private get simulated(): boolean {
    return this.target?.provider.capabilities.simulated === true;
  }

  private get circumstances(): Circumstances {
    return { simulated: this.simulated, mail: this.host.asksByMail };
  }

  private get ownFields(): readonly OwnField[] {
    return ownFields(this.host.renderRoot.querySelector<HTMLSlotElement>('slot[name=fields]'));
  }

  /** Boxes by which lists are chosen: one at least must be. */
  private get listBoxes(): readonly HTMLInputElement[] {
    return this.ownFields.filter((each): each is HTMLInputElement => each.name === 'list' && each.type === 'checkbox');
  }

  private words(faults: Faults): Complaints {
    return Object.fromEntries(Object.entries(faults).map(([field, term]) => [field, this.localize.term(term)]));
  }

  /** Nothing of it stays on the device. */
  private forget(): void {
    contact.drop(this.host.scope);
    dropPending(this.host.scope);
  }

  /** Where the site wants its new reader. */
  private lead(): void {
    const { redirect } = this.host;
    if (!redirect) return;
    const url = webAddress(redirect);
    if (url) location.assign(url);
    else advise(this.host, 'attribute', 'redirect', `"${redirect}" is not an address; give one that begins with https:// or with "/".`);
  }
}

/** How long a page is still there after it was left, in milliseconds, before that is told. */
const leavingMs = 500;

/**
 * Takes the visitor to another page by a form, in this tab: no script may read what it answers, and it may want to ask something.
 *
 * @returns false where the page's policy (`form-action`) forbids it
 */
function leave(action: string, fields: Navigate['form']['fields']): Promise<boolean> {
  const form = document.createElement('form');
  Object.assign(form, { action, method: 'post', target: '_self', acceptCharset: 'utf-8', hidden: true });
  for (const [name, value] of fields) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  document.body.append(form);
  // Not `form.submit()`: a field of the site's own may have that name.
  HTMLFormElement.prototype.submit.call(form);
  form.remove();
  return new Promise((left) => {
    const over = new AbortController();
    const { signal } = over;
    const end = (whether: boolean) => (): void => {
      over.abort();
      left(whether);
    };
    addEventListener('pagehide', end(true), { signal });
    document.addEventListener(
      'securitypolicyviolation',
      ({ effectiveDirective }) => {
        if (effectiveDirective === 'form-action') end(false)();
      },
      { signal },
    );
    setTimeout(end(true), leavingMs);
  });
}

/** Tells the site owner which fields of the page's own form nobody sees any more. */
function adviseHidden(host: Element, form: HTMLFormElement): void {
  const shown = [...form.querySelectorAll<OwnField>('input:not([type=hidden], [type=submit], [type=email]), select, textarea')];
  const lost = shown.map(({ name }) => name).filter((name) => name && !isName(name));
  if (lost.length) advise(host, 'formFields', lost);
}

/** Whether something that was kept is a sign-up to be sent. */
function isDraft(value: unknown): value is SubscriptionDraft {
  const draft = value as Partial<SubscriptionDraft> | null; // looked at property by property
  const texts = [
    draft?.email,
    draft?.name,
    draft?.locale,
    draft?.page,
    draft?.trap,
    draft?.consent ?? '',
    draft?.names?.email,
    draft?.names?.name,
  ];
  const lists = [draft?.lists, draft?.tags];
  const tables = [draft?.fields, draft?.source ?? {}];
  return (
    texts.every((each) => typeof each === 'string') &&
    lists.every((each) => Array.isArray(each)) &&
    tables.every((each) => typeof each === 'object')
  );
}
