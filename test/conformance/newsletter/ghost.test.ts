import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Outcome } from '../../../src/provider/outcome.js';
import type { SubscriptionDraft } from '../../../src/provider/provider.js';
import { ghosts } from './cases/ghost.js';
import { recorded, recording, recordings } from './recording.js';
import { asSent, bare, Network, over, refused, unreachable } from './story.js';

/** What a recording must come to; where its request is one that we never make, why. */
interface Meaning {
  readonly outcome: Outcome;
  readonly unlikeOurs?: string;
}

const confirm: Outcome = { kind: 'confirm' };
const stale = refused('unavailable');

const meanings: Readonly<Record<string, Meaning>> = {
  'sent-subscribe': { outcome: confirm },
  'sent-newsletter': { outcome: confirm },
  'sent-existing-member': { outcome: confirm },
  'sent-minimal': { outcome: confirm, unlikeOurs: 'no emailType' },
  'sent-again': { outcome: confirm, unlikeOurs: 'no emailType' },
  'sent-gmail': { outcome: confirm, unlikeOurs: 'no emailType' },
  'sent-localhost-origin': { outcome: confirm, unlikeOurs: 'no emailType' },
  'sent-reused-token': { outcome: confirm, unlikeOurs: 'no emailType' },
  'sent-signup': { outcome: confirm, unlikeOurs: 'another mail' },
  'sent-existing-signup': { outcome: confirm, unlikeOurs: 'another mail' },
  'sent-newsletters-empty': { outcome: confirm, unlikeOurs: 'no newsletter is named by leaving them out' },
  'sent-no-slash': { outcome: confirm, unlikeOurs: 'without the slash, which older ones redirect to' },
  honeypot: { outcome: confirm, unlikeOurs: 'a robot' },
  'signin-unknown': { outcome: confirm, unlikeOurs: 'a sign-in' },
  'invalid-email': { outcome: refused('invalid', 'email'), unlikeOurs: 'no emailType' },
  'invalid-email-space': { outcome: refused('invalid', 'email'), unlikeOurs: 'no emailType' },
  'missing-email': { outcome: refused('invalid', 'email'), unlikeOurs: 'no address' },
  'mail-refused': { outcome: refused('invalid', 'email'), unlikeOurs: 'no emailType' },
  'bad-email-type': { outcome: refused('invalid', 'email'), unlikeOurs: 'another mail' }, // the same answer as for a refused recipient
  'blocked-domain': { outcome: refused('blocked', 'email') },
  'invite-only': { outcome: refused('closed') },
  nobody: { outcome: refused('closed') },
  'paid-only': { outcome: refused('closed') },
  'unknown-newsletter': { outcome: refused('not-found', 'list') },
  'mail-down': { outcome: refused('unavailable'), unlikeOurs: 'no emailType' },
  'too-many-address': { outcome: refused('too-many', undefined, 600_000), unlikeOurs: 'no emailType' },
  'too-many-ip': { outcome: refused('too-many', undefined, 600_000), unlikeOurs: 'no emailType' },
  'bad-json': { outcome: refused('invalid'), unlikeOurs: 'half a body' },
  'wrong-method': { outcome: refused('not-found'), unlikeOurs: 'a GET' },
  'missing-token': { outcome: stale, unlikeOurs: 'no token' },
  'bad-token': { outcome: stale, unlikeOurs: 'no emailType' },
  'garbage-token': { outcome: stale, unlikeOurs: 'no emailType' },
  'form-encoded': { outcome: stale, unlikeOurs: 'no JSON' },
  'text-plain': { outcome: stale, unlikeOurs: 'no JSON' },
};

const tokens = ['integrity-token', 'integrity-token-no-slash'];
const preflights = ['preflight-foreign', 'preflight-localhost'];

const [ghost] = ghosts;
assert.ok(ghost);

/** Our two requests for what a recording's request has asked for. */
async function ask(name: string, draft: Partial<SubscriptionDraft>) {
  const answers = [recorded('integrity-token'), recorded(name)];
  const network = new Network((index) => answers[index % 2]); // a token that is refused is asked for again
  const outcome = await over(network, ghost!, { draft });
  return { outcome, asked: network.asked };
}

/** What was typed, from what was recorded. */
function draftOf(body: unknown): Partial<SubscriptionDraft> {
  const {
    email,
    name = '',
    labels = [],
    newsletters = [],
  } = body as Readonly<{
    email: string;
    name?: string;
    labels?: string[];
    newsletters?: { name: string }[];
  }>;
  return { ...bare, email, name, tags: labels, lists: newsletters.map((each) => each.name) };
}

describe('what a real Ghost has answered', () => {
  it('is used to the last recording', () => {
    assert.deepEqual([...recordings].sort(), [...Object.keys(meanings), ...tokens, ...preflights].sort());
  });

  for (const [name, { outcome, unlikeOurs }] of Object.entries(meanings)) {
    it(`${name}: ${recording(name).note}`, async () => {
      const { request } = recording(name);
      const told = await ask(name, unlikeOurs === undefined ? draftOf(request.body) : bare);
      assert.deepEqual(told.outcome, outcome);
      assert.equal(told.asked.length, outcome === stale ? 4 : 2);
      if (unlikeOurs !== undefined) return;
      const { url, method, headers, body } = asSent(told.asked[1]!);
      assert.equal(new URL(url).pathname, request.path);
      assert.equal(method, request.method);
      assert.equal(headers['Content-Type'], request.headers['content-type']);
      assert.deepEqual(body, request.body);
    });
  }

  for (const name of tokens) {
    it(`${name}: goes along as it is`, async () => {
      const { request } = recording('integrity-token');
      const network = new Network((index) => [recorded(name), recorded('sent-minimal')][index]);
      assert.deepEqual(await over(network, ghost, { draft: bare }), confirm);
      const [first, second] = network.asked.map(asSent);
      assert.deepEqual([new URL(first!.url).pathname, first!.method, first!.body], [request.path, request.method, undefined]);
      assert.equal((second!.body as { integrityToken: string }).integrityToken, recorded(name).text);
    });
  }

  for (const name of preflights) {
    it(`${name}: lets our request through`, async () => {
      const { asked } = await ask('sent-minimal', bare);
      const { request, response } = recording(name);
      const { method, headers, url } = asked[1]!;
      const allowed = (header: string) => response.headers[header]?.toLowerCase().split(',') ?? [];
      assert.equal(new URL(url).pathname, request.path);
      assert.ok(['*', request.headers.origin].includes(response.headers['access-control-allow-origin']));
      assert.ok(allowed('access-control-allow-methods').includes(method.toLowerCase()));
      for (const header of Object.keys(headers)) assert.ok(allowed('access-control-allow-headers').includes(header.toLowerCase()), header);
    });
  }

  it('comes to nothing where none came', async () => {
    assert.deepEqual(await over(new Network(() => 'down'), ghost), unreachable);
  });
});
