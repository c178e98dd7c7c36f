import { aTimeout, waitUntil } from '@open-wc/testing';
import { BackEnd, type Session } from './back-end.js';
import { Clock } from './clock.js';
import { Tab } from './tab.js';

/** How long pages may take to come to rest, in milliseconds of the real time. */
const longestMs = 10_000;

/** A visitor's device, with its tabs, and the back end that they talk to. */
export class World {
  readonly clock = new Clock();
  readonly backEnd = new BackEnd(this.clock);
  readonly tabs: Tab[] = [];

  /** Sessions of doubled tabs. After a reload without a network either tab may go on with a draft that both know as theirs. */
  readonly twins = new WeakSet<Session>();

  /**
   * @param markup the page that all tabs show
   * @param isStill whether a page has nothing under way that it would come to without being acted upon
   */
  constructor(
    private readonly markup: string,
    private readonly isStill: (page: Document, isHolding: boolean) => boolean,
  ) {
    localStorage.clear();
  }

  /** The tab of a number that may be any. */
  tab(number: number): Tab {
    const tab = this.tabs[number % this.tabs.length];
    if (!tab) throw new Error('no tab is open');
    return tab;
  }

  /** @param session that goes on in it: of a page that is reloaded, or a copy of another tab's */
  async open(session: Session = new Map()): Promise<Tab> {
    const tab = await Tab.open(this.clock, this.backEnd, this.markup, session);
    this.tabs.push(tab);
    return tab;
  }

  close(tab: Tab): void {
    tab.close();
    this.drop(tab);
  }

  /** The page is left, and comes again. */
  async reload(tab: Tab): Promise<Tab> {
    const at = this.tabs.indexOf(tab);
    tab.close();
    return (this.tabs[at] = await Tab.open(this.clock, this.backEnd, this.markup, tab.session));
  }

  crash(tab: Tab): void {
    tab.crash();
    this.drop(tab);
  }

  /** The network is back, and every page hears of it. */
  connect(): void {
    this.backEnd.online = true;
    for (const { window } of this.tabs) window.dispatchEvent(new Event('online'));
  }

  /** Waits until nothing goes on any more by itself. */
  async settle(): Promise<void> {
    const untilMs = performance.now() + longestMs;
    for (let stillFor = 0; stillFor < 2; stillFor = this.isSettled() ? stillFor + 1 : 0) {
      if (performance.now() > untilMs) throw new Error('the pages do not come to rest');
      await aTimeout(0);
    }
  }

  /** All goes well from now on, until nobody waits any more. */
  async letThrough(isAtRest: () => boolean): Promise<void> {
    this.backEnd.heal();
    this.connect();
    await this.settle();
    for (let round = 0; round < 5 && !isAtRest(); round += 1) {
      this.clock.pass(120_000);
      await this.settle();
    }
  }

  /** Whether each page was answered, or has its visitor's word that it need not be. */
  isAnswered(): boolean {
    return !this.tabs.some(({ session }) => this.backEnd.owes(session) && !this.twins.has(session));
  }

  /** Nobody is there, and what they had is free. */
  async closeAll(): Promise<void> {
    for (const tab of [...this.tabs]) this.close(tab);
    const isFree = async () => (await navigator.locks.query()).held?.length === 0;
    await waitUntil(isFree, 'the browser frees the locks', { interval: 1, timeout: longestMs });
  }

  async end(): Promise<void> {
    await this.closeAll();
    localStorage.clear();
  }

  private drop(tab: Tab): void {
    this.tabs.splice(this.tabs.indexOf(tab), 1);
  }

  private isSettled(): boolean {
    const { isQuiet, isHolding } = this.backEnd;
    return isQuiet && this.tabs.every(({ page, isAnswered }) => isAnswered && this.isStill(page, isHolding));
  }
}
