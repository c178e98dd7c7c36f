import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { authorBio } from '../localize/en/author-bio.js';
import { Localize } from '../localize/localize.js';
import { advise, inRange, oneOf } from '../site/advise.js';
import { SiteSettings } from '../site/settings.js';
import { heading } from '../theme/heading.js';
import { tokens } from '../theme/tokens.js';
import { styles } from './author-bio.styles.js';
import { authorFacts, type Facts } from './facts.js';
import { initials } from '../facts/initials.js';
import { lightDom, watchLightDom } from '../facts/light-dom.js';
import { readMarkup } from './markup.js';
import { hideRepeated } from './repeated.js';

/**
 * Who wrote this, when, and who reviewed it.
 *
 * An `h-card` (microformats2) inside is read: its name, role, photo and address need no attributes then, and are not shown twice.
 *
 * @element aw-author-bio
 * @slot - The biography; readable before and without JavaScript.
 * @slot links - The author's other pages, `<a rel="me" href>`; one without words is named after its site.
 * @slot actions - Buttons or links at the end.
 * @csspart card - All of it.
 * @csspart avatar - The author's picture.
 * @csspart initials - What stands for a picture that is missing or broken.
 * @csspart name - The author's name, with the credentials.
 * @csspart credentials - Degrees and the like, after the name.
 * @csspart job-title - The author's role.
 * @csspart bio - The biography's box.
 * @csspart links - All of the author's other pages.
 * @csspart link - One of them.
 * @csspart dates - When this was published and updated.
 * @csspart reviewer - Who reviewed it, and when.
 */
export class AuthorBio extends LitElement {
  static override styles = [tokens, styles];

  /** The author's name. */
  @property() name?: string;

  /** Degrees and the like: `CFT, CPRS, MFT`. */
  @property() credentials?: string;

  /** The author's role. */
  @property({ attribute: 'job-title' }) jobTitle?: string;

  /** The address of the author's picture. A missing or broken one becomes initials. */
  @property() avatar?: string;

  /** The author's page. */
  @property() href?: string;

  /** When this was published: a day or a moment, ISO 8601. */
  @property() published?: string;

  /** When this was last updated: a day or a moment, ISO 8601. */
  @property({ attribute: 'updated' }) updatedOn?: string;

  /** Who reviewed it medically. */
  @property({ attribute: 'reviewed-by' }) reviewedBy?: string;

  /** The reviewer's degrees and the like. */
  @property({ attribute: 'reviewed-by-credentials' }) reviewedByCredentials?: string;

  /** The reviewer's page. */
  @property({ attribute: 'reviewed-by-href' }) reviewedByHref?: string;

  /** When it was reviewed: a day or a moment, ISO 8601. */
  @property({ attribute: 'reviewed-on' }) reviewedOn?: string;

  /** `byline` is one line, without the biography, links and actions. */
  @property() layout: 'card' | 'byline' = 'card';

  /** The name's level in the page's outline, from 2 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 3;

  /** The address of a picture that could not be loaded. */
  @state() private broken?: string;

  private readonly localize = new Localize(this, authorBio, new SiteSettings(this));

  private facts!: Facts; // `willUpdate` comes before all that reads it

  constructor() {
    super();
    watchLightDom(this);
    // What is connected is in a document or in a shadow root.
    this.addController({ hostConnected: () => hideRepeated(this.getRootNode() as Document | ShadowRoot) });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.facts = authorFacts(this, readMarkup(lightDom(this)));
  }

