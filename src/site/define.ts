import { version } from './version.js';

/** An element's class, as `define` marks it, so that a later copy of the library can say which version came first. */
interface Versioned {
  afterwordVersion?: string;
}

/**
 * Gives a tag its class. The first copy of the library on a page wins: a tag that is taken is left alone, with one warning that names
 * both versions. Does nothing where there is no document (Node), so that the modules can be imported there.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  if (typeof document === 'undefined') return;
  const taken: (CustomElementConstructor & Versioned) | undefined = customElements.get(tag);
  if (taken === element) return;
  if (taken) {
    console.warn(
      `<${tag}> is already defined by ${taken.afterwordVersion ? `Afterword ${taken.afterwordVersion}` : 'other code'}; Afterword ${version} leaves it alone. Load the library once.`,
    );
    return;
  }
  (element as Versioned).afterwordVersion = version; // a marker on the constructor, which its type cannot know
  customElements.define(tag, element);
}
