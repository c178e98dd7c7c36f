import { html, nothing, svg, type TemplateResult } from 'lit';
import type { form } from '../localize/en/form.js';
import type { receipt as english } from '../localize/en/receipt.js';
import type { Localize } from '../localize/localize.js';
import { mailSiteOf } from './mail-site.js';
import { receipt, type Circumstances } from './receipt.js';
import type { Taken } from './sign-up.js';

type Words = typeof form & typeof english;

// Closing tags in full: the build's minifier takes the slash of a self-closing one away, and the next would be inside it.
const envelope = svg`<rect x="3" y="5.5" width="18" height="13" rx="2.5"></rect><path d="m3.8 7.2 8.2 6.3 8.2-6.3"></path>`;
const check = svg`<path d="m5 12.5 4.6 4.6L19 7.5"></path>`;

/** What came of it, and what the visitor does next. */
export function receiptView(taken: Taken, circumstances: Circumstances, localize: Localize<Words>): TemplateResult {
  const { title, sentence } = receipt(taken, circumstances);
  const named = sentence === 'signupTold' ? (taken.told ?? '') : taken.address;
  // Isolated, so that the address reads from left to right in every sentence; and set off, so that a slip in it is seen.
  const [before, ...after] = localize.term(sentence, named).split(named);
  const name = after.length ? html`<bdi class="address">${named}</bdi>` : nothing;
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
          ${sentence.startsWith('signupDone') ? check : envelope}
        </svg>
        <p class="heading">${localize.term(title)}</p>
        <p>${before}${name}${after}</p>
      </div>
    </slot>
  `;
}

/** For whom waits for a mail: where it is read, another one, or another address. Nothing for whom is done. */
export function afterwardsView(
  taken: Taken,
  circumstances: Circumstances,
  isSending: boolean,
  /** The site says in its own words what came of it. */
  hasWords: boolean,
  on: { readonly again: () => void; readonly change: () => void },
  localize: Localize<Words>,
): TemplateResult | typeof nothing {
  const { title } = receipt(taken, circumstances);
  if (title === 'signupDoneTitle') return nothing;
  const mail = title === 'signupConfirmTitle' || title === 'signupSentTitle' ? mailSiteOf(taken.address) : undefined;
  const again = html`
    <button class="button secondary" part="button" type="button" aria-disabled=${isSending ? 'true' : nothing} @click=${on.again}>
      ${localize.term(isSending ? 'formSending' : 'signupAgain')}
    </button>
  `;
  return html`
    <div class="afterwards ${hasWords ? 'flush' : ''}">
      ${
        mail
          ? html`<a class="button secondary" part="button" href=${mail.site} target="_blank" rel="noopener noreferrer"
              >${localize.term('signupOpenMail', mail.name)}</a
            >`
          : nothing
      }
      ${title === 'signupSentTitle' ? nothing : again}
      <button class="button plain" part="button" type="button" @click=${on.change}>${localize.term('signupChange')}</button>
    </div>
  `;
}
