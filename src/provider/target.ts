import type { ReactiveElement } from 'lit';
import { advise } from '../site/advise.js';
import type { SiteSettings } from '../site/settings.js';
import { siteAddress } from '../site/web-address.js';
import type { Registry } from './registry.js';

/** A provider, and the address at which it finds its back end. */
export interface Target<Provider> {
  readonly provider: Provider;
  readonly endpoint: URL;
}

/** The reference server's route for sign-ups: a form that leads there is its own, on whatever host. */
const route = /\/v1\/subscriptions\/?$/;

/** Where the demonstration is: nowhere (RFC 2606 §2). */
const nowhere = 'https://demo.invalid';

/**
 * Where an element's form goes: its `provider` and `endpoint`, else the reference server that the page names. What is missing or wrong
 * is said to the site owner once; what the visitor then sees is the element's to say.
 */
export class Targeting<Provider extends object> {
  private name = '';
  private loaded: Provider | undefined;
  private readonly again = (): void => this.host.requestUpdate();

  constructor(
    private readonly host: ReactiveElement & { readonly provider: string; readonly endpoint: string },
    private readonly registry: Registry<Provider>,
    private readonly site: SiteSettings,
    /** Where the page's own form inside the element leads. */
    private readonly action: () => URL | undefined = () => undefined,
  ) {}

  /** The target; `loading` while its chunk comes; `undefined` where none is set, or a wrong one. */
  get value(): Target<Provider> | 'loading' | undefined {
    const { host, site } = this;
    const byForm = host.provider ? undefined : this.byForm;
    const name = host.provider || byForm?.name || (site.server ? 'afterword' : '');
    if (!name) {
      this.onceLoaded(() => advise(host, 'noBackEnd'));
      return undefined;
    }
    if (name !== this.name) this.load(name);
    if (this.name !== name) return undefined;
    const endpoint = (!host.endpoint && byForm?.endpoint) || this.endpoint(name);
    if (!endpoint) return undefined;
    return this.loaded ? { provider: this.loaded, endpoint } : 'loading';
  }

  /** What the page's own form speaks with, and where: the reference server, where it leads to its route, or any other address. */
  private get byForm(): { readonly name: string; readonly endpoint: URL } | undefined {
    const action = this.action();
    const { server } = this.site;
    if (!action || (server && action.href.startsWith(server.href))) return undefined;
    if (!route.test(action.pathname)) return { name: 'form', endpoint: action };
    if (server) advise(this.host, 'formServer', action.href, server.href);
    return { name: 'afterword', endpoint: new URL(action.pathname.replace(route, '/'), action) };
  }

  private endpoint(name: string): URL | undefined {
    if (name === 'demo') return new URL(nowhere);
    const { host, site } = this;
    const given = host.endpoint || (name === 'afterword' ? site.server : this.action())?.href;
    const endpoint = given === undefined ? undefined : siteAddress(given);
    if (!endpoint) advise(host, 'endpoint', name, given);
    return endpoint;
  }

  /** What is missing is said once the page is there: a script further down may yet set a server, or register a provider. */
  private onceLoaded(complain: () => void): void {
    if (document.readyState === 'complete') complain();
    else addEventListener('load', this.again, { once: true });
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
      this.registry.onceRegistered(this.again);
      this.onceLoaded(() => advise(this.host, 'provider', name, this.registry.names));
    }
  }
}
