import DOMPurify from 'dompurify';
import { trustedPolicy } from './policy.js';

/** DOMPurify with our policy: the fallback for browsers without the Sanitizer API (WebKit as of 2.50). */
export function purify(html: string, elements: readonly string[], attributes: readonly string[]): DocumentFragment {
  const policy = trustedPolicy();
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS: ['#text', ...elements],
    ALLOWED_ATTR: [...attributes],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    KEEP_CONTENT: false, // as the Sanitizer API: what is not allowed goes with all that is in it
    RETURN_DOM_FRAGMENT: true,
    ...(policy && { TRUSTED_TYPES_POLICY: policy as never }), // its type wants the DOM's TrustedTypePolicy, of which TypeScript knows nothing
  });
}
