/** 128 random bits as text, for keys and ids. `crypto.randomUUID` is missing on plain `http:` pages, `getRandomValues` is not. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
