import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * The half of a form that is loaded when it is first needed. A chunk that cannot be had (offline, a deploy in between) is asked for again
 * when the network is back, and at the next use; what was to be done with it is done then.
 */
export class Later<Half> implements ReactiveController {
  /** The half, once it has come. */
  value: Half | undefined;
  /** It was asked for, and could not be had. */
  missing = false;

  private loading = false;
  private ended = false;
  private readonly waiting: ((half: Half) => void)[] = [];

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly load: () => Promise<Half>,
    private readonly close: (half: Half) => void = () => undefined,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.again);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.again);
  }

  /** Ends it for good, and its half, also one that is still on its way. */
  end(): void {
    this.ended = true;
    this.waiting.length = 0;
    if (this.value) this.close(this.value);
    this.host.removeController(this);
    this.hostDisconnected();
  }

  /** Does something with the half: now, or as soon as it has come. */
  use(then: (half: Half) => void): void {
    if (this.value) return then(this.value);
    this.waiting.push(then);
    void this.fetch();
  }

  private readonly again = (): void => {
    if (this.missing) void this.fetch();
  };

  private async fetch(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    try {
      this.value = await this.load();
      this.missing = false;
    } catch {
      // The import's TypeError: said to the visitor by the form, and mended by the next try.
      this.missing = true;
    }
    this.loading = false;
    const { value } = this;
    if (this.ended) {
      if (value) this.close(value);
      return;
    }
    this.host.requestUpdate();
    if (value) for (const then of this.waiting.splice(0)) then(value);
  }
}
