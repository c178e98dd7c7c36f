import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import type { Storage } from '../storage/storage.ts';

/** Marks an answer that is the same for everyone. Shared caches answer most readers; a browser asks whether its copy is still right. */
export const cacheControl = 'public, max-age=0, s-maxage=10, stale-while-revalidate=60';

/** Most that is kept, in bytes. Where it is full all of it goes: what is read often is soon there again. */
const mostKept = 32_000_000;

/** What an answer takes beside its body and its address, in bytes, roughly. */
const aside = 1000;

interface Kept {
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * Answers that are the same for everyone are not sent again to whom has them, and not made again until something is written, by this
 * process or another: the storage's revision tells.
 */
export function cacheable(storage: Pick<Storage, 'revision'>): MiddlewareHandler {
  const kept = new Map<string, Kept>();
  let revisionOfKept = '';
  let bytes = 0;

  function forget(): void {
    kept.clear();
    bytes = 0;
  }

  function keep(address: string, answer: Kept): void {
    bytes += answer.body.byteLength + address.length + aside;
    if (bytes > mostKept) forget();
    kept.set(address, answer);
  }

  return async (c, next) => {
    const revision = await storage.revision();
    if (revision !== revisionOfKept) forget();
    revisionOfKept = revision;
    let answer = kept.get(c.req.url);
    if (!answer) {
      await next();
      if (c.res.headers.get('Cache-Control') !== cacheControl) return;
      answer = await keepable(c.res);
      // While it was made something may have been written that is not in it.
      if (revision === revisionOfKept) keep(c.req.url, answer);
    }
    c.res = isKnown(c, answer) ? notModified(answer) : new Response(answer.body, { headers: answer.headers });
  };
}

async function keepable(answer: Response): Promise<Kept> {
  const body = new Uint8Array(await answer.arrayBuffer());
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  return { etag, headers: { ...Object.fromEntries(answer.headers), etag }, body };
}

/** RFC 9110 §13.1.2: any of several tags, or `*`; a weak one is as good as the strong one. */
function isKnown(c: Context, { etag }: Kept): boolean {
  const known = c.req.header('If-None-Match');
  return known?.split(',').some((each) => [etag, `W/${etag}`, '*'].includes(each.trim())) ?? false;
}

/** With the headers that the answer itself would have, but for those about its body: a cross-origin page may read it only with them. */
function notModified({ headers: { 'content-type': _, ...headers } }: Kept): Response {
  return new Response(null, { status: 304, headers });
}
