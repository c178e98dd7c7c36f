import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { proofLifetimeMs, step, type MachineEvent, type Rules } from '../../../src/form/machine.js';
import { canSubmit, idle, type Pending, type Proof, type State } from '../../../src/form/state.js';
import type { Outcome } from '../../../src/provider/outcome.js';

const nowMs = 1_000_000;
const pending: Pending<string> = { key: 'k1', content: 'hello' };
const other: Pending<string> = { key: 'k2', content: 'again' };
const ready: Proof = { kind: 'ready', payload: 'p', receivedMs: nowMs };
const old: Proof = { ...ready, receivedMs: nowMs - proofLifetimeMs };
const none: Proof = { kind: 'none' };
const solving: Proof = { kind: 'solving' };
const unsupported: Proof = { kind: 'unsupported' };

/** The reference server; a back end that wants no proof; one that stores what it gets twice. */
const server: Rules = { idempotent: true, needsProof: true };
const plain: Rules = { idempotent: true, needsProof: false };
const once: Rules = { idempotent: false, needsProof: false };

const submitting = (more: Partial<Extract<State<string>, { phase: 'submitting' }>> = {}): State<string> => ({
  phase: 'submitting',
  proof: ready,
  pending,
  sent: true,
  attempt: 0,
  renewals: 0,
  ...more,
});
const waiting: State<string> = { phase: 'waiting', proof: ready, pending, attempt: 1 };
const done: State<string> = { phase: 'done', proof: none, outcome: { kind: 'confirm' } };
const refused: State<string> = { phase: 'error', proof: none, code: 'invalid', field: 'email' };
const away: State<string> = { phase: 'away', proof: none, pending };
const unanswered: State<string> = { phase: 'error', proof: none, code: 'unreachable', pending };

const submit: MachineEvent<string> = { type: 'submit', pending, nowMs };
const resume: MachineEvent<string> = { type: 'resume', pending, nowMs };
const wake: MachineEvent<string> = { type: 'wake', nowMs };
const retry: MachineEvent<string> = { type: 'retry', nowMs };
const prepare: MachineEvent<string> = { type: 'prepare', nowMs };
const reset: MachineEvent<string> = { type: 'reset' };
const proof = (solved: Proof | { kind: 'unreachable' }, chance = 0.5): MachineEvent<string> => ({ type: 'proof', proof: solved, chance });
const outcome = (came: Outcome, chance = 0.5, key = pending.key): MachineEvent<string> => ({
  type: 'outcome',
  key,
  outcome: came,
  chance,
  nowMs,
});
const unreachable = outcome({ kind: 'unreachable' });

/** All phases, each with everything that can be there in it. */
const states: Readonly<Record<string, State<string>>> = {
  idle,
  'submitting, waiting for its proof': submitting({ sent: false, proof: solving }),
  'submitting, sent': submitting(),
  waiting,
  done,
  'refused for good': refused,
  unanswered,
  away,
};

/** Nothing happens in the named states, and the very state comes back. */
function staysIn(event: MachineEvent<string>, rules: Rules, ...names: readonly string[]): void {
  for (const name of names) {
    const state = states[name];
    assert.ok(state, name);
    const next = step(state, event, rules);
    assert.equal(next.state, state, name);
    assert.deepEqual(next.effects, [], name);
  }
}

describe('solving ahead', () => {
  it('asks for a proof when the visitor begins', () => {
    assert.deepEqual(step(idle, prepare, server), { state: { phase: 'idle', proof: solving }, effects: [{ type: 'solve' }] });
  });

  it('asks once', () => {
    const state = { ...idle, proof: solving };
    assert.deepEqual(step(state, prepare, server), { state, effects: [] });
  });

  it('is content with a proof that is fresh, and where the browser cannot solve one', () => {
    for (const solved of [ready, unsupported]) assert.deepEqual(step({ ...idle, proof: solved }, prepare, server).effects, []);
  });

  it('renews one that is old by elapsed time', () => {
    assert.deepEqual(step({ ...idle, proof: old }, prepare, server).effects, [{ type: 'solve' }]);
  });

  it('asks for none where the back end wants none', () => {
    staysIn(prepare, plain, ...Object.keys(states));
  });

  it('keeps what was solved', () => {
    assert.deepEqual(step({ ...idle, proof: solving }, proof(ready), server), { state: { ...idle, proof: ready }, effects: [] });
  });

  it('forgets one that could not be had, so that the next need asks again', () => {
    assert.deepEqual(step({ ...idle, proof: solving }, proof({ kind: 'unreachable' }), server), { state: idle, effects: [] });
  });

  it('does not disturb what waits, is done, or was refused', () => {
    for (const state of [waiting, done, refused, unanswered]) {
      assert.deepEqual(step({ ...state, proof: solving }, proof(ready), server), { state: { ...state, proof: ready }, effects: [] });
    }
  });
});

