import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linkIn, press, problem, startServer, stateOf, subscribers, type TestServer } from './harness.ts';

const send = (server: TestServer, body: unknown, headers = {}) => server.send('POST', '/v1/subscriptions', body, headers);

/** What a browser would send of the form on a page. */
function inputsIn(page: string): URLSearchParams {
  const plain = (text = '') =>
    text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const inputs = page.matchAll(/<input[^>]* name="([^"]*)"[^>]* value="([^"]*)"/g);
  return new URLSearchParams([...inputs].map(([, name, value]): [string, string] => [plain(name), plain(value)]));
}

describe('a plain form', () => {
  const form = (more: Readonly<Record<string, string>> = {}) => new URLSearchParams({ email: 'ada@example.org', list: 'weekly', ...more });
  const ticketIn = (page: string) => /name="ticket" value="([^"]+)"/.exec(page)?.[1] ?? '';

  it('is answered with a page whose button sends the mail', async (t) => {
    const server = await startServer(t);
    const page = await send(server, form());
    assert.equal(page.status, 200);
    assert.match(page.text, /mail sent to ada@example\.org/);
    assert.match(page.text, /<button autofocus>Send me the mail<\/button>/);
    assert.deepEqual(await server.mails(), []);

    const ticket = new URLSearchParams({ ticket: ticketIn(page.text) });
    for (let nth = 1; nth <= 2; nth++) {
      const sent = await send(server, ticket, { Origin: 'null' });
      assert.deepEqual([sent.status, sent.text.includes('Look into your mailbox')], [202, true]);
    }
    assert.equal((await server.mails()).length, 1);
    assert.equal(await stateOf(server), 'pending');
  });

  it('is under the strictest limit', async (t) => {
    const server = await startServer(t, { AFTERWORD_LIMITS: 'subscriptions=5/10m' });
    const statuses = [];
    for (let nth = 1; nth <= 3; nth++) {
      const page = await send(server, form({ email: `a${nth}@example.org` }));
      statuses.push((await send(server, new URLSearchParams({ ticket: ticketIn(page.text) }))).status);
    }
    assert.deepEqual(statuses, [202, 202, 429]);
  });

  it('says in words, in the browser’s language, what is wrong, and asks for that again, keeping the rest', async (t) => {
    const server = await startServer(t);
    const said = form({ email: 'ada', name: 'A "&" B', city: 'London', consent: 'Yes.' });
    said.append('list', 'daily');
    const page = await send(server, said, { 'Accept-Language': 'fr, de;q=0.8' });
    assert.equal(page.status, 422);
    assert.match(page.text, /nicht angenommen: E-Mail\./);
    assert.match(page.text, /<label\s*>\s*E-Mail\s*<input name="email" type="email" value="ada" autofocus \/>/);
    const again = inputsIn(page.text);
    assert.deepEqual(again.getAll('list'), ['weekly', 'daily']);
    assert.deepEqual([again.get('name'), again.get('city'), again.get('consent')], ['A "&" B', 'London', 'Yes.']);

    again.set('email', 'ada@example.org');
    const next = await send(server, again, { Origin: 'null' });
    assert.equal(next.status, 200, next.text);
    await send(server, inputsIn(next.text), { Origin: 'null' });
    const [mail] = await server.mails();
    await press(server, linkIn(mail?.text ?? '', 'confirm'));
    assert.deepEqual(
      (await subscribers(server)).map(({ name, list, fields, consent }) => [list, name, fields, consent]),
      [
        ['daily', 'A "&" B', { city: 'London' }, 'Yes.'],
        ['weekly', 'A "&" B', { city: 'London' }, 'Yes.'],
      ],
    );
  });

  it('names each field that is wrong: ours in words, the site’s as it is called', async (t) => {
    const server = await startServer(t, { AFTERWORD_BLOCKED_DOMAINS: 'trash.example' });
    const cases = [
      [{ email: '' }, 'Email', 422],
      [{ email: 'a@trash.example' }, 'Email', 403],
      [{ name: 'x'.repeat(101) }, 'Name', 422],
      [{ list: 'a b' }, 'list', 422],
      [{ city: 'x'.repeat(501), email: 'ada' }, 'Email and city', 422],
    ] as const;
    for (const [wrong, names, status] of cases) {
      const page = await send(server, form(wrong));
      assert.deepEqual([page.status, page.text.includes(`not accepted as it is: ${names}.`)], [status, true], page.text);
    }
    assert.deepEqual(await server.mails(), []);
  });

  it('takes several lists, tags in either way, and the site’s own fields', async (t) => {
    const server = await startServer(t);
    const said = new URLSearchParams([
      ['email', 'ada@example.org'],
      ['list', 'weekly'],
      ['list', 'daily'],
      ['tags', 'backs, necks'],
      ['tags', 'feet'],
      ['interest', 'sitting'],
      ['interest', 'standing'],
      ['city', 'London'],
      ['consent', 'Yes.'],
    ]);
    const page = await send(server, said);
    assert.ok(page.text.includes('“Daily notes” and “Weekly letters”'), page.text);
    await send(server, inputsIn(page.text), { Origin: 'null' });
    const [mail] = await server.mails();
    await press(server, linkIn(mail?.text ?? '', 'confirm'));
    const [subscriber, other] = await subscribers(server);
    assert.ok(subscriber && other);
    assert.deepEqual(subscriber.tags, ['backs', 'necks', 'feet']);
    assert.deepEqual(subscriber.fields, { interest: ['sitting', 'standing'], city: 'London' });
    assert.equal(subscriber.consent, 'Yes.');
  });

  it('may not come with a pass that is made up, or an hour old', async (t) => {
    const server = await startServer(t);
    const again = inputsIn((await send(server, form({ email: 'ada' }))).text);
    const forged = new URLSearchParams(again);
    forged.set('pass', `${Buffer.from('{"site":null,"until":9e15}').toString('base64url')}.x`);
    problem(await send(server, forged, { Origin: 'null' }), 403, 'forbidden');
    const ticket = inputsIn((await send(server, form())).text).get('ticket') ?? '';
    forged.set('pass', ticket);
    problem(await send(server, forged, { Origin: 'null' }), 403, 'forbidden');
    server.clock.now += 3_600_001;
    problem(await send(server, again, { Origin: 'null' }), 403, 'forbidden');
  });

  it('may not come from a page of another site, nor with a ticket made up or an hour old', async (t) => {
    const server = await startServer(t);
    problem(await send(server, form(), { Origin: 'https://stranger.example' }), 403, 'forbidden');
    const ticket = ticketIn((await send(server, form())).text);
    const forged = `${Buffer.from('{}').toString('base64url')}.${ticket.split('.')[1]}`;
    for (const each of ['', 'x', forged]) assert.equal((await send(server, new URLSearchParams({ ticket: each }))).status, 422);
    server.clock.now += 3_600_001;
    assert.equal((await send(server, new URLSearchParams({ ticket }))).status, 422);
    assert.deepEqual(await server.mails(), []);
  });

  it('puts what was typed on the page as text', async (t) => {
    const server = await startServer(t);
    const page = await send(server, form({ email: `ada'&x@example.org`, name: '"><script>alert(1)</script>' }));
    assert.equal(page.status, 200);
    assert.ok(!page.text.includes('<script') && page.text.includes('ada&#39;&amp;x@example.org'));
  });
});
