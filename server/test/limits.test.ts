import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { networkOf } from '../src/guard/limits.ts';
import { draft, post, problem, startServer, temporaryFolder, thread, type TestServer } from './harness.ts';

/** Another comment for each number. */
const nth = (number: number) => draft({ body: `Number ${number}.` });

const send = (server: TestServer, body: unknown, headers = {}) => server.send('POST', '/v1/comments', body, headers);

describe('the limits', () => {
  const behindProxy = { AFTERWORD_LIMITS: 'comments=2/10m', AFTERWORD_TRUST_PROXY: '1' };
  const from = (address: string) => ({ 'X-Forwarded-For': address });

  it('hold for an address, and say when to come back', async (t) => {
    // The start of a window of ten minutes.
    const server = await startServer(t, { AFTERWORD_LIMITS: 'comments=2/10m' }, { clock: { now: 600_000 * 3_000_000 } });
    await post(server, { proof: null });
    server.clock.now += 60_000;
    await post(server, { proof: null, body: 'Second.' });
    const answer = await send(server, draft({ body: 'Third.' }));
    problem(answer, 429, 'too-many');
    assert.equal(answer.headers.get('Retry-After'), '540');
    server.clock.now += 540_000;
    assert.equal((await send(server, draft())).status, 202);
  });

  it('hold for a network, at five times as many', async (t) => {
    const server = await startServer(t, behindProxy);
    for (let host = 1; host <= 10; host++) assert.equal((await send(server, nth(host), from(`192.0.2.${host}`))).status, 202);
    problem(await send(server, draft(), from('192.0.2.11')), 429, 'too-many');
    assert.equal((await send(server, draft(), from('192.0.3.1'))).status, 202);
  });

  it('hold for a /64 of IPv6', async (t) => {
    const server = await startServer(t, behindProxy);
    for (let host = 1; host <= 10; host++) assert.equal((await send(server, nth(host), from(`2001:db8::${host}`))).status, 202);
    problem(await send(server, draft(), from('2001:db8:0:0:ffff::1')), 429, 'too-many');
    assert.equal((await send(server, draft(), from('2001:db8:0:1::1'))).status, 202);
  });

  it('believe as many proxies as they were told to, and no more', async (t) => {
    const [none, one] = [await startServer(t, { AFTERWORD_LIMITS: 'comments=2/10m' }), await startServer(t, behindProxy)];
    for (let host = 1; host <= 2; host++) await send(none, nth(host), from(`192.0.2.${host}`));
    problem(await send(none, nth(3), from('192.0.2.3')), 429, 'too-many');
    for (let spoof = 1; spoof <= 2; spoof++) await send(one, nth(spoof), from(`198.51.100.${spoof}, 192.0.2.1`));
    problem(await send(one, nth(3), from('198.51.100.3, 192.0.2.1')), 429, 'too-many');
  });

  it('outlive a restart, without an address in the database', async (t) => {
    const folder = temporaryFolder(t);
    const before = await startServer(t, behindProxy, { folder });
    for (const body of ['First.', 'Second.']) await send(before, draft({ body }), from('192.0.2.1'));
    await before.stop();
    assert.ok(!readFileSync(`${folder}/test.db`).includes('192.0.2'));
    const after = await startServer(t, behindProxy, { folder, clock: before.clock });
    problem(await send(after, draft(), from('192.0.2.1')), 429, 'too-many');
  });

  it('do not count what was sent twice under one key', async (t) => {
    const server = await startServer(t, { AFTERWORD_LIMITS: 'comments=2/10m' });
    for (let nth = 1; nth <= 5; nth++) assert.equal((await send(server, draft(), { 'Idempotency-Key': 'one' })).status, 202);
    assert.equal((await send(server, draft({ body: 'Something else.' }))).status, 202);
  });
});

describe('the same words', () => {
  const limited = { AFTERWORD_LIMITS: 'comments=100/10m', AFTERWORD_TRUST_PROXY: '1' };
  const from = (address: string) => ({ 'X-Forwarded-For': address });

  it('are refused in the same place from the same network, whoever signs them, until ten minutes are over', async (t) => {
    const server = await startServer(t, limited);
    const said = draft({ body: 'Me too.' });
    assert.equal((await send(server, said, from('192.0.2.1'))).status, 202);
    server.clock.now += 599_999;
    problem(await send(server, { ...said, name: 'Bo', body: ' Me too.\n' }, from('192.0.2.2')), 409, 'duplicate');
    assert.equal((await send(server, said, from('192.0.3.1'))).status, 202);
    server.clock.now += 1;
    assert.equal((await send(server, said, from('192.0.2.1'))).status, 202);
  });

  it('may be said elsewhere, and other words there', async (t) => {
    const server = await startServer(t, limited);
    const { comment } = await post(server);
    for (const more of [{ body: 'Me too.' }, { thread: `${thread}/2` }, { parent: comment.id }]) {
      assert.equal((await send(server, draft(more))).status, 202, JSON.stringify(more));
    }
    problem(await send(server, draft({ parent: comment.id })), 409, 'duplicate');
  });

  it('under the same key are the same comment', async (t) => {
    const server = await startServer(t, limited);
    const key = { 'Idempotency-Key': 'one' };
    const first = await send(server, draft(), key);
    assert.deepEqual((await send(server, draft(), key)).body, first.body);
    problem(await send(server, draft({ body: 'Me too.' }), key), 422, 'key-reused');
    problem(await send(server, draft(), { 'Idempotency-Key': 'two' }), 409, 'duplicate');
  });

  it('that were refused are not remembered, nor do they use up a proof', async (t) => {
    const server = await startServer(t, limited);
    const proof = await server.prove();
    problem(await send(server, draft({ parent: '01a20ca9-e52a-78b4-abda-3ae3b4b40138', proof })), 422, 'invalid');
    assert.equal((await send(server, draft())).status, 202);
    problem(await send(server, draft({ proof })), 409, 'duplicate');
    assert.equal((await send(server, draft({ body: 'Me too.', proof }))).status, 201);
  });
});

describe('the network of an address', () => {
  const cases = [
    ['192.0.2.77', '192.0.2.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:0DB8:0001::', '2001:db8:1:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ] as const;
  for (const [address, network] of cases) it(`of ${address} is ${network}`, () => assert.equal(networkOf(address), network));
});
