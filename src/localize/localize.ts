import type { ReactiveController, ReactiveElement } from 'lit';
import { fallbacks, localeTerms, stopWaiting } from './locales.js';
import type { Messages } from '../site/settings.js';
import type { Term, Wording } from './wording.js';

/** What `Localize` asks of the element's settings. */
interface Surroundings {
  readonly value: { readonly lang?: string; readonly messages?: Messages };
}

const connected = new Set<ReactiveElement>();
let observer: MutationObserver | undefined;

/** One observer for the document: a `lang` that changes anywhere renders the elements again. */
function watchLanguage(host: ReactiveElement): void {
  connected.add(host);
  observer ??= new MutationObserver(() => {
    for (const each of connected) each.requestUpdate();
  });
  observer.observe(document, { subtree: true, attributeFilter: ['lang'] });
}

/** The nearest `lang`, the element's own first, through the hosts of shadow roots. */
function nearestLanguage(element: Element): string | undefined {
  const holder = element.closest<HTMLElement>('[lang]');
  if (holder) return holder.lang || undefined;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? nearestLanguage(root.host) : undefined;
}

/** A tag that `Intl` understands, or English: a page's `lang` may be anything. */
function validTag(tag: string | undefined): string {
  try {
    return (tag && Intl.getCanonicalLocales(tag)[0]) || 'en';
  } catch {
    // RangeError: not a language tag.
    return 'en';
  }
}

/** One for each language and style: to make one takes longer than to use it a hundred times. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function formatOf(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag + JSON.stringify(options);
  let format = dateFormats.get(key);
  if (!format) dateFormats.set(key, (format = new Intl.DateTimeFormat(tag, options)));
  return format;
}

/**
 * An element's wording, dates and numbers in the language of its surroundings.
 *
 * English is inside the element; other locales come as a file of their own, and the element is rendered again when it is there. A page's
 * own `messages` go before both. Direction is CSS's matter (`:dir()`, logical properties).
 */
export class Localize<English extends Wording> implements ReactiveController {
  private tag = 'en';

  /**
   * @param host the element
   * @param english its terms, from `localize/en/`
   * @param site its settings: the page's language and replaced wording
   */
  constructor(
    private readonly host: ReactiveElement,
    private english: English,
    private readonly site?: Surroundings,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    watchLanguage(this.host);
  }

  hostDisconnected(): void {
    connected.delete(this.host);
    stopWaiting(this.arrived);
  }

  hostUpdate(): void {
    this.tag = validTag(nearestLanguage(this.host) ?? this.site?.value.lang);
  }

  /** The language in use, as a BCP 47 tag. */
  get lang(): string {
    return this.tag;
  }

  /** One term, in the visitor's language; a function term is told the rest of the arguments. */
  term<Key extends keyof English & string>(key: Key, ...told: English[Key] extends (...told: infer Told) => string ? Told : []): string {
    const term: Term = this.replaced(key) ?? this.translated(key) ?? this.english[key] ?? key;
    // The types of a room's terms are checked where they are written; a page's own may be anything callable.
    return typeof term === 'function' ? (term as (...told: unknown[]) => string)(...told) : term;
  }

  /** The same, for an element's half that comes later and brings words of its own. */
  with<Later extends Wording>(later: Later): Localize<English & Later> {
    this.english = { ...this.english, ...later };
    return this as unknown as Localize<English & Later>; // it has just been told them
  }

  /** A number as the language writes it. */
  number(value: number, options?: Intl.NumberFormatOptions): string {
    return value.toLocaleString(this.tag, options);
  }

  /** A date as the language writes it, by default `3 March 2026`. A date without a time is that day everywhere. */
  date(iso: string, options: Intl.DateTimeFormatOptions = { dateStyle: 'long' }): string {
    const day = /^\d{4}-\d\d-\d\d$/.test(iso);
    return formatOf(this.tag, day ? { ...options, timeZone: 'UTC' } : options).format(new Date(iso));
  }

  private replaced(key: string): Term | undefined {
    const messages = this.site?.value.messages;
    if (!messages) return undefined;
    for (const locale of fallbacks(this.tag)) {
      const term = messages[locale]?.[key];
      if (term !== undefined) return term;
    }
    return undefined;
  }

  private readonly arrived = (): void => this.host.requestUpdate();

  private translated(key: string): Term | undefined {
    if (this.tag === 'en' || this.tag.startsWith('en-')) return undefined;
    // Keys are unique over all rooms (a test says so), so a locale is one flat table.
    return localeTerms(this.tag, this.arrived)?.[key as never];
  }
}
