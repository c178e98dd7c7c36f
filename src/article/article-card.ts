import { html, LitElement, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { AwOpen } from '../events/aw-open.js';
import { articleCard } from '../localize/en/article-card.js';
import { Localize } from '../localize/localize.js';
import { advise, inRange, oneOf } from '../site/advise.js';
import { SiteSettings } from '../site/settings.js';
import { heading as headingTag } from '../theme/heading.js';
import { tokens } from '../theme/tokens.js';
import { styles } from './article-card.styles.js';
import { articleFacts, type Facts } from './facts.js';
import { initial } from '../facts/initial.js';
import { lightDom, watchLightDom } from '../facts/light-dom.js';
import { type Author, readMarkup } from './markup.js';
import { positions } from './placeholder.js';

/**
 * A teaser for an article: picture, title, excerpt and by-line, with the title's link over the whole card.
 *
 * It can be written as plain markup, `<a href><img><h3>…</h3></a><p>…</p><time datetime>…</time>`, which is there before and without
 * JavaScript, or as attributes; attributes win. The excerpt and the by-line can be selected; a click on them is the link's all the same.
 *
 * @element aw-article-card
 * @slot - The article as plain markup, or with the class names of microformats2 `h-entry`.
 * @slot media - Instead of the picture.
 * @slot badge - A word or a button on the picture's corner.
 * @slot heading - The title with markup of its own; it stays inside the link.
 * @slot excerpt - Instead of the excerpt.
 * @slot meta - Instead of the by-line.
 * @slot actions - Buttons or links below the by-line.
 * @fires {AwOpen} aw-open - A reader opens the article by a plain click or by the keyboard; cancelable.
 * @csspart card - All of it.
 * @csspart media - The picture's frame; it has the picture's shape from the start.
 * @csspart image - The picture.
 * @csspart body - All beside or below the picture.
 * @csspart badge - The corner where the badge is.
 * @csspart category - What the article is filed under.
 * @csspart heading - The title.
 * @csspart link - The title's link.
 * @csspart excerpt - The excerpt.
 * @csspart meta - The by-line.
 * @csspart author - An author.
 * @csspart reviewer - Who reviewed the article.
 * @csspart published - When it was published.
 * @csspart updated - When it was updated.
 * @csspart reading-time - How long it takes to read.
 * @csspart source - The site that has the article.
 */
export class ArticleCard extends LitElement {
  static override styles = [tokens, styles];

  /** The article's address. */
  @property() href?: string;

  /** The article's title. */
  @property() heading?: string;

  /** One or two sentences; three lines are shown. */
  @property() excerpt?: string;

  /** The picture's address. A missing or broken picture becomes a drawing made from the title. */
  @property() image?: string;

  /** What the picture shows, where it says more than the title. */
  @property({ attribute: 'image-alt' }) imageAlt?: string;

  /** As `srcset` of `<img>`. */
  @property({ attribute: 'image-srcset' }) imageSrcset?: string;

  /** As `sizes` of `<img>`. */
  @property({ attribute: 'image-sizes' }) imageSizes?: string;

  /** The picture's shape, `16/9`; its place is kept free. Default `3/2`. */
  @property({ attribute: 'image-ratio' }) imageRatio?: string;

  /** What the article is filed under. */
  @property() category?: string;

  /** The category's page. */
  @property({ attribute: 'category-href' }) categoryHref?: string;

  /** Who wrote it; several are separated by `;`. */
  @property() author?: string;

  /** The authors' pages, in the same order, separated by `;`. */
  @property({ attribute: 'author-href' }) authorHref?: string;

  /** Who reviewed it. */
  @property({ attribute: 'reviewed-by' }) reviewedBy?: string;

  /** When it was published: a day or a moment, ISO 8601. */
  @property() published?: string;

  /** When it was last updated: a day or a moment, ISO 8601. */
  @property({ attribute: 'updated' }) updatedOn?: string;

  /** How long it takes to read, in minutes. */
  @property({ type: Number, attribute: 'reading-time' }) readingTime?: number;

  /** The name of the site, for an article elsewhere. */
  @property() source?: string;

  /** The title's level in the page's outline, from 2 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 3;

  /** The picture is seen at once: it is loaded eagerly and first. */
  @property({ type: Boolean }) priority = false;

  /** `horizontal` puts the picture beside the words where the card is wide enough. */
  @property() layout: 'vertical' | 'horizontal' = 'vertical';

  /** The address of a picture that could not be loaded. */
  @state() private broken?: string;

  private readonly localize = new Localize(this, articleCard, new SiteSettings(this));

  private facts!: Facts; // `willUpdate` comes before all that reads it

  constructor() {
    super();
    watchLightDom(this);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.facts = articleFacts(this, readMarkup(lightDom(this)));
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.addEventListener('click', this.pass);
    root.addEventListener('auxclick', this.pass);
    return root;
  }

  override render() {
    const { href, heading, excerpt, category, categoryHref } = this.facts;
    if (!href || !heading) return html`<slot></slot>`;
    const layout = oneOf(this, 'layout', this.layout, ['vertical', 'horizontal']);
    const level = inRange(this, 'heading-level', this.headingLevel ?? 3, 2, 6, 3);
    const title = html`<a class="link" part="link" href=${href} @click=${this.open}><slot name="heading">${heading}</slot></a>`;
    return html`
      <article class="card ${layout}" part="card">
        <slot name="media">${this.media(heading)}</slot>
        <div class="badge" part="badge"><slot name="badge"></slot></div>
        <div class="body" part="body">
          ${
            category
              ? html`<p class="category" part="category">
                  <span class="said">${this.localize.term('cardFiledUnder')}</span> ${link(category, categoryHref)}
                </p>`
              : nothing
          }
          ${headingTag(level, title)}
          <slot name="excerpt">
            ${excerpt ? html`<p class="excerpt muted" part="excerpt"><span class="above">${excerpt}</span></p>` : nothing}
          </slot>
          <slot name="meta">${this.meta()}</slot>
          <slot name="actions"></slot>
        </div>
      </article>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (document.readyState === 'loading') return;
    for (const [attribute, fault] of this.facts.faults) advise(this, 'attribute', attribute, fault);
  }

  /** The picture, in a frame that has its shape from the start; without one, what is drawn from the title. */
  private media(heading: string): TemplateResult {
    const { image, imageAlt, imageSrcset, imageSizes, ratio } = this.facts;
    const shown = image && image !== this.broken;
    // The shape is that of an empty drawing: a strict page allows no style attribute.
    return html`
      <div class="media" part="media">
        <svg viewBox="0 0 ${100 * ratio} 100" aria-hidden="true">${shown ? nothing : this.drawing(heading)}</svg>
        ${
          shown
            ? html`<img
                part="image"
                alt=${imageAlt ?? ''}
                loading=${this.priority ? 'eager' : 'lazy'}
                fetchpriority=${this.priority ? 'high' : nothing}
                decoding="async"
                sizes=${imageSizes ?? nothing}
                srcset=${imageSrcset ?? nothing}
                src=${image}
                @error=${() => (this.broken = image)}
              />`
            : nothing
        }
      </div>
    `;
  }

  /** A sun over two hills, and the title's initial. */
  private drawing(heading: string): TemplateResult {
    const [sun, far, near] = positions(heading);
    return svg`
      <circle cx="${sun}%" cy="32" r="15"></circle>
      <circle cx="${far}%" cy="190" r="120"></circle>
      <circle cx="${near}%" cy="170" r="90"></circle>
      <text x="50%" y="50%" dy="0.36em">${initial(heading, this.localize.lang)}</text>
    `;
  }

  private meta(): TemplateResult | typeof nothing {
    const { authors, published, updatedOn, minutes } = this.facts;
    const { localize, source, reviewedBy } = this;
    const items = [
      source && html`<span part="source">${source}</span>`,
      authors[0] && html`<span>${this.names(authors)}</span>`,
      reviewedBy && html`<span part="reviewer">${localize.term('cardReviewedBy', reviewedBy)}</span>`,
      published && html`<time part="published" datetime=${published}>${localize.date(published)}</time>`,
      updatedOn && html`<time part="updated" datetime=${updatedOn}>${localize.term('cardUpdated', localize.date(updatedOn))}</time>`,
      minutes && html`<span part="reading-time">${localize.term('cardMinutes', minutes)}</span>`,
    ].filter(Boolean);
    return items[0] ? html`<p class="meta muted" part="meta"><span class="above">${items.map((item) => [item, ' '])}</span></p>` : nothing;
  }

  /** "Ada, Grace and Edsger", with links where there are any. */
  private names(authors: readonly Author[]): unknown {
    const rest = [...authors];
    return new Intl.ListFormat(this.localize.lang).formatToParts(authors.map(({ name }) => name)).map(({ type, value }) => {
      const author = type === 'element' && rest.shift();
      return author ? html`<bdi part="author">${link(author.name, author.href)}</bdi>` : value;
    });
  }

  private readonly open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    // The listener is the link's own.
    if (!this.dispatchEvent(new AwOpen((event.currentTarget as HTMLAnchorElement).href))) event.preventDefault();
  };

  /**
   * The words above the link can be selected; any other click on them goes on to the link, with its keys, unless they are a link
   * themselves. A middle click, which script cannot hand on, goes as the keys that mean the same.
   */
  private readonly pass = (event: Event): void => {
    if (!(event instanceof MouseEvent && event.target instanceof Element)) return;
    const isWords = event.target.closest('.above, [slot=excerpt], [slot=meta]') && !event.target.closest('a, button');
    if (!isWords || event.button > 1 || String(getSelection())) return;
    const click = new MouseEvent('click', event.button ? { ctrlKey: true, metaKey: true } : event);
    this.renderRoot.querySelector('.link')?.dispatchEvent(click);
  };
}

const link = (name: string, href: string | undefined) => (href ? html`<a class="above" href=${href}>${name}</a>` : name);

declare global {
  interface HTMLElementTagNameMap {
    'aw-article-card': ArticleCard;
  }
}
