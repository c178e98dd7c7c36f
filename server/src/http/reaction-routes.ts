import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { preview } from '../comments/preview.ts';
import { vote } from '../comments/vote.ts';
import { reportComment } from '../moderation/report.ts';
import { refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import { BearerHeader, bearerToken } from './bearer.ts';
import { problems, ProblemError } from './problem.ts';
import { CommentId, json, Preview, PreviewBody, ReportBody, Reported, VoteBody, Votes } from './schemas.ts';
import { visiting, type ApiEnvironment } from './visit.ts';

const voting = createRoute({
  method: 'post',
  path: '/v1/comments/{id}/votes',
  description: 'The bearer’s token is the visitor: 128 random bits, as 22 characters of base64url or 32 of hex.',
  request: { params: CommentId, headers: BearerHeader, body: { ...json(VoteBody, '1 votes, 0 takes it back'), required: true } },
  responses: { 200: json(Votes, 'How many it has now'), ...problems('invalid', 'forbidden', 'not-found', 'too-many') },
});

const reporting = createRoute({
  method: 'post',
  path: '/v1/comments/{id}/reports',
  request: { params: CommentId, body: { ...json(ReportBody, 'What is wrong with it'), required: true } },
  responses: { 202: json(Reported, 'The moderators are told'), ...problems('invalid', 'forbidden', 'not-found', 'too-many') },
});

const previewing = createRoute({
  method: 'post',
  path: '/v1/preview',
  request: { body: { ...json(PreviewBody, 'What may be posted'), required: true } },
  responses: { 200: json(Preview, 'What it would show'), ...problems('invalid', 'too-large', 'forbidden', 'too-many') },
});

/** A visitor's token: 128 bits or more, in the letters of base64url, hex or a UUID. */
const visitorToken = /^[\w-]{22,64}$/;

export function addReactionRoutes(app: OpenAPIHono<ApiEnvironment>, runtime: Runtime): void {
  app.on('POST', ['/v1/comments/:id/votes', '/v1/comments/:id/reports', '/v1/preview'], visiting(runtime.settings));

  app.openapi(voting, async (c) => {
    const visitor = bearerToken(c.req.valid('header'));
    if (visitor === null || !visitorToken.test(visitor)) throw new ProblemError(refused('forbidden'));
    const { address } = c.var.visit;
    const outcome = await vote(runtime, c.req.valid('param').id, c.req.valid('json').value, { visitor, address });
    if (outcome.kind === 'refused') throw new ProblemError(outcome);
    c.header('Cache-Control', 'no-store');
    return c.json({ votes: outcome.votes }, 200);
  });

  app.openapi(reporting, async (c) => {
    const outcome = await reportComment(runtime, c.req.valid('param').id, c.req.valid('json'), c.var.visit.address);
    if (outcome.kind === 'refused') throw new ProblemError(outcome);
    c.header('Cache-Control', 'no-store');
    return c.json({ status: 'reported' as const }, 202);
  });

  app.openapi(previewing, async (c) => {
    const outcome = await preview(runtime, c.req.valid('json').body, c.var.visit.address);
    if (outcome.kind === 'refused') throw new ProblemError(outcome);
    c.header('Cache-Control', 'no-store');
    return c.json({ html: outcome.html }, 200);
  });
}