describe('submitting', () => {
  it('keeps the key, and sends with the proof that is there', () => {
    assert.deepEqual(step({ ...idle, proof: ready }, submit, server), {
      state: submitting(),
      effects: [
        { type: 'keep', pending },
        { type: 'send', submission: { ...pending, proof: 'p' } },
      ],
    });
  });

  it('sends without one where the back end wants none, or the browser cannot', () => {
    const send = { type: 'send', submission: pending };
    assert.deepEqual(step(idle, submit, plain).effects, [{ type: 'keep', pending }, send]);
    assert.deepEqual(step({ ...idle, proof: unsupported }, submit, server).effects, [{ type: 'keep', pending }, send]);
  });

  it('asks for a proof first where there is none, or an old one', () => {
    for (const missing of [none, old]) {
      assert.deepEqual(step({ ...idle, proof: missing }, submit, server), {
        state: submitting({ sent: false, proof: solving }),
        effects: [{ type: 'keep', pending }, { type: 'solve' }],
      });
    }
  });

  it('waits for the one that is being solved, and then sends', () => {
    const { state, effects } = step({ ...idle, proof: solving }, submit, server);
    assert.deepEqual(effects, [{ type: 'keep', pending }]);
    assert.deepEqual(step(state, proof(ready), server), {
      state: submitting(),
      effects: [{ type: 'send', submission: { ...pending, proof: 'p' } }],
    });
  });

  it('sends without a proof when it turns out that the browser cannot solve one', () => {
    const { effects } = step(submitting({ sent: false, proof: solving }), proof(unsupported), server);
    assert.deepEqual(effects, [{ type: 'send', submission: pending }]);
  });

  it('waits when no proof can be had', () => {
    assert.deepEqual(step(submitting({ sent: false, proof: solving }), proof({ kind: 'unreachable' }), server), {
      state: { ...waiting, proof: none },
      effects: [{ type: 'retry-after', delayMs: 2_000 }],
    });
  });

  it('sends once, however often it is asked', () => {
    staysIn(submit, server, 'submitting, waiting for its proof', 'submitting, sent', 'waiting');
    staysIn({ ...submit, pending: other }, server, 'submitting, waiting for its proof', 'submitting, sent', 'waiting');
  });

  it('does not send twice when a proof comes while it is under way', () => {
    assert.deepEqual(step(submitting({ proof: solving }), proof(ready), server), { state: submitting(), effects: [] });
  });

  it('may begin anew after it is done or was refused', () => {
    for (const state of [done, refused, unanswered]) {
      assert.ok(canSubmit(state));
      assert.deepEqual(step(state, { ...submit, pending: other }, plain).effects, [
        { type: 'keep', pending: other },
        { type: 'send', submission: other },
      ]);
    }
  });
});

describe('going on after a reload', () => {
  it('sends under the same key where that is stored once', () => {
    assert.deepEqual(step(idle, resume, plain).effects, [
      { type: 'keep', pending },
      { type: 'send', submission: pending },
    ]);
  });

  it('asks the visitor where it might be stored twice', () => {
    assert.deepEqual(step(idle, resume, once), { state: unanswered, effects: [{ type: 'refuse', code: 'unreachable' }] });
  });

  it('does not come between a submission that is under way', () => {
    for (const rules of [server, once]) staysIn(resume, rules, 'submitting, waiting for its proof', 'submitting, sent', 'waiting');
  });
});

