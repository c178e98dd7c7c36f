import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import { issueChallenge } from '../guard/proof.ts';
import { refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import { version } from '../version.ts';
import { cacheable } from './cacheable.ts';
import { addCommentRoutes } from './comment-routes.ts';
import { addFragmentRoutes } from './fragment-routes.ts';
import { addLinkRoutes } from './link-routes.ts';
import { addModerationLinkRoutes } from './moderation-link-routes.ts';
import { addOutboxRoutes } from './outbox-routes.ts';
import { addOverviewRoutes } from './overview-routes.ts';
import { addOwnCommentRoutes } from './own-comment-routes.ts';
import { answerProblem, invalidFields, ProblemError } from './problem.ts';
import { addReactionRoutes } from './reaction-routes.ts';
import { addReplyLinkRoutes } from './reply-link-routes.ts';
import { Challenge, json, Status } from './schemas.ts';
import { addSubscriptionRoutes } from './subscription-routes.ts';
import type { ApiEnvironment } from './visit.ts';

/** Largest body in bytes: the longest comment, every character of it escaped, and its proof. */
const largestBody = 100_000;

const challenge = createRoute({
  method: 'get',
  path: '/v1/challenge',
  responses: { 200: json(Challenge, 'A proof of work to be solved, once') },
});

const status = createRoute({ method: 'get', path: '/v1/status', responses: { 200: json(Status, 'How the server is set up') } });

/** The server's routes over a runtime. What it logs of a request is the route's pattern, never the address: that may hold a token. */
export function createApp(runtime: Runtime, log: Logger): OpenAPIHono<ApiEnvironment> {
  const { settings, storage, signer, now } = runtime;
  const app = new OpenAPIHono<ApiEnvironment>({
    defaultHook(result) {
      // What was checked is there, though the library's type does not say so.
      if (!result.success) throw new ProblemError(invalidFields(result.error, 'data' in result ? result.data : undefined));
    },
  });

  app.use(async (c, next) => {
    const start = performance.now();
    c.header('Afterword-Version', version);
    c.header('X-Content-Type-Options', 'nosniff');
    await next();
    log.info({ method: c.req.method, route: routePath(c, -1), status: c.res.status, ms: Math.round(performance.now() - start) });
  });
  app.get('/v1/*', cacheable(storage));
  app.use(
    '/v1/*',
    cors({
      // Any origin, for reads and writes alike: one cache serves all, no cookies are taken, and who may write is checked, not hidden.
      origin: '*',
      allowMethods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
      allowHeaders: ['Content-Type', 'Idempotency-Key', 'Authorization', 'If-None-Match'],
      exposeHeaders: ['ETag', 'Retry-After', 'Afterword-Version'],
      maxAge: 86_400,
    }),
  );
  app.use(
    bodyLimit({
      maxSize: largestBody,
      onError() {
        throw new ProblemError(refused('too-large'));
      },
    }),
  );

  app.openapi(challenge, async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json(await issueChallenge(signer, now()), 200);
  });
  app.openapi(status, (c) =>
    c.json({ version, mail: settings.smtp ? ('smtp' as const) : ('outbox' as const), moderation: settings.moderation }, 200),
  );
  addCommentRoutes(app, runtime);
  addFragmentRoutes(app, runtime);
  addOwnCommentRoutes(app, runtime);
  addReactionRoutes(app, runtime);
  addOverviewRoutes(app, runtime);
  addLinkRoutes(app, runtime);
  addReplyLinkRoutes(app, runtime);
  addModerationLinkRoutes(app, runtime);
  addSubscriptionRoutes(app, runtime);
  if (!settings.smtp) addOutboxRoutes(app, runtime);

  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    await storage.ping();
    return c.json({ status: 'ok' });
  });
  app.get('/v1/openapi.json', (c) => c.json(openApiDocument(app)));

  app.notFound((c) => answerProblem(c, new ProblemError(refused('not-found'))));
  app.onError((error, c) => {
    if (error instanceof ProblemError) return answerProblem(c, error);
    // The library's own refusals: no JSON, or another media type.
    if (error instanceof HTTPException) return answerProblem(c, new ProblemError(refused('invalid'), 400));
    log.error({ route: routePath(c, -1), error: error.stack ?? error.message });
    return answerProblem(c, new ProblemError(refused('unavailable')));
  });
  return app;
}

/** The API's description, made from the schemas that check it. */
export function openApiDocument(app: OpenAPIHono<ApiEnvironment>) {
  return app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Afterword reference server', version } });
}
