import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { listComments } from '../comments/list-comments.ts';
import type { Runtime } from '../runtime.ts';
import { speak } from '../wording/speak.ts';
import { cacheControl } from './cacheable.ts';
import { fragment } from './fragment.ts';
import { problems, ProblemError } from './problem.ts';
import { FragmentQuery, Markup } from './schemas.ts';
import type { ApiEnvironment } from './visit.ts';

const path = '/v1/comments.html';

const route = createRoute({
  method: 'get',
  path,
  description: 'For includes, and for readers without JavaScript: nested, with a form on the first page.',
  request: { query: FragmentQuery },
  responses: {
    200: { description: 'A page of the thread, as HTML', content: { 'text/html': { schema: Markup } } },
    ...problems('invalid', 'not-found'),
  },
});

export function addFragmentRoutes(app: OpenAPIHono<ApiEnvironment>, runtime: Runtime): void {
  app.openapi(route, async (c) => {
    const { cursor = null, parent = null, locale, ...query } = c.req.valid('query');
    const found = await listComments(runtime, { ...query, cursor, parent });
    if (found.kind === 'refused') throw new ProblemError(found);
    const addressOf = (more: Readonly<Record<string, string>>) => {
      const asked = { thread: found.thread, sort: query.sort, limit: `${query.limit}`, locale, ...more };
      return `${runtime.url}${path}?${new URLSearchParams(asked).toString()}`;
    };
    const links = {
      action: `${runtime.url}/v1/comments`,
      next: (next: string) => addressOf({ ...(parent !== null && { parent }), cursor: next }),
      below: (comment: string) => addressOf({ parent: comment }),
    };
    const isFirst = cursor === null && parent === null;
    c.header('Cache-Control', cacheControl);
    // Opened by itself it is a page of ours: it runs and loads nothing.
    c.header('Content-Security-Policy', "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    return c.html(await fragment(speak([locale]), found, links, isFirst), 200);
  });
}
