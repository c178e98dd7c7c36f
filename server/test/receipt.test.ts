import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { quotable } from '../src/mail/quotable.ts';
import { consentVersion, nameablePage } from '../src/subscriptions/consent.ts';
import { linkIn, press, signUp, site, startServer, stateOf, type TestServer } from './harness.ts';

/** To come: the library that checks proofs looks at the machine's clock too. */
const noon = Date.UTC(2099, 4, 1, 12, 30);

/** Signs up, confirms, and gives the mails that this made, the newest first. */
async function confirmed(server: TestServer, said: Readonly<Record<string, unknown>>) {
  const mail = await signUp(server, said);
  await press(server, linkIn(mail.text, 'confirm'));
  return server.mails();
}

describe('the receipt', () => {
  it('says once the address is confirmed what it agreed to, when and where, and how to leave', async (t) => {
    const server = await startServer(t, {}, { clock: { now: noon } });
    const said = { list: ['weekly', 'daily'], consent: 'Yes, “write” to me <weekly>.', page: `${site}/article?q=spam#top` };
    const [receipt, asked] = await confirmed(server, said);
    assert.ok(receipt && asked);
    assert.equal(receipt.subject, 'You are subscribed to Daily notes and Weekly letters');
    assert.ok(
      receipt.text.includes('May 1, 2099 at 12:30 PM UTC') || receipt.text.includes('May 1, 2099 at 12:30\u202fPM UTC'),
      receipt.text,
    );
    assert.ok(receipt.text.includes(`on ${site}/article,`), receipt.text);
    assert.ok(receipt.text.includes(`“${said.consent}”`));
    assert.ok(receipt.text.includes(consentVersion(said.consent, 'en')));
    assert.ok(receipt.html.includes('&lt;weekly&gt;') && !receipt.html.includes('<weekly>'));
    assert.ok(!asked.text.includes('write') && !asked.html.includes('write'));
    await press(server, receipt.unsubscribeUrl);
    assert.deepEqual([await stateOf(server, 'weekly'), await stateOf(server, 'daily')], ['unsubscribed', 'unsubscribed']);
  });

  it('comes once, however often the button is pressed, and whichever of several mails is', async (t) => {
    const server = await startServer(t);
    const [first, second] = [await signUp(server), await signUp(server)];
    for (const { text } of [first, first, second]) assert.equal((await press(server, linkIn(text, 'confirm'))).done.status, 200);
    assert.equal((await server.mails()).filter(({ subject }) => subject.startsWith('You are subscribed')).length, 1);
  });

  it('quotes nothing where nothing was asked', async (t) => {
    const [receipt] = await confirmed(await startServer(t), { consent: null, page: `${site}/article` });
    assert.ok(receipt && !receipt.text.includes('agreed,') && !receipt.text.includes(site));
  });

  it('names no page of another site', async (t) => {
    const [receipt] = await confirmed(await startServer(t), { consent: 'Yes.', page: 'https://stranger.example/' });
    assert.ok(receipt?.text.includes('“Yes.”') && !receipt.text.includes('stranger'));
  });

  it('speaks the language of the page', async (t) => {
    const server = await startServer(t, {}, { clock: { now: noon } });
    const [german] = await confirmed(server, { locale: 'de', consent: 'Ja.' });
    assert.match(german?.text ?? '', /Am 1\. Mai 2099 um 12:30 UTC waren Sie mit diesem Satz einverstanden:\n\n„Ja\.“/);
    const [arabic] = await confirmed(server, { locale: 'ar', list: 'daily', consent: 'نعم.' });
    assert.match(arabic?.text ?? '', /«نعم\.»/);
  });
});

describe('a sentence in a mail', () => {
  const cases = [
    ['Yes,\r\nwrite\tto \u202eme.', 'Yes, write to me.'],
    ['Read https://spam.example/x now', 'Read […] now'],
    ['Read spam.example, www.spam.example or a@spam.example', 'Read […] […] or […]'],
    ['z. B. am 1.5. um 12.30 Uhr', 'z. B. am 1.5. um 12.30 Uhr'],
    ['x'.repeat(1000), `${'x'.repeat(400)}…`],
  ] as const;
  for (const [sentence, quoted] of cases) {
    it(`of ${JSON.stringify(sentence.slice(0, 40))} is ${JSON.stringify(quoted.slice(0, 40))}`, () =>
      assert.equal(quotable(sentence), quoted));
  }

  it('has a version of its own in each language', () => {
    assert.equal(consentVersion('Yes.', 'en'), consentVersion('Yes.', 'en'));
    assert.equal(new Set([consentVersion('Yes.', 'en'), consentVersion('Yes!', 'en'), consentVersion('Yes.', 'de')]).size, 3);
  });
});

describe('a page in a mail', () => {
  const cases = [
    [`${site}/article?x=y#z`, `${site}/article`],
    [`${site}/${'x'.repeat(300)}`, site],
    ['https://stranger.example/', null],
    ['javascript:alert(1)', null],
    ['BUY NOW', null],
    [null, null],
  ] as const;
  for (const [page, named] of cases) it(`of ${page?.slice(0, 40)} is ${named}`, () => assert.equal(nameablePage([site], page), named));
});
