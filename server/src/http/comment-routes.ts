import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { listComments } from '../comments/list-comments.ts';
import { locateComment } from '../comments/locate-comment.ts';
import { newerComments } from '../comments/newer-comments.ts';
import { postComment } from '../comments/post-comment.ts';
import type { Runtime } from '../runtime.ts';
import { cacheControl } from './cacheable.ts';
import { date, shown } from './comment-json.ts';
import { answerCommentForm } from './form-comment.ts';
import { isForm } from './form-pass.ts';
import { problems, ProblemError } from './problem.ts';
import { CommentBody, CommentList, IdempotencyHeader, json, ListQuery, PostedComment } from './schemas.ts';
import { visiting, type ApiEnvironment } from './visit.ts';

const list = createRoute({
  method: 'get',
  path: '/v1/comments',
  request: { query: ListQuery },
  responses: { 200: json(CommentList, 'A page of the thread'), ...problems('invalid', 'not-found') },
});

const post = createRoute({
  method: 'post',
  path: '/v1/comments',
  description: 'Also takes the plain form of `/v1/comments.html`: always held, and answered with 303 back to the thread’s page.',
  request: { headers: IdempotencyHeader, body: { ...json(CommentBody, 'What was written'), required: true } },
  responses: {
    201: json(PostedComment, 'Published'),
    202: json(PostedComment, 'Held for a moderator'),
    ...problems('invalid', 'too-large', 'proof-invalid', 'key-reused', 'in-progress', 'too-many', 'duplicate', 'forbidden', 'blocked'),
  },
});

export function addCommentRoutes(app: OpenAPIHono<ApiEnvironment>, runtime: Runtime): void {
  app.openapi(list, async (c) => {
    const { comment, since, cursor = null, parent = null, ...query } = c.req.valid('query');
    const found = await (comment !== undefined
      ? locateComment(runtime, query.thread, comment)
      : since !== undefined
        ? newerComments(runtime, query.thread, Date.parse(since))
        : listComments(runtime, { ...query, cursor, parent }));
    if (found.kind === 'refused') throw new ProblemError(found);
    const { thread, total, comments, next } = found;
    c.header('Cache-Control', cacheControl);
    return c.json({ thread, total, open: true, comments: comments.map(shown), next }, 200);
  });

  app.post(
    '/v1/comments',
    (c, next) => (isForm(c.req.header('Content-Type')) ? answerCommentForm(c, runtime) : next()),
    visiting(runtime.settings),
  );
  app.openapi(post, async (c) => {
    const { proof, ...submission } = c.req.valid('json');
    const posted = await postComment(runtime, submission, proof, c.var.visit);
    if (posted.kind === 'refused') throw new ProblemError(posted);
    const { comment, editToken, editableUntil } = posted;
    c.header('Cache-Control', 'no-store');
    return c.json({ comment: shown(comment), editToken, editableUntil: date(editableUntil) }, comment.state === 'published' ? 201 : 202);
  });
}
