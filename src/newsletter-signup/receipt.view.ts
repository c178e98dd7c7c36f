import { html, nothing, svg, type TemplateResult } from 'lit';
import type { form } from '../localize/en/form.js';
import type { receipt as english } from '../localize/en/receipt.js';
import type { Localize } from '../localize/localize.js';
import { receipt, type Circumstances, type Taken } from './sign-up.js';

type Words = typeof form & typeof english;

// Closing tags in full: the build's minifier takes the slash of a self-closing one away, and the next would be inside it.
const envelope = svg`<rect x="3" y="5.5" width="18" height="13" rx="2.5"></rect><path d="m3.8 7.2 8.2 6.3 8.2-6.3"></path>`;
const check = svg`<path d="m5 12.5 4.6 4.6L19 7.5"></path>`;

/** What came of it, and what the visitor does next. */
export function receiptView(taken: Taken, circumstances: Circumstances, localize: Localize<Words>): TemplateResult {
  const { title, sentence } = receipt(taken, circumstances);
  // Isolated, so that the address reads from left to right in every sentence; and set off, so that a slip in it is seen.
  const [before, ...after] = localize.term(sentence, taken.address).split(taken.address);
  const address = after.length ? html`<bdi class="address">${taken.address}</bdi>` : nothing;
  return html`
    <slot name="success">
      <div class="receipt">
        <svg
          class="mark"
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          stroke-width="1.6"
          stroke-linecap="round"
          stroke-linejoin="round"
          aria-hidden="true"
        >
          ${taken.kind === 'confirm' ? envelope : check}
        </svg>
        <p class="heading">${localize.term(title)}</p>
        <p>${before}${address}${after}</p>
      </div>
    </slot>
  `;
}

/** For whom no mail comes: another one, or another address. */
export function afterwardsView(isSending: boolean, again: () => void, change: () => void, localize: Localize<Words>): TemplateResult {
  return html`
    <div class="afterwards">
      <button class="button secondary" part="button" type="button" aria-disabled=${isSending ? 'true' : nothing} @click=${again}>
        ${localize.term(isSending ? 'formSending' : 'signupAgain')}
      </button>
      <button class="button plain" part="button" type="button" @click=${change}>${localize.term('signupChange')}</button>
    </div>
  `;
}
