import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import type { CommentWithReplies } from '../comments/comment.ts';
import { listComments } from '../comments/list-comments.ts';
import { ownComment } from '../comments/own-comment.ts';
import { postComment } from '../comments/post-comment.ts';
import type { Runtime } from '../runtime.ts';
import { problems, ProblemError } from './problem.ts';
import { CommentBody, CommentList, IdempotencyHeader, json, ListQuery, OwnComment, PostedComment, type Comment } from './schemas.ts';
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
  request: { headers: IdempotencyHeader, body: { ...json(CommentBody, 'What was written'), required: true } },
  responses: {
    201: json(PostedComment, 'Published'),
    202: json(PostedComment, 'Held for a moderator'),
    ...problems('invalid', 'too-large', 'proof-invalid', 'key-reused', 'in-progress', 'too-many', 'forbidden', 'blocked'),
  },
});

const own = createRoute({
  method: 'get',
  path: '/v1/comments/{id}',
  request: {
    params: z.object({ id: z.string() }),
    headers: z.object({ authorization: z.string().optional().openapi({ example: 'Bearer …' }) }),
  },
  responses: { 200: json(OwnComment, 'What became of it'), ...problems('forbidden', 'not-found') },
});

/** Headers that belong on a 304 as well: a cross-origin page may read it only with them. */
const retainedHeaders = [...RETAINED_304_HEADERS, 'access-control-allow-origin', 'access-control-expose-headers', 'afterword-version'];

export function addCommentRoutes(app: OpenAPIHono<ApiEnvironment>, runtime: Runtime): void {
  app.get('/v1/comments', etag({ retainedHeaders }));
  app.openapi(list, async (c) => {
    const { cursor = null, parent = null, ...query } = c.req.valid('query');
    const found = await listComments(runtime, { ...query, cursor, parent });
    if (found.kind === 'refused') throw new ProblemError(found);
    const { thread, total, comments, next } = found;
    // Shared caches answer most readers; a browser asks whether its copy is still right.
    c.header('Cache-Control', 'public, max-age=0, s-maxage=10, stale-while-revalidate=60');
    return c.json({ thread, total, open: true, comments: comments.map(shown), next }, 200);
  });

  app.post('/v1/comments', visiting(runtime.settings));
  app.openapi(post, async (c) => {
    const { proof, ...submission } = c.req.valid('json');
    const posted = await postComment(runtime, submission, proof, c.var.visit);
    if (posted.kind === 'refused') throw new ProblemError(posted);
    const { comment, editToken, editableUntil } = posted;
    c.header('Cache-Control', 'no-store');
    return c.json({ comment: shown(comment), editToken, editableUntil: date(editableUntil) }, comment.state === 'published' ? 201 : 202);
  });

  app.openapi(own, async (c) => {
    const token = /^Bearer (\S+)$/i.exec(c.req.valid('header').authorization ?? '')?.[1] ?? null;
    const found = await ownComment(runtime, c.req.valid('param').id, token);
    if (found.kind === 'refused') throw new ProblemError(found);
    const { comment, editableUntil } = found;
    c.header('Cache-Control', 'no-store');
    return c.json({ comment: shown(comment), state: comment.state, reason: comment.reason, editableUntil: date(editableUntil) }, 200);
  });
}

/** A comment as the world may see it: no email, no address, ever. A refused one is told apart by the state beside it. */
function shown({ id, parent, replies, name, url, html, createdAt, votes, state }: CommentWithReplies): z.infer<typeof Comment> {
  return {
    id,
    parent,
    replies,
    author: { name, url, avatar: null, badge: null },
    html,
    createdAt: date(createdAt),
    editedAt: null,
    votes,
    pinned: false,
    state: state === 'published' ? 'published' : 'held',
  };
}

/** ISO 8601, UTC. */
function date(time: number): string {
  return new Date(time).toISOString();
}
