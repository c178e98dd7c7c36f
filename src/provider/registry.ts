/** Providers of one kind, by the name that the attribute `provider` gives. A name may stand for a chunk that is loaded when it is first used. */
export class Registry<Provider extends object> {
  private readonly providers = new Map<string, Provider | (() => Promise<Provider>)>();
  private readonly waiting = new Set<() => void>();

  constructor(providers: Readonly<Record<string, Provider | (() => Promise<Provider>)>>) {
    for (const [name, provider] of Object.entries(providers)) this.providers.set(name, provider);
  }

  get names(): readonly string[] {
    return [...this.providers.keys()];
  }

  /** Adds a provider, or puts another in its place. */
  register(name: string, provider: Provider): void {
    this.providers.set(name, provider);
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const again of waiting) again();
  }

  /** Calls once when the next provider is registered: the script that brings one may come after the page's elements. */
  onceRegistered(again: () => void): void {
    this.waiting.add(again);
  }

  /** A provider that is there, a promise of one that must be loaded, or `undefined` for a name that nobody knows. */
  get(name: string): Provider | Promise<Provider> | undefined {
    const provider = this.providers.get(name);
    return typeof provider === 'function'
      ? provider().then((loaded) => {
          this.providers.set(name, loaded);
          return loaded;
        })
      : provider;
  }
}
