import { waitUntil } from '@open-wc/testing';
import type { Transport } from '../../../src/provider/exchange.js';
import type { BackEnd, Session } from './back-end.js';
import type { Clock } from './clock.js';

/** What a page finds outside of itself. */
export interface Outside {
  readonly clock: Clock;
  readonly session: Session;
  readonly transport: Transport;
  /** Aborted when the page is gone. */
  readonly gone: AbortSignal;
  /** Locks that the browser was asked for and has neither given nor refused, and when, in milliseconds of the real time. */
  readonly asked: Set<{ readonly askedMs: number }>;
  /** Its elements are defined. */
  ready(): void;
}

export interface TabFrame extends HTMLIFrameElement {
  outside: Outside;
}

/** Longer than a page waits for what the page before it had. */
const longMs = 250;

/** A tab: a frame with a document of its own, which shares the device's storage and locks with the others, and has its own session. */
export class Tab {
  private readonly frame = document.createElement('iframe') as TabFrame; // gets what the type says in `load`
  private readonly asked = new Set<{ readonly askedMs: number }>();
  private readonly gone = new AbortController();

  private constructor(
    private readonly clock: Clock,
    readonly session: Session,
  ) {}

  /** @param markup the page's body */
  static async open(clock: Clock, backEnd: BackEnd, markup: string, session: Session): Promise<Tab> {
    const tab = new Tab(clock, session);
    await tab.load(backEnd, markup);
    return tab;
  }

  get page(): Document {
    return this.frame.contentDocument!; // of our own origin, and in the page until it is closed
  }

  get window(): Window {
    return this.frame.contentWindow!; // as above
  }

  /** The browser gives the page no more locks by itself: what it was asked for long ago, another tab has. */
  get isAnswered(): boolean {
    return [...this.asked].every(({ askedMs }) => performance.timeOrigin + performance.now() - askedMs > longMs);
  }

  /** The tab is closed, or its page left: the page hears of it. */
  close(): void {
    this.window.dispatchEvent(new PageTransitionEvent('pagehide'));
    this.end();
  }

  /** The tab is gone before the page can do anything about it. */
  crash(): void {
    this.window.addEventListener('pagehide', (event) => event.stopImmediatePropagation(), { capture: true });
    this.end();
  }

  private end(): void {
    this.gone.abort();
    this.clock.forget(this.frame);
    this.frame.remove();
  }

  private async load(backEnd: BackEnd, markup: string): Promise<void> {
    const { frame, clock, session, asked, gone } = this;
    let isReady = false;
    frame.outside = {
      clock,
      session,
      asked,
      gone: gone.signal,
      transport: backEnd.transport(session, gone.signal),
      ready: () => (isReady = true),
    };
    const script = new URL('./visit.ts', import.meta.url);
    frame.srcdoc = `<!doctype html><title>A page</title><body>${markup}<script type="module" src="${script.href}"></script>`;
    document.body.append(frame);
    await waitUntil(() => isReady, 'the page is loaded', { interval: 5, timeout: 10_000 });
  }
}
