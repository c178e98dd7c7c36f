/**
 * The one place at which a string from a back end becomes HTML, our own back end's too: the browser's Sanitizer API, or DOMPurify where
 * it has none; after either, one walk of ours over the tree.
 */

/** What a comment may be made of. No pictures: they would be requests to third parties. */
const elements = ['a', 'b', 'blockquote', 'br', 'code', 'del', 'em', 'hr', 'i', 'li', 'ol', 'p', 'pre', 's', 'strong', 'sub', 'sup', 'ul'];

/** Boxes without a meaning of their own: their content stays. */
const unwrapped = ['article', 'div', 'font', 'section', 'small', 'span', 'u'];

const attributes = ['dir', 'href', 'lang'];

const schemes = ['http:', 'https:', 'mailto:'];

/** Puts hostile HTML into an element, harmless. */
export type Sanitize = (target: Element, html: string) => void;

/** The Sanitizer API's part that is used (WICG Sanitizer API, `Element.setHTML`). */
interface WithSetHTML {
  setHTML?(html: string, options: { sanitizer: { elements: readonly string[]; attributes: readonly string[]; comments: boolean } }): void;
}

let loaded: Promise<Sanitize> | undefined;

/** The sanitizer, ready for use; where the browser has none of its own, the fallback is loaded first. Rejects when it cannot be had. */
export function sanitizer(): Promise<Sanitize> {
  if (!loaded) {
    loaded = load();
    loaded.catch(() => (loaded = undefined)); // the next caller asks again
  }
  return loaded;
}

async function load(): Promise<Sanitize> {
  const allowed = [...elements, ...unwrapped];
  if ('setHTML' in Element.prototype)
    return (target, html) => {
      (target as WithSetHTML).setHTML?.(html, { sanitizer: { elements: allowed, attributes, comments: false } });
      tidy(target);
    };
  const { purify } = await import('./purify.js');
  return (target, html) => {
    target.replaceChildren(purify(html, allowed, attributes));
    tidy(target);
  };
}

/** What neither sanitizer is asked for: links that go where they say and carry no weight, and no boxes in boxes. */
function tidy(root: Element): void {
  for (const element of root.querySelectorAll('*')) {
    if (unwrapped.includes(element.localName)) element.replaceWith(...element.childNodes);
    else if (element instanceof HTMLAnchorElement) tidyLink(element);
    else element.removeAttribute('href');
  }
}

function tidyLink(link: HTMLAnchorElement): void {
  if (link.hasAttribute('href') && schemes.includes(link.protocol)) link.rel = 'nofollow ugc noopener noreferrer';
  else link.removeAttribute('href');
}
