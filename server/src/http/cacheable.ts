import type { MiddlewareHandler } from 'hono';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';

/** Headers that belong on a 304 as well: a cross-origin page may read it only with them. */
const retainedHeaders = [...RETAINED_304_HEADERS, 'access-control-allow-origin', 'access-control-expose-headers', 'afterword-version'];

/** An answer that is the same for everyone, and not sent again to whom has it. */
export const cacheable: MiddlewareHandler = etag({ retainedHeaders });

/** Shared caches answer most readers; a browser asks whether its copy is still right. */
export const cacheControl = 'public, max-age=0, s-maxage=10, stale-while-revalidate=60';
