import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Runtime } from '../runtime.ts';
import { signUp } from '../subscriptions/sign-up.ts';
import { isForm } from './form-pass.ts';
import { answerForm } from './form-sign-up.ts';
import { problems, ProblemError } from './problem.ts';
import { Accepted, IdempotencyHeader, json, SubscriptionBody } from './schemas.ts';
import { visiting, type ApiEnvironment } from './visit.ts';

const subscribe = createRoute({
  method: 'post',
  path: '/v1/subscriptions',
  description: 'Also takes a plain form without a proof, and answers it with a page whose button sends the mail.',
  request: { headers: IdempotencyHeader, body: { ...json(SubscriptionBody, 'Who wants which list'), required: true } },
  responses: {
    202: json(Accepted, 'A mail is on its way, whether or not the address is known'),
    ...problems('invalid', 'too-large', 'proof-invalid', 'key-reused', 'in-progress', 'too-many', 'forbidden', 'blocked'),
  },
});

export function addSubscriptionRoutes(app: OpenAPIHono<ApiEnvironment>, runtime: Runtime): void {
  app.post(
    '/v1/subscriptions',
    (c, next) => (isForm(c.req.header('Content-Type')) ? answerForm(c, runtime) : next()),
    visiting(runtime.settings),
  );
  app.openapi(subscribe, async (c) => {
    const { proof, trap, list: lists, ...request } = c.req.valid('json');
    const outcome = trap ? undefined : await signUp(runtime, { ...request, lists }, proof, c.var.visit);
    if (outcome?.kind === 'refused') throw new ProblemError(outcome);
    c.header('Cache-Control', 'no-store');
    return c.json({ status: 'confirm' as const }, 202);
  });
}
