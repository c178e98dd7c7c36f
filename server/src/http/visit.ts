import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { siteOfOrigin } from '../comments/sites.ts';
import type { Visit } from '../guard/admission.ts';
import { refused } from '../refusal.ts';
import type { Settings } from '../settings.ts';
import { ProblemError } from './problem.ts';

/** What the API's middleware leaves for its handlers. */
export interface ApiEnvironment {
  Variables: { visit: Visit };
}

/**
 * Who sends a write to the API.
 *
 * @throws {ProblemError} `forbidden` for a page of a site that is not ours
 */
export function visitOf(c: Context, { sites, trustProxy }: Settings): Visit {
  const origin = c.req.header('Origin');
  const site = origin === undefined ? null : siteOfOrigin(sites, origin);
  if (origin !== undefined && site === null) throw new ProblemError(refused('forbidden'));
  return { site, address: addressOf(c, trustProxy), idempotencyKey: c.req.header('Idempotency-Key') ?? null };
}

/**
 * Lets only our sites write, one attempt under each key at a time. The second one is told to come back (409) instead of waiting for
 * the database; that nothing is stored twice is the database's doing, also where another replica has the first attempt.
 */
export function visiting(settings: Settings): MiddlewareHandler<ApiEnvironment> {
  const underWay = new Set<string>();
  return async (c, next) => {
    const visit = visitOf(c, settings);
    c.set('visit', visit);
    if (visit.idempotencyKey === null) return next();
    const attempt = `${visit.site} ${c.req.path} ${visit.idempotencyKey}`;
    if (underWay.has(attempt)) throw new ProblemError(refused('in-progress', { retryAfterMs: 1000 }));
    underWay.add(attempt);
    try {
      await next();
    } finally {
      underWay.delete(attempt);
    }
  };
}

/** The visitor's address: of the connection, or what the proxies that are believed say of it. */
export function addressOf(c: Context, trustProxy: number): string {
  const connection = plain(getConnInfo(c).remote.address ?? '');
  // Each proxy adds at the end whom it heard; what stands before those that we believe, anyone can write.
  const hops = [...(c.req.header('X-Forwarded-For')?.split(',') ?? []), connection].map(plain);
  const address = hops.at(-1 - trustProxy) ?? hops[0] ?? connection;
  return isIP(address) ? address : connection;
}

/** IPv4 as it is, where a socket for both kinds spells it as IPv6. */
function plain(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '');
}
