import { isFields, prefix, type Fields } from './contact.js';
import { randomKey } from './random-key.js';
import { get, keys, localStore, remove, sessionStore, set } from './storage.js';

/** This page, where no Web Locks say which draft is whose. */
const thisPage = randomKey();

/** What is kept of a form: text on the device, for 30 days; who one is only in this tab's session. */
export interface Kept {
  readonly text: Fields;
  /** Key of a submission that was under way. */
  readonly key?: string;
}

interface Stored extends Kept {
  readonly savedMs: number;
  /** Without Web Locks: the page that writes it. */
  readonly page?: string;
}

const keptForMs = 30 * 86_400_000;

/** How long a tab waits for its own draft, in milliseconds: an element that has just left gives its lock back only after its task. */
const handOverMs = 100;

/** How long it goes on waiting: what has the draft then is the tab that this one doubles, which must find it after its own reload. */
const slowEndMs = 10_000;

/** Ids of what was posted, the last so many: a page that was asleep meanwhile does not bring it back. */
const postedKey = `${prefix}posted`;
const mostPosted = 50;

/**
 * A draft of one form, which one tab owns.
 *
 * Text lies in `localStorage` under `afterword:1:draft:<scope>:<id>`. Which draft is this tab's is remembered in `sessionStorage`, and
 * claimed by a Web Lock, so that a duplicated tab (which has the same session) does not write into it; without locks each page says that
 * it is open, and writes only into what no other has taken. Storage that is full, forbidden or foreign is survived: the form then works
 * without.
 */
export class Draft {
  private id = randomKey();

  /** What was kept last, as JSON. */
  private last = '';

  /** Ends the wait for a draft: the form is gone, or begins another. */
  private waiting = new AbortController();

  /** Gives the lock back, where there is one; done when it is free. */
  private release: () => Promise<unknown> = () => Promise.resolve();

  /** @param scope names the form: kind, thread, parent */
  constructor(private readonly scope: string) {}

  /**
   * Takes this tab's draft, otherwise the newest that nobody owns, and returns what it holds; `undefined` where there is none.
   *
   * @param late is given this tab's draft when it comes free only after a while: the page before a reload may be slow to end. It answers
   *   whether the form wants it
   */
  async claim(nowMs = Date.now(), late: (kept: Kept) => boolean = () => false): Promise<Kept | undefined> {
    this.waiting.abort();
    const { signal } = (this.waiting = new AbortController());
    await this.release();
    const own = get(sessionStore(), this.ownKey);
    const found = this.stored(nowMs).sort((a, b) => Number(b.id === own) - Number(a.id === own) || b.kept.savedMs - a.kept.savedMs);
    for (const { id, kept } of found) {
      if (signal.aborted) return undefined;
      if (!(await this.own(id, id === own, kept.page, nowMs))) continue;
      this.last = JSON.stringify(kept.text);
      if (!navigator.locks) this.write({ ...kept, page: thisPage });
      return kept;
    }
    if (signal.aborted) return undefined;
    await this.own(this.id);
    if (navigator.locks && found.some(({ id }) => id === own)) void this.await(String(own), late, signal);
    return undefined;
  }

  /** Keeps what was typed; nothing but white space keeps nothing. */
  save(kept: Kept, nowMs = Date.now()): void {
    const text = JSON.stringify(kept.text);
    if (this.isLost()) {
      // Another page has posted it, or goes on with it: what was not changed here is theirs.
      if (text === this.last) return;
      this.id = randomKey();
      void this.own(this.id);
    }
    this.last = text;
    if (!kept.key && Object.values(kept.text).every((each) => !each.trim())) remove(localStore(), this.key());
    else this.write({ ...kept, savedMs: nowMs, ...(navigator.locks ? {} : { page: thisPage }) });
  }

  /** Forgets the draft: the server has acknowledged it. What comes next is another draft, with another id. */
  drop(): void {
    this.waiting.abort();
    this.waiting = new AbortController();
    remove(localStore(), this.key());
    set(localStore(), postedKey, [this.id, ...posted()].slice(0, mostPosted));
    void this.release();
    this.id = randomKey();
    this.last = '';
    void this.own(this.id);
  }

  /** Lets another tab have it. */
  leave(): void {
    this.waiting.abort();
    void this.release();
  }

  private get ownKey(): string {
    return `${prefix}own:${this.scope}`;
  }

  private key(id = this.id): string {
    return `${prefix}draft:${this.scope}:${id}`;
  }

