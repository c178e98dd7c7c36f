import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { networkOf } from '../src/guard/limits.ts';
import { draft, post, problem, startServer, temporaryFolder, type TestServer } from './harness.ts';

const send = (server: TestServer, body: unknown, headers = {}) => server.send('POST', '/v1/comments', body, headers);

describe('the limits', () => {
  const behindProxy = { AFTERWORD_LIMITS: 'comments=2/10m', AFTERWORD_TRUST_PROXY: '1' };
  const from = (address: string) => ({ 'X-Forwarded-For': address });

  it('hold for an address, and say when to come back', async (t) => {
    // The start of a window of ten minutes.
    const server = await startServer(t, { AFTERWORD_LIMITS: 'comments=2/10m' }, { clock: { now: 600_000 * 3_000_000 } });
    await post(server, { proof: null });
    server.clock.now += 60_000;
    await post(server, { proof: null });
    const answer = await send(server, draft());
    problem(answer, 429, 'too-many');
    assert.equal(answer.headers.get('Retry-After'), '540');
    server.clock.now += 540_000;
    assert.equal((await send(server, draft())).status, 202);
  });

  it('hold for a network, at five times as many', async (t) => {
    const server = await startServer(t, behindProxy);
    for (let host = 1; host <= 10; host++) assert.equal((await send(server, draft(), from(`192.0.2.${host}`))).status, 202);
    problem(await send(server, draft(), from('192.0.2.11')), 429, 'too-many');
    assert.equal((await send(server, draft(), from('192.0.3.1'))).status, 202);
  });

  it('hold for a /64 of IPv6', async (t) => {
    const server = await startServer(t, behindProxy);
    for (let host = 1; host <= 10; host++) assert.equal((await send(server, draft(), from(`2001:db8::${host}`))).status, 202);
    problem(await send(server, draft(), from('2001:db8:0:0:ffff::1')), 429, 'too-many');
    assert.equal((await send(server, draft(), from('2001:db8:0:1::1'))).status, 202);
  });

  it('believe as many proxies as they were told to, and no more', async (t) => {
    const [none, one] = [await startServer(t, { AFTERWORD_LIMITS: 'comments=2/10m' }), await startServer(t, behindProxy)];
    for (let host = 1; host <= 2; host++) await send(none, draft(), from(`192.0.2.${host}`));
    problem(await send(none, draft(), from('192.0.2.3')), 429, 'too-many');
    for (let spoof = 1; spoof <= 2; spoof++) await send(one, draft(), from(`198.51.100.${spoof}, 192.0.2.1`));
    problem(await send(one, draft(), from('198.51.100.3, 192.0.2.1')), 429, 'too-many');
  });

  it('outlive a restart, without an address in the database', async (t) => {
    const folder = temporaryFolder(t);
    const before = await startServer(t, behindProxy, { folder });
    for (let nth = 1; nth <= 2; nth++) await send(before, draft(), from('192.0.2.1'));
    await before.stop();
    assert.ok(!readFileSync(`${folder}/test.db`).includes('192.0.2'));
    const after = await startServer(t, behindProxy, { folder, clock: before.clock });
    problem(await send(after, draft(), from('192.0.2.1')), 429, 'too-many');
  });

  it('do not count what was sent twice under one key', async (t) => {
    const server = await startServer(t, { AFTERWORD_LIMITS: 'comments=2/10m' });
    for (let nth = 1; nth <= 5; nth++) assert.equal((await send(server, draft(), { 'Idempotency-Key': 'one' })).status, 202);
    assert.equal((await send(server, draft())).status, 202);
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
