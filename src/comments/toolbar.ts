import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Localize } from '../localize/localize.js';
import type { writing } from '../localize/en/writing.js';
import { format, formatsOf, type Change, type Format, type Markup } from './format.js';

/** Keys that format together with Ctrl, on a Mac with ⌘ (as in other editors). */
const keys: Partial<Record<string, Format>> = { b: 'bold', i: 'italic', k: 'link', e: 'code' };

const letterOf = (wanted: Format) =>
  Object.entries(keys)
    .find(([, each]) => each === wanted)?.[0]
    ?.toUpperCase();

const isMac = () => /Mac|iP(hone|ad)/.test(navigator.userAgent);

/** Drawn for us; strokes on a grid of 16. */
const drawings: Readonly<Record<Format, TemplateResult>> = {
  bold: svg`<path d="M5 3h4a2.5 2.5 0 0 1 0 5H5zm0 5h4.6a2.5 2.5 0 0 1 0 5H5z" />`,
  italic: svg`<path d="M7 3h5M4 13h5M9.5 3l-3 10" />`,
  link: svg`<path d="M6.5 9.5l3-3M7 5l1.6-1.6a2.8 2.8 0 0 1 4 4L11 9M9 11l-1.6 1.6a2.8 2.8 0 0 1-4-4L5 7" />`,
  code: svg`<path d="M5.5 4.5L2 8l3.5 3.5M10.5 4.5L14 8l-3.5 3.5" />`,
  quote: svg`<path d="M3 4v8M6.5 5h7M6.5 8h7M6.5 11h4" />`,
  list: svg`<path d="M3 4.5h.01M3 8h.01M3 11.5h.01M6.5 4.5h7M6.5 8h7M6.5 11.5h7" />`,
};

const terms = {
  bold: 'formatBold',
  italic: 'formatItalic',
  link: 'formatLink',
  code: 'formatCode',
  quote: 'formatQuote',
  list: 'formatList',
} as const satisfies Record<Format, string>;

/** The editor's toolbar (WAI-ARIA APG, toolbar pattern: one stop for Tab, arrows inside), and its keyboard shortcuts. */
export class Toolbar {
  private current: Format = 'bold';

  constructor(
    private readonly localize: Localize<typeof writing>,
    private readonly changed: () => void,
  ) {}

  /** @param field id of the field that it formats */
  render(markup: Markup, field: string, hasShortcuts: boolean, isOff: boolean): TemplateResult {
    const { localize } = this;
    return html`<div
      class="toolbar"
      part="toolbar"
      role="toolbar"
      aria-label=${localize.term('formatToolbar')}
      aria-controls=${field}
      @keydown=${this.move}
    >
      ${formatsOf(markup).map((each) => {
        const letter = hasShortcuts ? letterOf(each) : undefined;
        const name = localize.term(terms[each]);
        return html`<button
          class="tool"
          part="button"
          type="button"
          data-format=${each}
          title=${letter ? `${name} (${isMac() ? '⌘' : 'Ctrl+'}${letter})` : name}
          aria-label=${name}
          aria-keyshortcuts=${letter ? `${isMac() ? 'Meta' : 'Control'}+${letter}` : nothing}
          aria-disabled=${isOff ? 'true' : 'false'}
          tabindex=${each === this.current ? 0 : -1}
          @click=${({ currentTarget }: Event) => {
            if (!isOff) apply(fieldOf(currentTarget, field), each, markup);
          }}
          @focus=${() => this.goTo(each)}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">${drawings[each]}</svg>
        </button>`;
      })}
    </div>`;
  }

  /** Formats by a key; false where the key means nothing here. */
  key(event: KeyboardEvent, field: HTMLTextAreaElement, markup: Markup): boolean {
    const isAsked = isMac() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
    const wanted = isAsked && !event.altKey && !event.shiftKey ? keys[event.key.toLowerCase()] : undefined;
    if (!wanted) return false;
    event.preventDefault();
    apply(field, wanted, markup);
    return true;
  }

  private goTo(wanted: Format): void {
    if (this.current === wanted) return;
    this.current = wanted;
    this.changed();
  }

  private readonly move = (event: KeyboardEvent): void => {
    const toolbar = event.currentTarget as HTMLElement; // the listener is on it
    const all = [...toolbar.querySelectorAll<HTMLElement>('.tool')];
    const at = all.findIndex((each) => each.matches(':focus'));
    const step = getComputedStyle(toolbar).direction === 'rtl' ? -1 : 1;
    const to = { ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all.at(to % all.length)?.focus();
  };
}

function fieldOf(button: EventTarget | null, id: string): HTMLTextAreaElement | undefined {
  const root = button instanceof Element ? button.getRootNode() : undefined;
  const found = root instanceof ShadowRoot ? root.getElementById(id) : undefined;
  return found instanceof HTMLTextAreaElement ? found : undefined;
}

function apply(field: HTMLTextAreaElement | undefined, wanted: Format, markup: Markup): void {
  if (!field || field.readOnly) return;
  const { value, selectionStart: start, selectionEnd: end } = field;
  const change = format(wanted, markup, { value, start, end });
  field.focus();
  put(field, change);
}

/** Puts a change into a field so that the browser's own undo takes it back. */
function put(field: HTMLTextAreaElement, { from, to, text, select }: Change): void {
  field.setSelectionRange(from, to);
  // Deprecated, and the only way that keeps the history of undo; it fires `input` by itself.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const isDone = text ? document.execCommand('insertText', false, text) : document.execCommand('delete');
  if (!isDone) {
    field.setRangeText(text, from, to);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  field.setSelectionRange(...select);
}
