import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tidy } from '../src/tidy.ts';
import { readSettings } from '../src/settings.ts';
import { linkIn, press, signUp, startServer, stateOf, subscribers, type TestServer } from './harness.ts';

const day = 86_400_000;

const tidied = ({ storage, clock }: TestServer, environment = {}) =>
  tidy({ storage, now: () => clock.now, settings: readSettings(environment) });

const smtp = { AFTERWORD_SMTP: 'smtp://127.0.0.1:9', AFTERWORD_MAIL_FROM: 'letters@magazine.example' };

describe('tidying', () => {
  it('forgets an address that nobody confirmed, a week after its link was over', async (t) => {
    const server = await startServer(t);
    const mail = await signUp(server);
    server.clock.now += 14 * day;
    await tidied(server);
    assert.equal(await stateOf(server), 'pending');
    server.clock.now += 1;
    await tidied(server);
    assert.equal(await stateOf(server), undefined);
    assert.equal((await press(server, mail.unsubscribeUrl)).done.status, 404);
  });

  it('keeps who confirmed, also where they signed up again; and who left', async (t) => {
    const server = await startServer(t);
    await press(server, linkIn((await signUp(server)).text, 'confirm'));
    const again = await signUp(server, { name: 'Somebody else' });
    const gone = await signUp(server, { email: 'eve@example.org' });
    await press(server, gone.unsubscribeUrl);
    server.clock.now += 15 * day;
    await tidied(server);
    assert.deepEqual(
      (await subscribers(server)).map(({ email, name }) => [email, name]),
      [['ada@example.org', '']],
    );
    assert.equal(await stateOf(server, 'weekly', 'eve@example.org'), 'unsubscribed');
    assert.equal((await press(server, again.unsubscribeUrl)).done.status, 200);
    assert.equal(await stateOf(server), 'unsubscribed');
  });

  it('keeps the newest 200 mails to be read, where nothing sends them', async (t) => {
    const server = await startServer(t);
    const mail = await signUp(server);
    for (let nth = 1; nth <= 205; nth++) {
      await server.storage.outbox.add({ ...mail, id: `01a20ca9-e52a-78b4-abda-${String(nth).padStart(12, '0')}` });
    }
    await tidied(server);
    const ids = (await server.storage.outbox.newest(300)).map(({ id }) => id);
    assert.equal(ids.length, 200);
  });

  it('forgets a mail that could not be sent after a month, and none that waits', async (t) => {
    const server = await startServer(t);
    const [given, waiting] = [await signUp(server), await signUp(server)];
    await server.storage.outbox.retryAt(given.id, null);
    server.clock.now += 30 * day - 5;
    await tidied(server, smtp);
    assert.equal((await server.mails()).length, 2);
    server.clock.now += 10;
    await tidied(server, smtp);
    assert.deepEqual(
      (await server.mails()).map(({ id }) => id),
      [waiting.id],
    );
  });

  it('is done by the server itself, from its start', async (t) => {
    const server = await startServer(t);
    await signUp(server);
    const later = { now: server.clock.now + 15 * day };
    const folder = server.folder;
    await server.stop();
    const after = await startServer(t, {}, { folder, clock: later });
    for (let tries = 0; tries < 100 && (await stateOf(after)) !== undefined; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(await stateOf(after), undefined);
  });
});
