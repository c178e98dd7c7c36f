import { ContextConsumer, ContextProvider } from '@lit/context';
import { LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { type Messages, settingsContext } from './settings.js';
import { styles } from './site.styles.js';

/**
 * Settings for all widgets inside it. It draws nothing and takes no place; changing an attribute updates every widget below.
 *
 * @element aw-site
 * @slot - The part of the page for which the settings hold.
 */
export class Site extends LitElement {
  static override styles = styles;

  /** Base URL of the reference server, for example `https://talk.example.org`. */
  @property() server?: string;

  /** Replaced wording: `{[locale]: {[key]: string or function}}`. */
  @property({ attribute: false }) messages?: Messages;

  private readonly provider = new ContextProvider(this, { context: settingsContext, initialValue: {} });

  /** Sites may be nested: what this one does not say is the outer one's word. */
  private readonly outer = new ContextConsumer(this, { context: settingsContext, subscribe: true });

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const own = { ...(this.server && { server: this.server }), ...(this.messages && { messages: this.messages }) };
    this.provider.setValue(Object.freeze({ ...this.outer.value, ...own }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'aw-site': Site;
  }
}
