import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { deleteComment, editComment } from '../comments/edit-comment.ts';
import { ownComment, type OwnComment as Own } from '../comments/own-comment.ts';
import type { Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import { BearerHeader, bearerToken } from './bearer.ts';
import { told } from './comment-json.ts';
import { problems, ProblemError } from './problem.ts';
import { CommentId, EditBody, json, OwnComment } from './schemas.ts';
import { visiting, type ApiEnvironment } from './visit.ts';

const path = '/v1/comments/{id}';

const own = createRoute({
  method: 'get',
  path,
  request: { params: CommentId, headers: BearerHeader },
  responses: { 200: json(OwnComment, 'What became of it'), ...problems('forbidden', 'not-found') },
});

const edit = createRoute({
  method: 'patch',
  path,
  request: { params: CommentId, headers: BearerHeader, body: { ...json(EditBody, 'Its new words'), required: true } },
  responses: {
    200: json(OwnComment, 'It has them; where they wait for a moderator, it is held'),
    ...problems('invalid', 'too-large', 'forbidden', 'edit-window-over', 'not-found', 'too-many'),
  },
});

const remove = createRoute({
  method: 'delete',
  path,
  request: { params: CommentId, headers: BearerHeader },
  responses: { 200: json(OwnComment, 'It is gone'), ...problems('forbidden', 'edit-window-over', 'not-found', 'too-many') },
});

/** What an author may do with a comment, shown by its edit token. */
export function addOwnCommentRoutes(app: OpenAPIHono<ApiEnvironment>, runtime: Runtime): void {
  app.on(['PATCH', 'DELETE'], '/v1/comments/:id', visiting(runtime.settings));

  app.openapi(own, async (c) => {
    const found = await ownComment(runtime, runtime.storage, c.req.valid('param').id, bearerToken(c.req.valid('header')));
    c.header('Cache-Control', 'no-store');
    return c.json(told(done(found)), 200);
  });

  app.openapi(edit, async (c) => {
    const authorship = { id: c.req.valid('param').id, token: bearerToken(c.req.valid('header')), address: c.var.visit.address };
    const edited = await editComment(runtime, authorship, c.req.valid('json').body);
    c.header('Cache-Control', 'no-store');
    return c.json(told(done(edited)), 200);
  });

  app.openapi(remove, async (c) => {
    const authorship = { id: c.req.valid('param').id, token: bearerToken(c.req.valid('header')), address: c.var.visit.address };
    const removed = await deleteComment(runtime, authorship);
    c.header('Cache-Control', 'no-store');
    return c.json(told(done(removed)), 200);
  });
}

function done(outcome: Own | Refused): Own {
  if (outcome.kind === 'refused') throw new ProblemError(outcome);
  return outcome;
}