  override render() {
    const { name, href } = this.facts;
    if (!name) return html`<slot></slot>`;
    const { localize, credentials } = this;
    const by = html`<span class="muted">${localize.term('bioWrittenBy')}</span>`;
    const person = [
      link(name, href),
      credentials ? [' ', html`<span class="muted credentials" part="credentials">${credentials}</span>`] : nothing,
    ];
    const avatar = this.avatarOrInitials(name);
    if (oneOf(this, 'layout', this.layout, ['card', 'byline']) === 'byline') {
      return html`
        <div class="byline" part="card">
          ${avatar}
          <div class="who">
            <p>
              <span class="item">${by} <span class="name" part="name">${person}</span></span> ${this.roleAndDates()}
            </p>
            ${this.review()}
          </div>
        </div>
      `;
    }
    const level = inRange(this, 'heading-level', this.headingLevel ?? 3, 2, 6, 3);
    return html`
      <div class="card" part="card">
        ${avatar}
        <div class="who">
          <p>${by}</p>
          ${heading(level, person, 'name')}
          <p>${this.roleAndDates()}</p>
        </div>
        <div class="rest">
          <div class=${this.facts.hasBiography ? 'bio' : nothing} part="bio"><slot></slot></div>
          ${this.links()} ${this.review()}
          <slot name="actions"></slot>
        </div>
      </div>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (document.readyState === 'loading') return;
    for (const [attribute, fault] of this.facts.faults) advise(this, 'attribute', attribute, fault);
  }

  /** The name is beside them, so they say nothing of their own. */
  private avatarOrInitials(name: string): TemplateResult {
    const { avatar } = this.facts;
    if (!avatar || avatar === this.broken) {
      // Each in a box of its own: the two letters of an Arabic name would join into a word.
      const letters = initials(name, this.localize.lang).map((letter) => html`<span>${letter}</span>`);
      return html`<span class="avatar" part="initials" dir="auto" aria-hidden="true">${letters}</span>`;
    }
    const fail = () => (this.broken = avatar);
    return html`<img class="avatar" part="avatar" alt="" loading="lazy" decoding="async" src=${avatar} @error=${fail} />`;
  }

  private roleAndDates(): TemplateResult {
    const { jobTitle, published, updatedOn } = this.facts;
    const { localize } = this;
    const dates = [
      published && html`<time datetime=${published}>${localize.term('bioPublished', localize.date(published))}</time>`,
      updatedOn && html`<time datetime=${updatedOn}>${localize.term('bioUpdated', localize.date(updatedOn))}</time>`,
    ].filter(Boolean);
    return html`
      ${jobTitle ? html`<span class="muted item" part="job-title">${jobTitle}</span>` : nothing}
      ${dates[0] ? html`<span class="muted item" part="dates">${dates.map((date) => [date, ' '])}</span>` : nothing}
    `;
  }

  private links(): TemplateResult | typeof nothing {
    const { links } = this.facts;
    if (!links[0]) return nothing;
    return html`
      <p class="links" part="links">${links.map(({ href, label }) => html`<a part="link" rel="me" href=${href}>${label}</a>`)}</p>
    `;
  }

  /** "Medically reviewed by Jo Hart, MD on 9 June 2026", the name a link, the date a `<time>`. */
  private review(): TemplateResult | typeof nothing {
    const { reviewedByHref, reviewedOn } = this.facts;
    const { localize, reviewedBy, reviewedByCredentials } = this;
    if (!reviewedBy) return nothing;
    // Each language orders the sentence as it needs: it is told two private signs, whose places are then taken.
    const name = reviewedByCredentials ? localize.term('bioCredentials', '\uE000', reviewedByCredentials) : '\uE000';
    const sentence = reviewedOn ? localize.term('bioReviewedOn', name, '\uE001') : localize.term('bioReviewedBy', name);
    const places: Readonly<Record<string, unknown>> = {
      '\uE000': link(reviewedBy, reviewedByHref),
      '\uE001': reviewedOn && html`<time datetime=${reviewedOn}>${localize.date(reviewedOn)}</time>`,
    };
    return html`
      <p class="reviewer" part="reviewer">
        <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true">
          <circle cx="8" cy="8" r="7"></circle>
          <path d="m5 8.3 2 2 4-4.3"></path>
        </svg>
        <span>${sentence.split(/([\uE000\uE001])/).map((piece) => places[piece] ?? piece)}</span>
      </p>
    `;
  }
}

const link = (name: string, href: string | undefined) => html`<bdi>${href ? html`<a href=${href}>${name}</a>` : name}</bdi>`;

declare global {
  interface HTMLElementTagNameMap {
    'aw-author-bio': AuthorBio;
  }
}
