import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { Status } from '../src/http/schemas.ts';
import { linkIn, post, problem, signUp, startServer, thread } from './harness.ts';

describe('every answer', () => {
  it('names the server’s version, which pages of other origins may read', async (t) => {
    const server = await startServer(t);
    for (const path of ['/v1/status', '/v1/nothing', '/v1/comments']) {
      const { headers } = await server.send('GET', path);
      assert.match(headers.get('Afterword-Version') ?? '', /^\d+\.\d+\.\d+/, path);
      assert.equal(headers.get('Access-Control-Expose-Headers'), 'ETag,Retry-After,Afterword-Version');
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
    }
  });

  it('is a problem where there is nothing', async (t) => {
    const server = await startServer(t);
    problem(await server.send('GET', '/v1/nothing'), 404, 'not-found');
    problem(await server.send('DELETE', '/v1/comments'), 404, 'not-found');
  });

  it('is a problem where the database fails, and the log has the reason', async (t) => {
    const server = await startServer(t);
    await server.storage.close();
    problem(await server.send('GET', `/v1/comments?thread=${thread}`), 503, 'unavailable');
    problem(await server.send('GET', '/readyz'), 503, 'unavailable');
    assert.equal((await server.send('GET', '/healthz')).status, 200);
    assert.match(server.log.text, /"level":50.*"route":"\/readyz"/);
  });

  it('to a browser’s question before a write allows what the widgets send', async (t) => {
    const server = await startServer(t);
    const { status, headers } = await server.send('OPTIONS', '/v1/comments', undefined, {
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type,idempotency-key',
    });
    assert.equal(status, 204);
    assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal(headers.get('Access-Control-Allow-Credentials'), null);
    for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) {
      assert.ok(headers.get('Access-Control-Allow-Methods')?.split(',').includes(method), method);
    }
    for (const name of ['Content-Type', 'Idempotency-Key', 'Authorization']) {
      assert.ok(headers.get('Access-Control-Allow-Headers')?.split(',').includes(name), name);
    }
  });
});

describe('the routes about the server itself', () => {
  it('say how it is set up', async (t) => {
    const server = await startServer(t, { AFTERWORD_MODERATION: 'all' });
    const { mail, moderation } = Status.parse((await server.send('GET', '/v1/status')).body);
    assert.deepEqual([mail, moderation], ['outbox', 'all']);
    for (const path of ['/healthz', '/readyz']) assert.equal((await server.send('GET', path)).status, 200);
  });

  it('describe the API, down to the fields', async (t) => {
    const server = await startServer(t);
    const document = z
      .object({
        openapi: z.string(),
        paths: z.record(z.string(), z.unknown()),
        components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
      })
      .parse((await server.send('GET', '/v1/openapi.json')).body);
    assert.deepEqual(Object.keys(document.paths).sort(), [
      '/v1/challenge',
      '/v1/comments',
      '/v1/comments.html',
      '/v1/comments/{id}',
      '/v1/comments/{id}/reports',
      '/v1/comments/{id}/votes',
      '/v1/counts',
      '/v1/feed',
      '/v1/latest',
      '/v1/preview',
      '/v1/status',
      '/v1/subscriptions',
    ]);
    const { required } = z.object({ required: z.array(z.string()) }).parse(document.components.schemas.CommentBody);
    assert.deepEqual(required, ['thread', 'body']);
    assert.match(JSON.stringify(document.components.schemas.CommentBody), /"maxLength":10000/);
  });
});

describe('the log', () => {
  it('has no address, no text, no token, whatever happens', async (t) => {
    const server = await startServer(t);
    const posted = await post(server, { email: 'ada@private.example', body: 'a private word' });
    await server.send('GET', `/v1/comments/${posted.comment.id}`, undefined, { Authorization: `Bearer ${posted.editToken}` });
    const mail = await signUp(server, { email: 'ada@private.example' });
    const link = linkIn(mail.text, 'confirm');
    await server.send('GET', link);
    await server.send('POST', link);
    await server.send('GET', '/outbox');
    await server.send('GET', `/ada@private.example?token=${posted.editToken}`);
    await server.send('POST', '/v1/subscriptions', { email: 'ada@private.example', list: 'no such list!' });
    await server.storage.close();
    await server.send('GET', link);

    const lines = server.log.text.trim().split('\n');
    assert.ok(lines.length >= 10);
    assert.match(server.log.text, /"route":"\/v1\/subscriptions\/confirm","status":200/);
    const token = link.split('token=')[1] ?? '';
    for (const secret of ['private', 'token=', token, posted.editToken, '127.0.0.1', 'the secret of the tests']) {
      assert.ok(!server.log.text.includes(secret), secret);
    }
  });
});

describe('the outbox', () => {
  it('shows each mail as text with links that can be pressed, and as HTML in a box of its own', async (t) => {
    const server = await startServer(t);
    assert.match((await server.send('GET', '/outbox')).text, /No mail yet/);
    const mail = await signUp(server);
    const index = await server.send('GET', '/outbox');
    assert.ok(index.text.includes(`href="/outbox/${mail.id}"`) && index.text.includes('Please confirm: Weekly letters'));
    const page = await server.send('GET', `/outbox/${mail.id}`);
    assert.ok(page.text.includes(`<a href="${linkIn(mail.text, 'confirm')}">`));
    assert.ok(page.text.includes(`<iframe src="/outbox/${mail.id}/html"`));
    assert.match(page.headers.get('Content-Security-Policy') ?? '', /^default-src 'none'/);
    const inner = await server.send('GET', `/outbox/${mail.id}/html`);
    assert.match(inner.headers.get('Content-Security-Policy') ?? '', /^sandbox [a-z-]+; default-src 'none'/);
    assert.ok(inner.text.includes(linkIn(mail.text, 'confirm')));
    problem(await server.send('GET', '/outbox/none'), 404, 'not-found');
  });

  it('may be read by no page of another origin, in no frame, and runs nothing', async (t) => {
    const server = await startServer(t);
    const { headers } = await server.send('GET', '/outbox');
    assert.equal(headers.get('Access-Control-Allow-Origin'), null);
    const policy = headers.get('Content-Security-Policy') ?? '';
    assert.match(policy, /frame-ancestors 'none'/);
    assert.ok(!policy.includes('unsafe') && !policy.includes('script-src'));
  });

  it('is not there on a server that sends its mails', async (t) => {
    const server = await startServer(t, { AFTERWORD_SMTP: 'smtp://127.0.0.1:9', AFTERWORD_MAIL_FROM: 'letters@magazine.example' });
    problem(await server.send('GET', '/outbox'), 404, 'not-found');
  });
});
