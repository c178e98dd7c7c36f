import { ContextConsumer, createContext } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { Wording } from '../localize/wording.js';
import { advise } from './advise.js';
import { siteAddress } from './web-address.js';

/** Replaced wording, by locale (BCP 47) and by the key of the term. */
export type Messages = Readonly<Record<string, Wording>>;

/** What a page sets once for all its widgets. Every value is optional; the nearest that is set counts. */
export interface Settings {
  /** Base URL of the reference server. */
  readonly server?: string;
  /** Language of widgets that have no `lang` around them. */
  readonly lang?: string;
  readonly messages?: Messages;
}

/**
 * The context in which an `<aw-site>` gives settings to what is inside it. Its key is global and its value a frozen plain object that
 * holds only what is set, so that two copies of the library on one page agree.
 */
export const settingsContext = createContext<Settings>(Symbol.for('afterword.settings.1'));

/** What `configure()` and the script tag said, for the whole page. */
const page: { configured: Settings; script: Settings } = { configured: {}, script: {} };

/** The settings of all elements that are in a page. */
const inUse = new Set<SiteSettings>();

/** Sets page-wide settings from script, before or after the elements exist. Later calls add to earlier ones. */
export function configure(settings: Settings): void {
  page.configured = { ...page.configured, ...settings };
  for (const each of inUse) each.host.requestUpdate();
}

/**
 * Reads the `data-*` attributes of the script tag that loaded a file.
 *
 * @param file the file's own address, `import.meta.url`; where no script tag has it (a bundler, Node) nothing happens
 */
export function readScriptTag(file: string): void {
  if (typeof document === 'undefined') return;
  const { server, lang } = [...document.scripts].find(({ src }) => src === file)?.dataset ?? {};
  page.script = { ...page.script, ...(server && { server }), ...(lang && { lang }) };
  for (const each of inUse) each.host.requestUpdate();
}

function askAgain({ context }: Event & { readonly context?: unknown }): void {
  if (context !== settingsContext) return;
  for (const each of inUse) each.ask();
}

/** Gives an element the settings that hold for it, and renders it again when they change. */
export class SiteSettings implements ReactiveController {
  private readonly nearest: ContextConsumer<typeof settingsContext, ReactiveElement>;

  constructor(readonly host: ReactiveElement & { server?: string | undefined }) {
    // An <aw-site> may come after the elements inside it: they ask once more.
    if (typeof document !== 'undefined') document.addEventListener('context-provider', askAgain);
    this.nearest = new ContextConsumer(host, { context: settingsContext, subscribe: true });
    host.addController(this);
  }

  hostConnected(): void {
    inUse.add(this);
  }

  hostDisconnected(): void {
    inUse.delete(this);
  }

  /** Asks the surroundings again who provides settings. */
  ask(): void {
    this.nearest.hostConnected();
  }

  /** All that is set for this element, its own attributes aside: by the nearest `<aw-site>`, by `configure()`, by the script tag. */
  get value(): Settings {
    return { ...page.script, ...page.configured, ...this.nearest.value };
  }

  /** The reference server's base URL, the element's own attribute first; `undefined`, with advice, where it is no http(s) URL. */
  get server(): URL | undefined {
    const given = this.host.server || this.value.server;
    if (!given) return undefined;
    const url = siteAddress(given);
    if (!url) advise(this.host, 'server', given);
    return url;
  }
}