describe('an answer', () => {
  const accepted: readonly Outcome[] = [{ kind: 'confirm' }, { kind: 'subscribed' }, { kind: 'sent' }, { kind: 'accepted' }];

  for (const came of accepted) {
    it(`"${came.kind}" settles it; the proof is used up`, () => {
      assert.deepEqual(step(submitting(), outcome(came), server), {
        state: { phase: 'done', proof: none, outcome: came },
        effects: [{ type: 'settle', outcome: came }],
      });
    });
  }

  it('that refuses says why, where, and for how long', () => {
    const said = { code: 'too-many', field: 'email', retryAfterMs: 60_000 } as const;
    assert.deepEqual(step(submitting(), outcome({ kind: 'refused', ...said }), server), {
      state: { phase: 'error', proof: none, ...said },
      effects: [{ type: 'refuse', ...said }],
    });
  });

  it('that refuses without more says only that', () => {
    assert.deepEqual(step(submitting(), outcome({ kind: 'refused', code: 'closed' }), server), {
      state: { phase: 'error', proof: none, code: 'closed' },
      effects: [{ type: 'refuse', code: 'closed' }],
    });
  });

  it('that its key was used means that it had arrived, in words that have changed since', () => {
    assert.deepEqual(step(submitting(), outcome({ kind: 'refused', code: 'key-reused' }), server), {
      state: { phase: 'done', proof: none, outcome: { kind: 'arrived' } },
      effects: [{ type: 'settle', outcome: { kind: 'arrived' } }],
    });
  });

  it('that only a form which leaves the page can give takes the visitor there, and keeps what was sent', () => {
    const form = { action: 'https://example.org/subscribe', fields: [['EMAIL', 'sam@example.org']] } as const;
    assert.deepEqual(step(submitting({ proof: none }), outcome({ kind: 'navigate', form }), once), {
      state: away,
      effects: [{ type: 'navigate', pending, form }],
    });
  });

  it('keeps to itself that the browser can solve no proof', () => {
    assert.deepEqual(step(submitting({ proof: unsupported }), outcome({ kind: 'confirm' }), server).state.proof, unsupported);
  });

  it('to something else changes nothing: that was given up', () => {
    staysIn(outcome({ kind: 'confirm' }, 0.5, 'k0'), server, 'submitting, sent');
  });

  it('to nothing that is under way changes nothing', () => {
    for (const came of [{ kind: 'confirm' }, { kind: 'unreachable' }, { kind: 'refused', code: 'invalid' }] as const) {
      staysIn(outcome(came), server, 'idle', 'submitting, waiting for its proof', 'waiting', 'done', 'refused for good', 'unanswered');
    }
  });
});

describe('coming back from the page of the back end', () => {
  const back: MachineEvent<string> = { type: 'return', pending };

  it('finds what was sent', () => assert.deepEqual(step(idle, back, once).state, { ...away, proof: idle.proof }));

  it('does not come between a submission that is under way', () => {
    staysIn(back, once, 'submitting, waiting for its proof', 'submitting, sent', 'waiting');
  });

  it('may send it again, or begin another', () => {
    assert.deepEqual(step(away, retry, once).effects, [{ type: 'send', submission: pending }]);
    assert.equal(canSubmit(away), true);
    assert.equal(step(away, reset, once).state.phase, 'idle');
  });
});

describe('a refused proof', () => {
  const proofRefused = outcome({ kind: 'refused', code: 'proof-invalid' });

  it('is renewed, and the request repeated under the same key', () => {
    const { state, effects } = step(submitting(), proofRefused, server);
    assert.deepEqual(effects, [{ type: 'solve' }]);
    const renewed: Proof = { ...ready, payload: 'q' };
    assert.deepEqual(step(state, proof(renewed), server), {
      state: submitting({ proof: renewed, renewals: 1 }),
      effects: [{ type: 'send', submission: { ...pending, proof: 'q' } }],
    });
  });

  it('is told to the visitor after two renewals', () => {
    assert.deepEqual(step(submitting({ renewals: 1 }), proofRefused, server).effects, [{ type: 'solve' }]);
    assert.deepEqual(step(submitting({ renewals: 2 }), proofRefused, server).effects, [{ type: 'refuse', code: 'proof-invalid' }]);
  });

  it('is told at once where none can be solved', () => {
    assert.deepEqual(step(submitting({ proof: unsupported }), proofRefused, server).effects, [{ type: 'refuse', code: 'proof-invalid' }]);
    assert.deepEqual(step(submitting({ proof: none }), proofRefused, plain).effects, [{ type: 'refuse', code: 'proof-invalid' }]);
  });
});

