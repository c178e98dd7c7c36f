import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { draft, post, problem, startServer, type TestServer } from './harness.ts';

const send = (server: TestServer, body: unknown, headers = {}) => server.send('POST', '/v1/comments', body, headers);

describe('the proof of work', () => {
  it('counts once', async (t) => {
    const server = await startServer(t);
    const proof = await server.prove();
    assert.equal((await post(server, { proof })).status, 201);
    problem(await send(server, draft({ proof, body: 'Another.' })), 403, 'proof-invalid');
  });

  it('counts once for sign-ups and comments together', async (t) => {
    const server = await startServer(t);
    const proof = await server.prove();
    assert.equal((await post(server, { proof })).status, 201);
    problem(await server.send('POST', '/v1/subscriptions', { email: 'ada@example.org', proof }), 403, 'proof-invalid');
  });

  it('is good for hours, not for days', async (t) => {
    const server = await startServer(t);
    const [early, late] = [await server.prove(), await server.prove()];
    server.clock.now += 3 * 3_600_000;
    assert.equal((await post(server, { proof: early })).status, 201);
    server.clock.now += 2 * 3_600_000;
    problem(await send(server, draft({ proof: late, body: 'Late.' })), 403, 'proof-invalid');
  });

  it('is refused where it was made up, changed, or made for another server', async (t) => {
    const [server, other] = [await startServer(t), await startServer(t, { AFTERWORD_SECRET: 'another' })];
    const proof = await server.prove();
    const changed = btoa(atob(proof).replace(/"cost":\d+/, '"cost":1'));
    const unsolved = btoa(atob(proof).replace(/"derivedKey":"..../, '"derivedKey":"0000'));
    const junk = ['x', btoa('null'), btoa('{}'), btoa('{"challenge":{"parameters":{}},"solution":{}}')];
    for (const each of [changed, unsolved, await other.prove(), ...junk]) {
      problem(await send(server, draft({ proof: each })), 403, 'proof-invalid');
    }
    assert.equal((await post(server, { proof })).status, 201);
  });

  it('is not used up by what is refused after it', async (t) => {
    const server = await startServer(t);
    const proof = await server.prove();
    problem(await send(server, draft({ proof, parent: '01a20ca9-e52a-78b4-abda-3ae3b4b40138' })), 422, 'invalid');
    assert.equal((await post(server, { proof })).status, 201);
  });
});
