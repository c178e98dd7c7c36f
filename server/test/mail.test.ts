import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Delivery, QueuedMail } from '../src/mail/mail.ts';
import { deliverNext, type Failure } from '../src/mail/worker.ts';
import { openSqlite } from '../src/storage/sqlite.ts';
import { temporaryFolder } from './harness.ts';

const minute = 60_000;

const mail: QueuedMail = {
  id: '01a20ca9-e52a-78b4-abda-3ae3b4b40138',
  to: 'ada@example.org',
  subject: 'Hello',
  text: 'Hello.',
  html: '<p>Hello.</p>',
  unsubscribeUrl: 'https://talk.example/unsubscribe',
  createdAt: 0,
  attempts: 0,
};

const another = { ...mail, id: '01a20ca9-e52a-78b4-abda-3ae3b4b40139', createdAt: 1 };

/** A worker over an outbox of one mail, with the middle of the jitter; what comes of a try is the test's to say. */
async function office(t: TestContext, database = ':memory:') {
  const storage = await openSqlite(database);
  t.after(() => storage.close());
  const state = {
    now: 0,
    jitter: 0.5,
    sent: [] as string[],
    failures: [] as Failure[],
    answer: (_mail: QueuedMail): Delivery => ({ kind: 'sent' }),
  };
  const next = () =>
    deliverNext({
      outbox: storage.outbox,
      now: () => state.now,
      jitter: () => state.jitter,
      onFailure: (failure) => state.failures.push(failure),
      send: (each) => {
        const delivery = state.answer(each);
        if (delivery.kind === 'sent') state.sent.push(each.id);
        return Promise.resolve(delivery);
      },
    });
  return { storage, state, next };
}

describe('the worker', () => {
  it('sends a mail once, and forgets it', async (t) => {
    const { storage, state, next } = await office(t);
    await storage.outbox.add(mail);
    assert.deepEqual([await next(), await next()], [true, false]);
    assert.deepEqual(state.sent, [mail.id]);
    assert.deepEqual(await storage.outbox.newest(10), []);
  });

  it('tries again, ever more rarely, until it works', async (t) => {
    const { storage, state, next } = await office(t);
    await storage.outbox.add(mail);
    state.answer = () => ({ kind: 'deferred', code: '451' });
    for (const minutes of [0, 0.5, 0.5, 4, 1]) {
      state.now += minutes * minute;
      await next();
    }
    assert.deepEqual(
      state.failures.map(({ attempts }) => attempts),
      [1, 2, 3],
    );
    state.answer = () => ({ kind: 'sent' });
    state.now += 30 * minute;
    await next();
    assert.deepEqual(state.sent, [mail.id]);
  });

  it('spreads the tries of mails that failed together, by a quarter either way', async (t) => {
    for (const [jitter, minutes] of [
      [0, 0.75],
      [0.999_999, 1.25],
    ] as const) {
      const { storage, state, next } = await office(t);
      await storage.outbox.add(mail);
      state.jitter = jitter;
      state.answer = () => ({ kind: 'deferred', code: '451' });
      await next();
      state.now = minutes * minute - 1000;
      assert.equal(await next(), false);
      state.now = minutes * minute;
      await next();
      assert.equal(state.failures.length, 2);
    }
  });

  it('gives up after four days, says so, and keeps the mail', async (t) => {
    const { storage, state, next } = await office(t);
    await storage.outbox.add(mail);
    state.answer = () => ({ kind: 'unreachable', code: 'ECONNREFUSED' });
    for (let hour = 0; hour < 24 * 7; hour++) {
      await next();
      state.now += 60 * minute;
    }
    assert.deepEqual([state.failures.length, state.failures.findIndex(({ isFinal }) => isFinal)], [10, 9]);
    assert.equal((await storage.outbox.newest(10)).length, 1);
  });

  it('does not repeat what was refused for good, and goes on with the others', async (t) => {
    const { storage, state, next } = await office(t);
    await storage.outbox.add(mail);
    await storage.outbox.add(another);
    state.now = 1;
    state.answer = ({ id }) => (id === mail.id ? { kind: 'refused', code: '550' } : { kind: 'sent' });
    assert.deepEqual([await next(), await next()], [true, true]);
    state.now += 14 * 24 * 60 * minute;
    assert.equal(await next(), false);
    assert.deepEqual(state.sent, [another.id]);
    assert.deepEqual(state.failures, [{ mail: mail.id, attempts: 1, isFinal: true, code: '550' }]);
  });

  it('does not try the others at once where the mail server answers nobody', async (t) => {
    const { storage, state, next } = await office(t);
    await storage.outbox.add(mail);
    await storage.outbox.add(another);
    state.now = 1;
    state.answer = () => ({ kind: 'unreachable', code: 'ETIMEDOUT' });
    assert.equal(await next(), false);
  });

  it('does not tell the log whom the mail was for', async (t) => {
    const { storage, state, next } = await office(t);
    await storage.outbox.add(mail);
    state.answer = () => ({ kind: 'deferred', code: '451' });
    await next();
    assert.deepEqual(state.failures, [{ mail: mail.id, attempts: 1, isFinal: false, code: '451' }]);
  });

  it('takes over, after ten minutes, from one that died while it was sending', async (t) => {
    const database = `${temporaryFolder(t)}/test.db`;
    const dead = await office(t, database);
    await dead.storage.outbox.add(mail);
    dead.state.answer = () => {
      throw new Error('killed');
    };
    await assert.rejects(dead.next());
    const { state, next } = await office(t, database);
    state.now = 10 * minute - 1;
    assert.equal(await next(), false);
    state.now = 10 * minute;
    assert.equal(await next(), true);
    assert.deepEqual(state.sent, [mail.id]);
  });

  it('shares an outbox with another without sending anything twice', async (t) => {
    const database = `${temporaryFolder(t)}/test.db`;
    const [one, other] = [await office(t, database), await office(t, database)];
    const ids = Array.from({ length: 50 }, (_, nth) => `${mail.id.slice(0, -2)}${nth + 10}`);
    for (const id of ids) await one.storage.outbox.add({ ...mail, id });
    const work = async ({ next }: typeof one) => {
      while (await next());
    };
    await Promise.all([work(one), work(other)]);
    assert.deepEqual([...one.state.sent, ...other.state.sent].sort(), ids);
    assert.ok(one.state.sent.length > 0 && other.state.sent.length > 0);
  });
});
