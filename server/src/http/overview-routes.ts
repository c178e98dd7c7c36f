import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { countThreads, latestComments, threadFeed } from '../comments/latest-comments.ts';
import { addressOfComment } from '../comments/place.ts';
import type { Runtime } from '../runtime.ts';
import { cacheControl } from './cacheable.ts';
import { shown } from './comment-json.ts';
import { atomFeed } from './feed.ts';
import { problems, ProblemError } from './problem.ts';
import { Counts, CountsQuery, FeedQuery, json, Latest, LatestQuery, Markup } from './schemas.ts';
import type { ApiEnvironment } from './visit.ts';

const counting = createRoute({
  method: 'get',
  path: '/v1/counts',
  request: { query: CountsQuery },
  responses: { 200: json(Counts, 'Published comments of each thread'), ...problems('invalid') },
});

const latest = createRoute({
  method: 'get',
  path: '/v1/latest',
  request: { query: LatestQuery },
  responses: { 200: json(Latest, 'The newest published comments'), ...problems('invalid') },
});

const feed = createRoute({
  method: 'get',
  path: '/v1/feed',
  request: { query: FeedQuery },
  responses: {
    200: { description: 'The newest comments of a thread (Atom, RFC 4287)', content: { 'application/atom+xml': { schema: Markup } } },
    ...problems('invalid'),
  },
});

/** What is told of many comments at once, to anyone. */
export function addOverviewRoutes(app: OpenAPIHono<ApiEnvironment>, runtime: Runtime): void {
  app.openapi(counting, async (c) => {
    const counts = await countThreads(runtime, c.req.valid('query').thread);
    c.header('Cache-Control', cacheControl);
    return c.json({ counts: Object.fromEntries(counts) }, 200);
  });

  app.openapi(latest, async (c) => {
    const { site = null, limit } = c.req.valid('query');
    const found = await latestComments(runtime, site, limit);
    if (found.kind === 'refused') throw new ProblemError(found);
    const comments = found.latest.map(({ comment, threadTitle }) => ({
      comment: shown(comment),
      thread: comment.thread,
      threadTitle,
      url: addressOfComment(runtime.settings, comment),
    }));
    c.header('Cache-Control', cacheControl);
    return c.json({ comments }, 200);
  });

  app.openapi(feed, async (c) => {
    const found = await threadFeed(runtime, c.req.valid('query').thread);
    if (found.kind === 'refused') throw new ProblemError(found);
    c.header('Cache-Control', cacheControl);
    return c.body(atomFeed(runtime, found), 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' });
  });
}
