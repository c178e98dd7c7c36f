import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { AwDismiss } from '../events/aw-dismiss.js';
import { AwShow } from '../events/aw-show.js';
import type { newsletterSignup } from '../localize/en/newsletter-signup.js';
import { presence } from '../localize/en/presence.js';
import type { Localize } from '../localize/localize.js';
import { advise } from '../site/advise.js';
import { adopt } from '../theme/adopt.js';
import { readSpan, readTrigger, staysAway } from './manners.js';
import { styles } from './presence.styles.js';
import { remember, remembered } from './remembered.js';

/** What a dialog or a bar asks of its element. */
export interface PresenceHost extends LitElement {
  readonly localize: Localize<typeof newsletterSignup>;
  readonly overlay: 'dialog' | 'bar' | undefined;
  readonly heading: string;
  readonly trigger: string;
  readonly frequency: string;
  readonly listName: string;
  /** There is a form to show. */
  readonly canOpen: boolean;
  /** The visitor has signed up: who then closes it has not sent it away. */
  readonly isTaken: boolean;
  readonly hasFocus: boolean;
}

/** What all dialogs and bars of a page know of each other, also those of another copy of the library. */
interface Shared {
  /** The one that is open. */
  open?: { hide(): void } | undefined;
  /** The page in whose view one has come by itself. */
  seen?: string;
}

const key = Symbol.for('afterword.presence.1');
const shared: Shared = ((globalThis as { [key]?: Shared })[key] ??= {});

/** Up to here a screen is small, in CSS pixels: what covers it covers all of it. */
const smallWidth = 640;

/** How long one that may not come just now waits before it looks again, in milliseconds. */
const breathMs = 500;

const typing = 'input, textarea, select, [contenteditable]:not([contenteditable=false])';

/** Invoker commands (HTML: `commandfor`), where the browser does not have them yet. */
interface CommandEvent extends Event {
  readonly command: string;
  readonly source: HTMLElement | null;
}

const hasCommands = typeof HTMLButtonElement !== 'undefined' && 'commandForElement' in HTMLButtonElement.prototype;
const hasLightDismiss = typeof HTMLDialogElement !== 'undefined' && 'closedBy' in HTMLDialogElement.prototype;

/**
 * The dialog or the bar in which a sign-up comes: what opens it, what brings it by itself, and the manners that it keeps then: one at a
 * time, one in each view of a page, never while somebody types, never on a small screen before its reader has moved, and not to whom it
 * knows.
 */
export class Presence implements ReactiveController {
  private isOpen = false;
  /** It is to be opened as soon as it is drawn; by whom. */
  private wanted: 'visitor' | 'page' | undefined;
  private hasMoved = false;
  private opener: HTMLElement | undefined;
  private controller = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private paddingBefore = '';

  constructor(private readonly host: PresenceHost) {
    host.localize.with(presence);
    adopt(host, styles);
    host.addController(this);
  }

  hostConnected(): void {
    this.controller = new AbortController();
    const { signal } = this.controller;
    const { host } = this;
    host.addEventListener('command', this.onCommand, { signal });
    host.getRootNode().addEventListener('click', this.onClick, { signal });
    addEventListener('hashchange', this.onHash, { signal });
    addEventListener('scroll', () => (this.hasMoved = true), { signal, passive: true, once: true });
    this.onHash();
    this.await();
  }

  hostDisconnected(): void {
    this.controller.abort();
    clearTimeout(this.timer);
    this.wanted = undefined;
    this.close(false);
  }

  hostUpdated(): void {
    const { wanted, element } = this;
    this.wanted = element ? undefined : wanted;
    if (wanted && element && !this.isOpen) this.open(element, wanted);
    if (this.isOpen) this.keepClear();
  }

  /** The form in its dialog or bar. What closes it stands last, so that the focus goes into the form first. */
  frame(content: TemplateResult): TemplateResult {
    const { host } = this;
    const close = html`
      <button class="close" part="button" type="button" aria-label=${this.term} @click=${this.dismiss}>
        <svg
          viewBox="0 0 24 24"
          width="20"
          height="20"
          fill="none"
          stroke="currentColor"
          stroke-width="1.8"
          stroke-linecap="round"
          aria-hidden="true"
        >
          <path d="m6 6 12 12M18 6 6 18"></path>
        </svg>
      </button>
    `;
    const named = host.heading || nothing;
    return host.overlay === 'dialog'
      ? html`<dialog id="frame" class="frame" closedby="any" aria-label=${named} @close=${this.dismiss} @pointerdown=${this.onPress}>
          ${content} ${close}
        </dialog>`
      : html`<section id="frame" class="frame at-edge" popover="manual" aria-label=${named} @keydown=${this.onKey}>
          ${content} ${close}
        </section>`;
  }

  /** Opens it for the visitor. */
  show(opener?: HTMLElement | null): void {
    this.opener = opener ?? undefined;
    this.want('visitor');
  }

  /** Closes it without the visitor's wish. */
  hide(): void {
    this.wanted = undefined;
    this.close(false);
  }

  private get term(): string {
    return this.host.localize.with(presence).term('signupClose');
  }

