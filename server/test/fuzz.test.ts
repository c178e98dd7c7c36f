import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { post, startServer, thread, type Answer } from './harness.ts';

/** The part of JSON Schema that the document uses. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Texts that trouble servers, among any others. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    thread,
    '',
    ' ',
    '__proto__',
    '../../etc/passwd',
    "'; drop table comments; --",
    '\u0000',
    '\ud800',
    '💥'.repeat(50),
    'x'.repeat(11_000),
  ),
  fc.constantFrom('[('.repeat(5000), '>'.repeat(10_000), '* '.repeat(5000), '`'.repeat(9999), '![<https://a.example/'.repeat(400)),
  fc.constantFrom('01a20ca9-e52a-78b4-abda-3ae3b4b40138', 'ada@example.org', '1', '0', '-1', '1e400', 'en', 'true'),
);

const anything = fc.oneof(text, fc.jsonValue(), fc.constant(undefined));

/** What a schema asks for, mostly; what it does not, now and then. */
function arbitrary(schema: Schema, known: Description['components']['schemas']): fc.Arbitrary<unknown> {
  if (schema.$ref) return arbitrary(known[schema.$ref.split('/').at(-1) ?? ''] ?? {}, known);
  const { properties } = schema;
  if (properties) {
    const parts = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, arbitrary(part, known)]));
    return fc.oneof({ weight: 9, arbitrary: fc.record(parts, { requiredKeys: [] }) }, { weight: 1, arbitrary: anything });
  }
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => arbitrary(each, known)), anything);
  if (schema.enum) return fc.oneof(fc.constantFrom(...schema.enum), anything);
  if ('const' in schema) return fc.oneof(fc.constant(schema.const), anything);
  if (schema.items) return fc.oneof(fc.array(arbitrary(schema.items, known), { maxLength: 5 }), anything);
  const types = [schema.type ?? []].flat();
  if (types.includes('integer') || types.includes('number')) return fc.oneof(fc.integer(), fc.double(), anything);
  if (types.includes('boolean')) return fc.oneof(fc.boolean(), anything);
  return fc.oneof({ weight: 3, arbitrary: text }, { weight: 1, arbitrary: anything });
}

/** Bytes of a body: JSON, JSON cut short, with bytes that are no UTF-8, or none at all. */
const bodyOf = (value: fc.Arbitrary<unknown>) =>
  value.chain((each) => {
    const bytes = Buffer.from(JSON.stringify(each) ?? '');
    return fc.oneof(
      { weight: 6, arbitrary: fc.constant(bytes) },
      { weight: 1, arbitrary: fc.nat(bytes.length).map((end) => bytes.subarray(0, end)) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 20 }).map((junk) => Buffer.concat([bytes, junk])) },
      { weight: 1, arbitrary: fc.constant(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0xc3, 0x28, 0x22, 0x7d])) },
    );
  });

const types = fc.constantFrom(
  'application/json',
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data; boundary=x',
  '',
);

/** A value as an address can hold it. Never `String()`: JSON may name a member `toString`. */
const asText = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** A header's value that a client can send. */
const header = fc.oneof(
  fc.constant(''),
  fc.constant('Bearer AAAAAAAAAAAAAAAAAAAAAA'),
  fc.string({ maxLength: 20 }).map((given) => given.replace(/[^\x21-\x7e]/g, '_')),
);

/** Never our fault, and where it is the client's, said as a problem, or as a page to whom sent a form. */
function wellBehaved(answer: Answer, what: string) {
  assert.ok(answer.status < 500, `${answer.status} ${what}\n${answer.text}`);
  assert.doesNotMatch(answer.text, /\bat \S.*:\d+:\d+|node:internal|\.ts:\d+/, what);
  if (answer.status < 400 || answer.headers.get('Content-Type')?.startsWith('text/html')) return;
  assert.equal(answer.headers.get('Content-Type'), 'application/problem+json', `${answer.status} ${what}`);
  const { code, status } = z.object({ code: z.string(), status: z.int() }).parse(answer.body);
  assert.ok(code !== '' && status === answer.status, what);
}

