import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
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

/** Longest that a timer can wait: 24 days, in milliseconds. */
const longestDelayMs = 2 ** 31 - 1;

const typing = 'input, textarea, select, iframe, [contenteditable]:not([contenteditable=false])';

/** Invoker commands (HTML: `commandfor`): where the browser does not have them yet, we send their event. */
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
  private hasLooked = false;
  private opener: HTMLElement | undefined;
  private returnTo: HTMLElement | undefined;
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
    host.getRootNode().addEventListener('click', this.onClick, { signal });
    addEventListener('hashchange', this.onHash, { signal });
    addEventListener('scroll', () => (this.hasMoved = true), { signal, passive: true, once: true });
    // An address that leads here opens it once, not at every place to which it is moved.
    if (!this.hasLooked) this.onHash();
    this.hasLooked = true;
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
    // The site has made another kind of it: what was open is gone.
    if (this.isOpen && !element?.matches(':is([open], :popover-open)')) this.close(false);
    if (wanted && element && !this.isOpen) this.open(element, wanted);
    if (this.isOpen) this.keepClear();
  }

  /** The form in its dialog or bar. What closes it stands last, so that the focus goes into the form first. */
  frame(content: TemplateResult): TemplateResult {
    const { host } = this;
    const localize = host.localize.with(presence);
    const close = html`
      <button class="close" part="button" type="button" aria-label=${localize.term('signupClose')} @click=${this.dismiss}>
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
    const named = host.heading || localize.term('signupDialog');
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
    // Who has pressed a button whose script opens it comes back to that.
    const before = focused(document);
    this.returnTo = before instanceof HTMLElement && before !== document.body ? before : undefined;
    this.want('visitor');
  }

  /** Closes it without the visitor's wish. */
  hide(): void {
    this.wanted = undefined;
    this.close(false);
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
    if (!host.isConnected) return;
    // A dialog that nobody sees would make the page inert all the same.
    if (!host.checkVisibility()) return advise(host, 'hidden');
    this.opener ??= by === 'visitor' ? this.returnTo : undefined;
    this.paddingBefore = document.documentElement.style.scrollPaddingBlockEnd;
    shared.seen = pageAddress();
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
    if (trigger?.kind === 'none' && !host.id) advise(host, 'neverShown');
    if (!trigger || trigger.kind === 'none') return;
    if (trigger.kind === 'load') this.come();
    else if (trigger.kind === 'delay') this.timer = setTimeout(this.come, Math.min(trigger.delayMs, longestDelayMs));
    else {
      const arrived = new AbortController();
      const look = (): void => {
        const { scrollHeight } = document.documentElement;
        if ((scrollY + innerHeight) / scrollHeight < trigger.share) return;
        arrived.abort();
        this.come();
      };
      // Whoever comes to a place further down has no need to scroll.
      if (scrollY > 0) look();
      addEventListener('scroll', look, { signal: AbortSignal.any([arrived.signal, controller.signal]), passive: true });
    }
  }

  /** Comes by itself, now or as soon as it disturbs nobody. */
  private readonly come = (): void => {
    const { host, controller } = this;
    const isUnwanted = shared.seen === pageAddress() || staysAway(remembered(host.listName), Date.now(), this.frequencyMs);
    if (controller.signal.aborted || this.isOpen || isUnwanted) return;
    if (this.disturbs()) {
      this.timer = setTimeout(this.come, breathMs);
      return;
    }
    this.want('page');
  };

  private disturbs(): boolean {
    const isCovering = innerWidth < smallWidth && !this.hasMoved;
    const isBusy =
      focused(document)?.matches(typing) || document.querySelector(`:modal, ${this.host.localName}:state(submitting)`) || shared.open;
    return isCovering || Boolean(isBusy) || document.hidden || !this.host.canOpen || !this.host.checkVisibility();
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
      style.scrollPaddingBlockEnd = height;
    } else style.scrollPaddingBlockEnd = this.paddingBefore;
  }

  /** Sends it away, as the visitor wants; also when the browser has closed the dialog by itself. */
  readonly dismiss = (event?: Event): void => {
    // The word of an earlier closing may come when it is open again.
    if (event?.type === 'close' && (event.target as HTMLDialogElement).open) return; // only dialogs say so
    this.close(true);
  };

  /** Where the browser does not close a dialog that is clicked beside. */
  private readonly onPress = ({ target, currentTarget, clientX, clientY }: PointerEvent): void => {
    if (hasLightDismiss || target !== currentTarget) return;
    const { left, right, top, bottom } = (currentTarget as HTMLElement).getBoundingClientRect(); // the listener is on the dialog
    if (clientX < left || clientX > right || clientY < top || clientY > bottom) this.dismiss();
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.dismiss();
  };

  private readonly onHash = (): void => {
    if (this.isAddressed(location.href)) this.show();
  };

  private isAddressed(address: string): boolean {
    const { id } = this.host;
    const at = address.indexOf('#');
    return id !== '' && at >= 0 && address.slice(0, at) === pageAddress() && [id, encodeURIComponent(id)].includes(address.slice(at + 1));
  }

  private readonly onClick = (event: Event): void => {
    const { target, button, altKey, ctrlKey, metaKey, shiftKey } = event as MouseEvent; // of the type that was listened for
    const { id } = this.host;
    if (!(target instanceof Element) || !id || event.defaultPrevented) return;
    const link = target.closest<HTMLAnchorElement>('a[href]');
    if (link && this.isAddressed(link.href) && button === 0 && !altKey && !ctrlKey && !metaKey && !shiftKey) {
      event.preventDefault();
      this.show(link);
    }
    const invoker = hasCommands ? null : target.closest<HTMLElement>(`button[commandfor="${CSS.escape(id)}"]`);
    if (invoker)
      this.host.dispatchEvent(Object.assign(new Event('command'), { command: invoker.getAttribute('command'), source: invoker }));
  };
}

/** The page's address, without the place in it. */
function pageAddress(): string {
  return location.href.replace(/#.*/, '');
}

/** What has the focus, through shadow roots. */
function focused(root: DocumentOrShadowRoot): Element | null {
  const { activeElement } = root;
  return activeElement?.shadowRoot?.activeElement ? focused(activeElement.shadowRoot) : activeElement;
}