describe('no answer', () => {
  it('waits, and keeps proof and key for the next try', () => {
    assert.deepEqual(step(submitting(), unreachable, server), { state: waiting, effects: [{ type: 'retry-after', delayMs: 2_000 }] });
  });

  it('waits ever longer, up to a minute', () => {
    const delays = [0, 1, 2, 3, 4, 5, 20].map((attempt) => step(submitting({ attempt }), unreachable, server).effects);
    const expected = [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000];
    assert.deepEqual(
      delays,
      expected.map((delayMs) => [{ type: 'retry-after', delayMs }]),
    );
  });

  it('is spread by chance, from half to one and a half', () => {
    const proofless = submitting({ sent: false, proof: solving });
    for (const [chance, delayMs] of [
      [0, 1_000],
      [1, 3_000],
    ] as const) {
      assert.deepEqual(step(submitting(), outcome({ kind: 'unreachable' }, chance), server).effects, [{ type: 'retry-after', delayMs }]);
      assert.deepEqual(step(proofless, proof({ kind: 'unreachable' }, chance), server).effects, [{ type: 'retry-after', delayMs }]);
    }
  });

  it('is also an answer that says "not yet"; the server then says when', () => {
    for (const code of ['in-progress', 'unavailable'] as const) {
      const later = step(submitting(), outcome({ kind: 'refused', code, retryAfterMs: 5_000 }), server);
      assert.deepEqual(later, { state: waiting, effects: [{ type: 'retry-after', delayMs: 5_000 }] });
      assert.deepEqual(step(submitting(), outcome({ kind: 'refused', code }), server).effects, [{ type: 'retry-after', delayMs: 2_000 }]);
    }
  });

  it('because nothing left the device is no reason to ask, wherever it goes', () => {
    const offline = outcome({ kind: 'unreachable', neverLeft: true });
    for (const attempt of [0, 1]) assert.equal(step(submitting({ proof: none, attempt }), offline, once).state.phase, 'waiting');
  });

  it("is the visitor's to decide where a repeat might be stored twice", () => {
    assert.deepEqual(step(submitting({ proof: none }), unreachable, once), {
      state: unanswered,
      effects: [{ type: 'refuse', code: 'unreachable' }],
    });
    const proofless = step(submitting({ sent: false, proof: solving }), proof({ kind: 'unreachable' }), {
      idempotent: false,
      needsProof: true,
    });
    assert.deepEqual(proofless.state, unanswered);
  });
});

describe('trying again', () => {
  it('sends the same under the same key when the wait is over', () => {
    assert.deepEqual(step(waiting, wake, server), {
      state: submitting({ attempt: 1 }),
      effects: [{ type: 'send', submission: { ...pending, proof: 'p' } }],
    });
  });

  it('renews a proof that has become old meanwhile', () => {
    assert.deepEqual(step({ ...waiting, proof: old }, wake, server), {
      state: submitting({ sent: false, proof: solving, attempt: 1 }),
      effects: [{ type: 'solve' }],
    });
  });

  it('wakes only what waits', () => {
    staysIn(wake, server, 'idle', 'submitting, waiting for its proof', 'submitting, sent', 'done', 'refused for good', 'unanswered');
  });

  it("is also the visitor's wish: of what waits, and of what had no answer", () => {
    const send = [{ type: 'send', submission: pending }];
    assert.deepEqual(step({ ...waiting, proof: none }, retry, plain), { state: submitting({ proof: none, attempt: 1 }), effects: send });
    assert.deepEqual(step(unanswered, retry, once), { state: submitting({ proof: none }), effects: send });
  });

  it('has nothing to send where nothing was left', () => {
    staysIn(retry, server, 'idle', 'submitting, waiting for its proof', 'submitting, sent', 'done', 'refused for good');
  });
});

describe('starting over', () => {
  for (const [name, state] of Object.entries(states)) {
    it(`is possible when ${name}; a proof that is there stays`, () => {
      assert.deepEqual(step(state, reset, server), { state: { phase: 'idle', proof: state.proof }, effects: [] });
    });
  }
});
