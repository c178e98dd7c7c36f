import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { Later } from '../form/later.js';
import { styles } from './comment-count.styles.js';

/**
 * How many published comments a thread has: the number alone, as text in the page's own sentence or link.
 *
 * The words around it are the page's: "Comments: 12" fits every number and every language. Only in a link without other words a screen
 * reader hears "12 comments". All counts that a page shows at once are asked for together, and a number follows what the comment box of
 * its thread, on the same page, reads and posts.
 *
 * @element aw-comment-count
 * @slot - What stands there until the number is known, and where it cannot be had: "0", or words.
 */
export class CommentCount extends LitElement {
  static override styles = styles;

  /** Key of the thread, as the comment box has it. Without it the address of the link that this stands in, else that of the page. */
  @property() thread = '';

  /** Which back end: `afterword` (the default where `server` is set), or another that can count. */
  @property() provider = '';

  /** Address of the back end, for providers that need one. */
  @property() endpoint = '';

  /** Base URL of the reference server; usually set once for the page. */
  @property() server?: string;

  private readonly counter = new Later(this, async () => new (await import('./counter.js')).Counter(this));

  override connectedCallback(): void {
    super.connectedCallback();
    this.counter.use(() => undefined);
  }

  override render() {
    return this.counter.value?.render() ?? html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'aw-comment-count': CommentCount;
  }
}