describe('whatever is sent to a route', () => {
  it('is never answered with a fault of ours', async (t) => {
    const server = await startServer(t);
    const { comment } = await post(server);
    // What the server says of itself.
    const description = (await server.send('GET', '/v1/openapi.json')).body as Description;
    const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
    );
    assert.ok(operations.length >= 15);
    for (const { path, method, operation } of operations) {
      const schema = operation.requestBody?.content['application/json'].schema;
      const inQuery = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
      const query = fc.record(
        Object.fromEntries(inQuery.map(({ name, schema: part }) => [name, arbitrary(part, description.components.schemas)])),
        {
          requiredKeys: [],
        },
      );
      const id = fc.oneof(
        fc.constant(comment.id),
        text.map((each) => encodeURIComponent(each.toWellFormed().slice(0, 500))),
        fc.constant('%E0%A4%A'),
      );
      const body = schema ? bodyOf(arbitrary(schema, description.components.schemas)) : fc.constant(undefined);
      const property = fc.asyncProperty(id, query, body, types, header, header, async (given, asked, sent, type, authorization, key) => {
        const search = new URLSearchParams(
          Object.entries(asked).map(([name, value]): [string, string] => [name, asText(value).slice(0, 300)]),
        );
        const address = `${path.replace('{id}', given || 'none')}?${search.toString()}`;
        server.clock.now += 1;
        const headers = { 'Content-Type': type, Authorization: authorization, 'Idempotency-Key': key };
        const answer = await server.send(method, address, sent, headers);
        wellBehaved(answer, `${method} ${address} ${sent?.toString('latin1').slice(0, 300)}`);
      });
      await fc.assert(property, { numRuns: schema ? 40 : 15 });
    }
  });

  it('is answered with a page where a mailed link leads, whatever is in it', async (t) => {
    const server = await startServer(t);
    const paths = fc.constantFrom(
      ...['subscriptions/confirm', 'subscriptions/unsubscribe', 'replies/confirm', 'replies/unsubscribe', 'replies/leave'],
      ...['moderation/approve', 'moderation/bin'],
    );
    const property = fc.asyncProperty(
      paths,
      fc.constantFrom('GET', 'POST'),
      text,
      bodyOf(anything),
      types,
      async (path, method, token, sent, type) => {
        const address = `/v1/${path}?${new URLSearchParams({ token: token.slice(0, 300) }).toString()}`;
        const answer = await server.send(method, address, method === 'POST' ? sent : undefined, { 'Content-Type': type });
        wellBehaved(answer, `${method} ${address}`);
        assert.ok(answer.status >= 400);
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  it('may end in the middle of its body', async (t) => {
    const server = await startServer(t);
    const { port } = new URL(server.address);
    for (const path of ['/v1/comments', '/v1/subscriptions', '/v1/preview']) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.end(
        `POST ${path} HTTP/1.1\r\nHost: x\r\nOrigin: https://magazine.example\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"thread":`,
      );
      socket.resume();
      await new Promise((resolve) => socket.once('close', resolve));
    }
    assert.equal((await server.send('GET', '/readyz')).status, 200);
    assert.doesNotMatch(server.log.text, /"level":(50|60)/);
  });

  it('may come with a clock that jumps', async (t) => {
    const server = await startServer(t, { AFTERWORD_LIMITS: 'comments=100/10m' });
    const start = server.clock.now;
    const ids = new Set<string>();
    for (const jump of [0, -86_400_000, 3_600_000, -1, 0]) {
      server.clock.now = start + jump;
      ids.add((await post(server, { proof: null, body: `After ${jump} and ${ids.size}.` })).comment.id);
    }
    assert.equal(ids.size, 5);
  });
});
