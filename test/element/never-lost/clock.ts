interface Timer {
  readonly id: number;
  readonly page: object;
  readonly dueMs: number;
  readonly call: () => void;
}

/** Time as all tabs have it: it passes when a test says so, and a device that slept through many timers rings each of them once. */
export class Clock {
  nowMs = Date.now();

  private timers: readonly Timer[] = [];
  private readonly gone = new WeakSet();
  private count = 0;

  /** @param page whose timer it is: it ends with the page */
  set(page: object, call: () => void, afterMs: number): number {
    const id = ++this.count;
    if (!this.gone.has(page)) this.timers = [...this.timers, { id, page, dueMs: this.nowMs + afterMs, call }];
    return id;
  }

  clear(id: number): void {
    this.timers = this.timers.filter((each) => each.id !== id);
  }

  /** A page is gone, and its timers with it, also those that it still sets (an engine may run what is left of a frame's code). */
  forget(page: object): void {
    this.gone.add(page);
    this.timers = this.timers.filter((each) => each.page !== page);
  }

  pass(ms: number): void {
    this.nowMs += ms;
    const due = this.timers.filter(({ dueMs }) => dueMs <= this.nowMs).sort((a, b) => a.dueMs - b.dueMs);
    for (const { id, call } of due) {
      // An earlier one may have cleared it.
      if (!this.timers.some((each) => each.id === id)) continue;
      this.clear(id);
      call();
    }
  }
}
