import { html, type TemplateResult } from 'lit';

/** A heading's level, as its element's number. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** A real heading of the level that fits the page around the widget. `content` is a template, a string, or `nothing`. */
export function heading(level: number, content: unknown, part = 'heading'): TemplateResult {
  switch (level) {
    case 1:
      return html`<h1 class="heading" part=${part}>${content}</h1>`;
    case 3:
      return html`<h3 class="heading" part=${part}>${content}</h3>`;
    case 4:
      return html`<h4 class="heading" part=${part}>${content}</h4>`;
    case 5:
      return html`<h5 class="heading" part=${part}>${content}</h5>`;
    case 6:
      return html`<h6 class="heading" part=${part}>${content}</h6>`;
    default:
      return html`<h2 class="heading" part=${part}>${content}</h2>`;
  }
}