  private get element(): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>('#frame');
  }

  private want(by: 'visitor' | 'page'): void {
    this.wanted = by;
    this.host.requestUpdate();
  }

  private open(element: HTMLElement, by: 'visitor' | 'page'): void {
    const { host } = this;
    shared.open?.hide();
    shared.open = this;
    this.isOpen = true;
    if (element instanceof HTMLDialogElement) element.showModal();
    else element.showPopover();
    this.keepClear();
    // A bar takes the focus only from who has asked for it.
    if (by === 'visitor' && host.overlay === 'bar') element.querySelector<HTMLElement>('input, button')?.focus();
    host.dispatchEvent(new AwShow());
  }

  private close(byVisitor: boolean): void {
    if (!this.isOpen) return;
    const { host, element, opener } = this;
    const hadFocus = host.hasFocus;
    this.isOpen = false;
    if (shared.open === this) shared.open = undefined;
    if (element instanceof HTMLDialogElement) element.close();
    else if (element?.isConnected) element.hidePopover();
    this.keepClear();
    if (hadFocus) opener?.focus();
    this.opener = undefined;
    if (!byVisitor) return;
    if (!host.isTaken) remember(host.listName, { dismissedMs: Date.now() });
    host.dispatchEvent(new AwDismiss());
  }

  /** Waits for what the site wants it to come by. */
  private await(): void {
    const { host, controller } = this;
    const trigger = readTrigger(host.trigger);
    if (!trigger) advise(host, 'word', 'trigger', host.trigger, ['none', 'load', 'delay:30s', 'scroll:60%']);
    if (!trigger || trigger.kind === 'none') return;
    if (trigger.kind === 'load') this.come();
    else if (trigger.kind === 'delay') this.timer = setTimeout(this.come, trigger.delayMs);
    else {
      const arrived = new AbortController();
      const look = (): void => {
        const { scrollHeight } = document.documentElement;
        if ((scrollY + innerHeight) / scrollHeight < trigger.share) return;
        arrived.abort();
        this.come();
      };
      addEventListener('scroll', look, { signal: AbortSignal.any([arrived.signal, controller.signal]), passive: true });
    }
  }

  /** Comes by itself, now or as soon as it disturbs nobody. */
  private readonly come = (): void => {
    const { host, controller } = this;
    const page = location.href.replace(/#.*/, '');
    const isUnwanted = shared.seen === page || staysAway(remembered(host.listName), Date.now(), this.frequencyMs);
    if (controller.signal.aborted || this.isOpen || isUnwanted) return;
    if (this.disturbs()) {
      this.timer = setTimeout(this.come, breathMs);
      return;
    }
    shared.seen = page;
    this.want('page');
  };

  private disturbs(): boolean {
    const isCovering = innerWidth < smallWidth && !this.hasMoved;
    const isBusy = focused(document)?.matches(typing) || document.querySelector(':modal') || shared.open;
    return isCovering || Boolean(isBusy) || document.hidden || !this.host.canOpen;
  }

  private get frequencyMs(): number {
    const { host } = this;
    const given = readSpan(host.frequency || '30d');
    if (given === undefined) advise(host, 'word', 'frequency', host.frequency, ['30d', '12h', '0d']);
    return given ?? 30 * 86_400_000;
  }

  /** What the focus comes to is not left behind the bar (WCAG 2.2, 2.4.11): the page scrolls it above. */
  private keepClear(): void {
    const { style } = document.documentElement;
    if (this.host.overlay !== 'bar') return;
    if (this.isOpen) {
      const height = `${String(this.element?.offsetHeight ?? 0)}px`;
      if (style.scrollPaddingBlockEnd !== height) this.paddingBefore = style.scrollPaddingBlockEnd;
      style.scrollPaddingBlockEnd = height;
    } else style.scrollPaddingBlockEnd = this.paddingBefore;
  }

  private readonly dismiss = (): void => this.close(true);

  /** Where the browser does not close a dialog that is clicked beside. */
  private readonly onPress = ({ target, currentTarget, clientX, clientY }: PointerEvent): void => {
    if (hasLightDismiss || target !== currentTarget) return;
    const { left, right, top, bottom } = (currentTarget as HTMLElement).getBoundingClientRect(); // the listener is on the dialog
    if (clientX < left || clientX > right || clientY < top || clientY > bottom) this.dismiss();
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.dismiss();
  };

  private readonly onCommand = (event: Event): void => {
    const { command, source } = event as CommandEvent; // the browser's own, of this name
    this.obey(command, source);
  };

  private readonly onHash = (): void => {
    if (this.host.id && decodeURIComponent(location.hash) === `#${this.host.id}`) this.show();
  };

  private readonly onClick = (event: Event): void => {
    const { target, button, altKey, ctrlKey, metaKey, shiftKey } = event as MouseEvent; // of the type that was listened for
    const { id } = this.host;
    if (!(target instanceof Element) || !id || event.defaultPrevented) return;
    const link = target.closest<HTMLElement>(`a[href="#${CSS.escape(id)}"]`);
    if (link && button === 0 && !altKey && !ctrlKey && !metaKey && !shiftKey) {
      event.preventDefault();
      this.show(link);
    }
    const invoker = hasCommands ? null : target.closest<HTMLElement>(`button[commandfor="${CSS.escape(id)}"]`);
    if (invoker) this.obey(invoker.getAttribute('command') ?? '', invoker);
  };

  private obey(command: string, source: HTMLElement | null): void {
    if (command === '--show') this.show(source);
    else if (command === '--hide') this.dismiss();
  }
}

/** What has the focus, through shadow roots. */
function focused(root: DocumentOrShadowRoot): Element | null {
  const { activeElement } = root;
  return activeElement?.shadowRoot?.activeElement ? focused(activeElement.shadowRoot) : activeElement;
}
