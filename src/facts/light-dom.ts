import type { ReactiveElement } from 'lit';

/** A page's own markup as the facts read it: over the DOM here, over a parsed file when a page is prerendered. */
export interface LightElement {
  /** The elements inside that match, in document order; `:scope` is this element. */
  all(selector: string): readonly LightElement[];
  /** An attribute's value as it is written; `undefined` where there is none. */
  attribute(name: string): string | undefined;
  /** The text inside, each run of white space as one space. */
  text(): string;
}

/** Reads the DOM. */
export const lightDom = (element: Element): LightElement => ({
  all: (selector) => [...element.querySelectorAll(selector)].map(lightDom),
  attribute: (name) => element.getAttribute(name) ?? undefined,
  text: () => element.textContent.replace(/\s+/g, ' ').trim(),
});

/** Renders an element again whenever its light DOM changes, for as long as it is in a document. */
export function watchLightDom(host: ReactiveElement): void {
  const update = () => host.requestUpdate();
  const observer = new MutationObserver(update);
  host.addController({
    hostConnected() {
      observer.observe(host, { subtree: true, childList: true, characterData: true, attributes: true });
      update(); // what changed outside of a document was not seen
      // Faults are not told while the parser may still bring what is missing.
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', update, { once: true });
    },
    hostDisconnected: () => observer.disconnect(),
  });
}
