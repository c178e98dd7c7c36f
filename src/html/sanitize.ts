/**
 * The one place at which a string from a back end becomes HTML, our own back end's too. The browser's Sanitizer API reads it, or DOMPurify
 * where it has none; what the page gets is a copy of the tree that either has left, made of nothing but what is named here.
 */

/** What a comment may be made of. No pictures: they would be requests to third parties. */
const elements = ['a', 'b', 'blockquote', 'br', 'code', 'del', 'em', 'hr', 'i', 'li', 'ol', 'p', 'pre', 's', 'strong', 'sub', 'sup', 'ul'];

/** Boxes without a meaning of their own: their content stays. */
const unwrapped = ['article', 'div', 'font', 'section', 'small', 'span', 'u'];

/** What any of them may have; a link has its address besides. */
const attributes = ['dir', 'lang'];

const schemes = ['http:', 'https:', 'mailto:'];

/**
 * The most that is read of a comment, in UTF-16 code units of HTML: what WordPress keeps (65,535 bytes), and over six times the
 * longest text that our server takes. Unclosed elements take Chromium's parser the square of their number: a second for these, minutes for
 * a megabyte.
 */
const longest = 65_536;

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
  const read = await reader([...elements, ...unwrapped], [...attributes, 'href']);
  return (target, html) => {
    const copies = document.createDocumentFragment();
    copy(read(html.slice(0, longest)), copies);
    target.replaceChildren(copies);
  };
}

/** What makes a tree of hostile HTML, without what is not allowed. */
async function reader(allowed: readonly string[], named: readonly string[]): Promise<(html: string) => Node> {
  if ('setHTML' in Element.prototype)
    return (html) => {
      const root: Element & WithSetHTML = document.createElement('div');
      root.setHTML?.(html, { sanitizer: { elements: allowed, attributes: named, comments: false } });
      return root;
    };
  const { purify } = await import('./purify.js');
  return (html) => purify(html, allowed, named);
}

/**
 * Copies what is below a node: links that go where they say and carry no weight, and no boxes in boxes. Each node is touched once; to take
 * boxes out of boxes in place takes the square of their number. It may call itself: no parser nests deeper than 512.
 */
function copy(from: Node, to: Node): void {
  for (let node = from.firstChild; node; node = node.nextSibling) {
    if (node instanceof Text) to.appendChild(new Text(node.data));
    else if (!(node instanceof Element)) continue;
    else if (unwrapped.includes(node.localName)) copy(node, to);
    else if (elements.includes(node.localName)) copy(node, to.appendChild(twin(node)));
  }
}

function twin(element: Element): Element {
  const made = document.createElement(element.localName);
  for (const name of attributes) {
    const value = element.getAttribute(name);
    if (value !== null) made.setAttribute(name, value);
  }
  if (made instanceof HTMLAnchorElement) lead(made, element.getAttribute('href') ?? '');
  return made;
}

function lead(link: HTMLAnchorElement, address: string): void {
  // What is before a colon is a scheme, or wants to be taken for one: `\u00a0javascript:` is a path to browsers, not to everyone.
  const [, scheme] = /^([^/?#]*:)/.exec(address.trim()) ?? [];
  if (!address || (scheme && !schemes.includes(scheme.toLowerCase()))) return;
  link.href = address;
  if (schemes.includes(link.protocol)) link.rel = 'nofollow ugc noopener noreferrer';
  else link.removeAttribute('href');
}
