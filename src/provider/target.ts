import type { ReactiveElement } from 'lit';
import { advise } from '../site/advise.js';
import type { SiteSettings } from '../site/settings.js';
import type { Registry } from './registry.js';

/** A provider, and the address at which it finds its back end. */
export interface Target<Provider> {
  readonly provider: Provider;
  readonly endpoint: URL;
}

/** Where the demonstration is: nowhere (RFC 2606 §2). */
const nowhere = 'https://demo.invalid';

/**
 * Where an element's form goes: its `provider` and `endpoint`, else the reference server that the page names. What is missing or wrong
 * is said to the site owner once; what the visitor then sees is the element's to say.
 */
export class Targeting<Provider extends object> {
  private name = '';
  private loaded: Provider | undefined;

  constructor(
    private readonly host: ReactiveElement & { readonly provider: string; readonly endpoint: string },
    private readonly registry: Registry<Provider>,
    private readonly site: SiteSettings,
  ) {}

  /** The target; `loading` while its chunk comes; `undefined` where none is set, or a wrong one. */
  get value(): Target<Provider> | 'loading' | undefined {
    const { host, site } = this;
    const name = host.provider || (site.server ? 'afterword' : '');
    if (!name) {
      advise(
        host,
        'has no "server" and no "provider"',
        'set one of them, for example server="https://talk.example.org" or provider="demo".',
      );
      return undefined;
    }
    if (name !== this.name) this.load(name);
    const endpoint = this.endpoint(name);
    if (this.name !== name || !endpoint) return undefined;
    return this.loaded ? { provider: this.loaded, endpoint } : 'loading';
  }

  private endpoint(name: string): URL | undefined {
    if (name === 'demo') return new URL(nowhere);
    const given = this.host.endpoint || (name === 'afterword' ? this.site.server?.href : undefined);
    if (given && URL.canParse(given, document.baseURI)) return new URL(given, document.baseURI);
    advise(
      this.host,
      name === 'afterword' ? 'attribute "server"' : 'attribute "endpoint"',
      given ? `"${given}" is not an address.` : `provider="${name}" needs the address of its back end here.`,
    );
    return undefined;
  }

  private load(name: string): void {
    const provider = this.registry.get(name);
    this.name = name;
    this.loaded = undefined;
    if (provider instanceof Promise) {
      provider.then(
        (loaded) => {
          if (this.name !== name) return;
          this.loaded = loaded;
          this.host.requestUpdate();
        },
        // The chunk cannot be had now: the next update asks again.
        () => (this.name = ''),
      );
    } else if (provider) {
      this.loaded = provider;
    } else {
      this.name = '';
      advise(this.host, 'attribute "provider"', `"${name}" is not known; use one of: ${this.registry.names.join(', ')}.`);
    }
  }
}
