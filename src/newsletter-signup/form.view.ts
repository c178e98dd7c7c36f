import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { isSending, isWaiting, type State } from '../form/state.js';
import type { form } from '../localize/en/form.js';
import type { later } from '../localize/en/later.js';
import type { newsletterSignup } from '../localize/en/newsletter-signup.js';
import type { Localize } from '../localize/localize.js';
import type { SubscriptionDraft } from '../provider/provider.js';
import type { Entry } from './entry.js';
import type { Field, NameField } from './sign-up.js';

/** What the form shows. */
export interface FormView {
  readonly localize: Localize<typeof form & typeof later & typeof newsletterSignup>;
  readonly state: State<SubscriptionDraft>;
  readonly entry: Entry;
  /** What sends could not be loaded. */
  readonly missing: boolean;
  /** The visitor has pressed the button, and what sends is not there yet. */
  readonly pressed: boolean;
  readonly nameField: NameField;
  /** The sentence to agree to; empty where there is none. */
  readonly consent: string;
  /** The site's own words for the button; empty for ours. */
  readonly buttonLabel: string;
  /** Small print. */
  readonly notes: readonly string[];
  /** What the address was probably meant to be, as a button; `nothing` where it looks right. */
  readonly suggestion: unknown;
}

/** Name, address, the site's own fields, and consent. */
export function fieldsView(view: FormView): TemplateResult {
  const { localize, nameField, consent } = view;
  const optional = nameField === 'optional' ? html`<span class="muted">${localize.term('signupOptional')}</span>` : nothing;
  return html`
    ${nameField === 'none' ? nothing : fieldView('name', html`${localize.term('fieldName')} ${optional}`, nameField === 'required', view)}
    ${fieldView('email', localize.term('fieldEmail'), true, view)}
    <slot name="fields"></slot>
    <div class="trap" aria-hidden="true"><input name="subject" tabindex="-1" autocomplete="off" /></div>
    ${consent ? consentView(view) : nothing}
  `;
}

function fieldView(field: 'name' | 'email', label: unknown, required: boolean, view: FormView): TemplateResult {
  const { state, entry, suggestion } = view;
  const { typed, complaints } = entry;
  const isEmail = field === 'email';
  return html`
    <div class="field" part="field">
      <label for=${field} part="label">${label}</label>
      <input
        id=${field}
        class="input"
        part="input"
        type=${isEmail ? 'email' : 'text'}
        name=${field}
        autocomplete=${field}
        maxlength=${isEmail ? 254 : 100}
        ?required=${required}
        ?readonly=${isSending(state)}
        .value=${live(typed[field])}
        aria-invalid=${complaints[field] ? 'true' : nothing}
        aria-describedby=${complaints[field] ? `${field}-error` : nothing}
      />
      ${isEmail ? html`<div class="suggestion" part="suggestion" aria-live="polite">${suggestion}</div>` : nothing}
      ${errorView(field, view)}
    </div>
  `;
}

function consentView(view: FormView): TemplateResult {
  const { consent, entry, state } = view;
  const { typed, complaints } = entry;
  // `readonly` is not for boxes, and `disabled` would take the focus.
  const hold = (event: Event): void => {
    if (isSending(state)) event.preventDefault();
  };
  return html`
    <div class="consent" part="consent">
      <input
        id="consent"
        type="checkbox"
        name="consent"
        required
        .checked=${live(typed.agreed)}
        aria-invalid=${complaints.consent ? 'true' : nothing}
        aria-describedby=${complaints.consent ? 'consent-error' : nothing}
        @click=${hold}
      />
      <label for="consent" part="label">${consent}</label>
      ${errorView('consent', view)}
    </div>
  `;
}

function errorView(field: Field, { entry }: FormView): TemplateResult | typeof nothing {
  const sentence = entry.complaints[field];
  return sentence ? html`<p id="${field}-error" class="error" part="error">${sentence}</p>` : nothing;
}

/** What is said about the whole of it: that it waits, or why it was not taken. */
export function messageView({ state, missing, entry, localize }: FormView): TemplateResult | typeof nothing {
  // It stays through the tries that are made without being asked for: so it is said once, and nothing moves.
  if (isWaiting(state)) return html`<p class="waiting">${localize.term('signupWaiting')}</p>`;
  if (entry.isWithdrawn && !entry.complaints.form) return html`<p class="waiting">${localize.term('signupWithdrawn')}</p>`;
  if (missing) return html`<p class="waiting">${localize.term('formMissing')}</p>`;
  const sentence = entry.complaints.form;
  return sentence ? html`<p class="error" part="error">${sentence}</p>` : nothing;
}

/** The button, which sends, or sends again, and the small print. */
export function buttonView({ state, pressed, missing, buttonLabel, notes, localize }: FormView): TemplateResult {
  const sending = isSending(state) || (pressed && !missing);
  const mayRetry = 'pending' in state && state.pending;
  const label = sending
    ? localize.term('formSending')
    : mayRetry
      ? localize.term('formRetry')
      : buttonLabel || localize.term('signupButton');
  // `aria-disabled`, since `disabled` would take the focus from it.
  return html`
    <button id="button" class="button primary" part="button" aria-disabled=${sending ? 'true' : nothing}>${label}</button>
    ${notes.map((note) => (note ? html`<p class="note muted" part="note">${note}</p>` : nothing))}
  `;
}
