const start = '#aw-comment-';

/** The hash of a link to one comment. */
export function hashOf(id: string): string {
  return start + encodeURIComponent(id);
}

/** The comment that a hash leads to, if it leads to one. */
export function commentIn(hash: string): string | undefined {
  if (!hash.startsWith(start)) return undefined;
  try {
    return decodeURIComponent(hash.slice(start.length)) || undefined;
  } catch {
    return undefined; // URIError: a half percent sign
  }
}
