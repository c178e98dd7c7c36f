import { createHmac, timingSafeEqual } from 'node:crypto';

/** One secret or more: the first signs, all are accepted. */
export type Secrets = readonly [string, ...string[]];

/** Signs with the first secret, accepts all: so a secret can be replaced while what the old one signed is still about. */
export interface Signer {
  /** HMAC-SHA-256 of the parts for one purpose, base64url. */
  sign(purpose: string, ...parts: readonly string[]): string;
  /** Whether one of the secrets made that signature. Takes the same time for every wrong one of the right length. */
  verify(signature: string, purpose: string, ...parts: readonly string[]): boolean;
  /** What each of the secrets would sign with, the signing one first: finds what an older secret signed. */
  signatures(purpose: string, ...parts: readonly string[]): Secrets;
  /** Keys for another's algorithm, one from each secret, the signing one first. */
  keys(purpose: string): Secrets;
}

export function createSigner([first, ...others]: Secrets): Signer {
  const hmac = (secret: string, purpose: string, parts: readonly string[]) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([purpose, ...parts]))
      .digest('base64url');
  const signatures = (purpose: string, ...parts: readonly string[]): Secrets => [
    hmac(first, purpose, parts),
    ...others.map((secret) => hmac(secret, purpose, parts)),
  ];
  return {
    sign: (purpose, ...parts) => hmac(first, purpose, parts),
    verify: (signature, purpose, ...parts) => signatures(purpose, ...parts).some((expected) => isSame(expected, signature)),
    signatures,
    keys: (purpose) => signatures('key', purpose),
  };
}

function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