  /**
   * Makes a draft this tab's, unless another tab has it.
   *
   * @param mine whether this tab's session says so
   * @param page the page that writes it, where no locks exist
   */
  private async own(id: string, mine = true, page = '', nowMs = Date.now()): Promise<boolean> {
    const { signal } = this.waiting;
    const free = navigator.locks ? await this.lock(this.key(id), mine) : await this.isFree(mine, page, nowMs);
    // Whoever has left meanwhile has given it back already.
    if (!free || signal.aborted) return false;
    this.id = id;
    set(sessionStore(), this.ownKey, id);
    return true;
  }

  /** Takes a draft when whoever has it lets go, if the form then wants it, in place of the one that was begun meanwhile. */
  private async await(id: string, late: (kept: Kept) => boolean, left: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([left, AbortSignal.timeout(slowEndMs)]);
    const held = navigator.locks.request(this.key(id), { signal }, async () => {
      const kept = this.stored(Date.now()).find((each) => each.id === id)?.kept;
      if (!kept || signal.aborted || !late(kept)) return;
      const begun = this.release;
      const until = new Promise<void>((free) => {
        this.release = () => {
          free();
          return held;
        };
      });
      remove(localStore(), this.key());
      this.id = id;
      this.last = JSON.stringify(kept.text);
      set(sessionStore(), this.ownKey, id);
      void begun();
      await until;
    });
    // AbortError: the form is gone, or sends its own words. TimeoutError: another tab has it. SecurityError: no storage to share.
    await held.catch(() => undefined);
  }

  /** Without locks pages say that they are open; how, is loaded only then. */
  private async isFree(mine: boolean, page: string, nowMs: number): Promise<boolean> {
    const pages = await import('./open-pages.js').catch(() => undefined);
    // Offline: what this tab's session calls its own is taken, and nothing else.
    if (!pages) return mine;
    pages.stayOpen(thisPage);
    return mine || (page !== thisPage && !pages.isOpen(page, nowMs));
  }

  private isLost(): boolean {
    if (posted().includes(this.id)) return true;
    const kept = navigator.locks ? undefined : get(localStore(), this.key());
    return isStored(kept) && kept.page !== undefined && kept.page !== thisPage;
  }

  private write(stored: Stored): void {
    set(localStore(), this.key(), stored);
  }

  private lock(name: string, mine: boolean): Promise<boolean> {
    return new Promise((answer) => {
      let free: () => void;
      const until = new Promise<void>((resolve) => (free = resolve));
      const held = navigator.locks
        .request(name, mine ? { signal: AbortSignal.timeout(handOverMs) } : { ifAvailable: true }, (lock) => {
          answer(lock !== null);
          return lock ? until : undefined;
        })
        // TimeoutError: a duplicated tab has it. SecurityError: an opaque origin (a sandboxed frame), which has no storage to share either.
        .catch((error: unknown) => answer(!(error instanceof DOMException && error.name === 'TimeoutError')));
      this.release = () => {
        free();
        return held;
      };
    });
  }

  private stored(nowMs: number): { id: string; kept: Stored }[] {
    const storage = localStore();
    const all: { id: string; kept: Stored }[] = [];
    for (const key of keys(storage)) {
      const id = key.slice(this.key('').length);
      // Another form's scope may begin with this one's: then what follows is no id.
      if (this.key(id) !== key || id.includes(':')) continue;
      const kept = get(storage, key);
      if (!isStored(kept)) continue;
      if (nowMs - kept.savedMs > keptForMs || posted().includes(id)) remove(storage, key);
      else all.push({ id, kept });
    }
    return all;
  }
}

/** The rest of the names of all drafts whose scope begins so: which replies of a thread were begun. */
export function draftsBelow(scope: string): readonly string[] {
  const start = `${prefix}draft:${scope}`;
  return keys(localStore())
    .filter((key) => key.startsWith(start))
    .map((key) => key.slice(start.length, key.lastIndexOf(':')));
}

function posted(): readonly unknown[] {
  const kept = get(localStore(), postedKey);
  return Array.isArray(kept) ? kept : [];
}

function isStored(value: unknown): value is Stored {
  const stored = value as Partial<Stored> | null | undefined; // looked at key by key below
  if (typeof stored !== 'object' || stored === null) return false;
  const texts = [stored.key, stored.page].every((each) => each === undefined || typeof each === 'string');
  return isFields(stored.text) && typeof stored.savedMs === 'number' && texts;
}
