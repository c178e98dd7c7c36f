import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { State } from '../form/state.js';
import type { Localize } from '../localize/localize.js';
import type { SubscriptionDraft } from '../provider/provider.js';
import type { Complaints, Field, NameField, Typed, Words } from './sign-up.js';

/** What the form shows. */
export interface FormView {
  readonly localize: Localize<Words>;
  readonly state: State<SubscriptionDraft>;
  /** What sends could not be loaded. */
  readonly missing: boolean;
  readonly typed: Typed;
  readonly complaints: Complaints;
  readonly nameField: NameField;
  /** The sentence to agree to; empty where there is none. */
  readonly consent: string;
  /** The site's own words for the button; empty for ours. */
  readonly buttonLabel: string;
  /** Small print. */
  readonly notes: readonly string[];
}

/** Name, address and consent. */
export function fieldsView(view: FormView): TemplateResult {
  const { localize, nameField, consent } = view;
  const optional = nameField === 'optional' ? html`<span class="muted">${localize.term('signupOptional')}</span>` : nothing;
  return html`
    ${nameField === 'none' ? nothing : fieldView('name', html`${localize.term('fieldName')} ${optional}`, nameField === 'required', view)}
    ${fieldView('email', localize.term('fieldEmail'), true, view)} ${consent ? consentView(view) : nothing}
  `;
}

function fieldView(field: 'name' | 'email', label: unknown, required: boolean, view: FormView): TemplateResult {
  const { state, typed, complaints } = view;
  return html`
    <div class="field" part="field">
      <label for=${field} part="label">${label}</label>
      <input
        id=${field}
        class="input"
        part="input"
        type=${field === 'email' ? 'email' : 'text'}
        name=${field}
        autocomplete=${field}
        maxlength=${field === 'email' ? 254 : 100}
        ?required=${required}
        ?readonly=${state.phase === 'submitting'}
        .value=${live(typed[field])}
        aria-invalid=${complaints[field] ? 'true' : nothing}
        aria-describedby=${complaints[field] ? `${field}-error` : nothing}
      />
      ${errorView(field, view)}
    </div>
  `;
}

function consentView(view: FormView): TemplateResult {
  const { consent, typed, complaints } = view;
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
      />
      <label for="consent" part="label">${consent}</label>
      ${errorView('consent', view)}
    </div>
  `;
}

function errorView(field: Field, { complaints, localize }: FormView): TemplateResult | typeof nothing {
  const sentence = complaints[field];
  return sentence ? html`<p id="${field}-error" class="error" part="error">${localize.term(sentence)}</p>` : nothing;
}

/** What is said about the whole of it: that it waits, or why it was not taken. */
export function messageView({ state, missing, complaints, localize }: FormView): TemplateResult | typeof nothing {
  // It stays through the tries that are made without being asked for: so it is said once, and nothing moves.
  if (state.phase === 'waiting' || (state.phase === 'submitting' && state.attempt > 0)) {
    return html`<p class="waiting">${localize.term('signupWaiting')}</p>`;
  }
  if (missing) return html`<p class="error" part="error">${localize.term('formMissing')}</p>`;
  return complaints.form ? html`<p class="error" part="error">${localize.term(complaints.form)}</p>` : nothing;
}

/** The button, which sends, or sends again, and the small print. */
export function buttonView({ state, buttonLabel, notes, localize }: FormView): TemplateResult {
  const isSending = state.phase === 'submitting';
  const mayRetry = 'pending' in state && state.pending;
  const label = isSending
    ? localize.term('formSending')
    : mayRetry
      ? localize.term('formRetry')
      : buttonLabel || localize.term('signupButton');
  // `aria-disabled`, since `disabled` would take the focus from it.
  return html`
    <button id="button" class="button primary" part="button" aria-disabled=${isSending ? 'true' : nothing}>${label}</button>
    ${notes.map((note) => (note ? html`<p class="note muted" part="note">${note}</p>` : nothing))}
  `;
}
