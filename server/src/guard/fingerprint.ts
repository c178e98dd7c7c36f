import { createHash } from 'node:crypto';

/** A hash that is the same for the same content, whatever the order of its properties. */
export function fingerprint(content: object): string {
  return createHash('sha256').update(JSON.stringify(content, sorted)).digest('base64url');
}

function sorted(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
