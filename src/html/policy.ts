/** The part of Trusted Types that is used here; TypeScript's DOM library has none of it. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(input: string): string; createScriptURL(input: string): string }): TrustedPolicy;
}

interface TrustedPolicy {
  createHTML(input: string): string;
  createScriptURL(input: string): string;
}

let policy: TrustedPolicy | undefined;

/**
 * The policy `afterword` (Trusted Types), under which a strict page lets a string become HTML: only one that the sanitizer has in hand.
 * `undefined` where the browser has no Trusted Types, and where a page without `'allow-duplicates'` has given the name to another copy.
 */
export function trustedPolicy(): TrustedPolicy | undefined {
  if (policy) return policy;
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  try {
    policy = trustedTypes?.createPolicy('afterword', {
      createHTML: (input) => input,
      createScriptURL: () => {
        throw new TypeError('Afterword makes no script addresses.');
      },
    });
  } catch {
    // TypeError: the page does not allow the name, or a second policy of that name.
  }
  return policy;
}
