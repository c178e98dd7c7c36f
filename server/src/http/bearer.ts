import { z } from '@hono/zod-openapi';

/** The header of a request that shows by a token what it may do. */
export const BearerHeader = z.object({ authorization: z.string().optional().openapi({ example: 'Bearer …' }) });

/** The token in it (RFC 6750 §2.1), or `null` where there is none. */
export function bearerToken({ authorization }: z.infer<typeof BearerHeader>): string | null {
  return /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? null;
}
