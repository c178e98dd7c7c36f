import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { Later } from '../form/later.js';
import { tokens } from '../theme/tokens.js';

/** How near the list must be before it is asked for: it is there when one arrives. */
const nearBy = '600px';

/**
 * The newest published comments of the site, each with where it can be read. It loads when a visitor comes near.
 *
 * @element aw-latest-comments
 * @slot - What stands there until they have come, and where they cannot be had: a list of comments, or a link to one.
 * @fires {AwLoad} aw-load - They have come; `total` is how many.
 * @fires {AwError} aw-error - They could not be loaded.
 * @csspart latest - Everything.
 * @csspart heading - "Latest comments".
 * @csspart comment - One comment.
 * @csspart author - The author's name.
 * @csspart date - How long ago.
 * @csspart body - The beginning of the text.
 * @csspart page - Where it can be read: a link with the page's title.
 * @csspart status - That there are none yet, or that they could not be loaded.
 * @csspart button - "Try again".
 * @cssprop [--aw-accent] - Links and focus.
 */
export class LatestComments extends LitElement {
  static override styles = tokens;

  /** How many, 1…20. */
  @property({ type: Number }) limit = 5;

  /** The heading's words. */
  @property() heading = '';

  /** The heading's level, 1…6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** Which back end: `afterword` (the default where `server` is set), or another that gives a site's newest comments. */
  @property() provider = '';

  /** Address of the back end, for providers that need one. */
  @property() endpoint = '';

  /** Base URL of the reference server; usually set once for the page. */
  @property() server?: string;

  private readonly latest = new Later(this, async () => new (await import('./latest.js')).Latest(this));
  private observer?: IntersectionObserver;

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer ??= new IntersectionObserver(this.approached, { rootMargin: nearBy });
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  override render() {
    return this.latest.value?.render() ?? html`<slot></slot>`;
  }

  private readonly approached = (entries: readonly IntersectionObserverEntry[]): void => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    this.observer?.disconnect();
    this.latest.use(() => undefined);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'aw-latest-comments': LatestComments;
  }
}
