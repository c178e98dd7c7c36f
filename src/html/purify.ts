import DOMPurify from 'dompurify';
import { trustedPolicy } from './policy.js';

/** DOMPurify with our policy: the fallback for browsers without the Sanitizer API (WebKit as of 2.50). */
export function purify(html: string, elements: readonly string[], attributes: readonly string[]): DocumentFragment {
  const policy = trustedPolicy();
  return DOMPurify.sanitize(parse(policy?.createHTML(html) ?? html), {
    ALLOWED_TAGS: ['#text', ...elements],
    ALLOWED_ATTR: [...attributes],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    KEEP_CONTENT: false, // as the Sanitizer API: what is not allowed goes with all that is in it
    RETURN_DOM_FRAGMENT: true,
    ...(policy && { TRUSTED_TYPES_POLICY: policy as never }), // its type wants the DOM's TrustedTypePolicy, of which TypeScript knows nothing
  });
}

/** As `setHTML` reads it, a part of a page; DOMPurify would read a whole one, with a head, or a `<frameset>` in place of its body. */
function parse(html: string): Element {
  // A document without a window: nothing in it is run, asked for, or made a custom element.
  const root = document.implementation.createHTMLDocument('').createElement('div');
  root.innerHTML = html;
  // DOMPurify takes what `is` names for made, and the element away with it.
  for (const element of root.querySelectorAll('[is]')) element.removeAttribute('is');
  return root;
}
