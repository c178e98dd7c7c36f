import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { OwnerError } from '../src/owner-error.ts';
import { readSettings } from '../src/settings.ts';
import { openSqlite } from '../src/storage/sqlite.ts';
import { consentVersion } from '../src/subscriptions/consent.ts';
import { fromCell, toCell } from '../src/subscriptions/csv-cell.ts';
import { exportSubscribers } from '../src/subscriptions/export-subscribers.ts';
import { importSubscribers } from '../src/subscriptions/import-subscribers.ts';
import { subscribers } from './harness.ts';

const now = Date.UTC(2026, 10, 24);

const production = {
  NODE_ENV: 'production',
  AFTERWORD_URL: 'https://talk.magazine.example',
  AFTERWORD_ORIGINS: 'https://magazine.example',
  AFTERWORD_SECRET: 'x'.repeat(32),
  AFTERWORD_SMTP: 'smtp://mail.magazine.example',
  AFTERWORD_MAIL_FROM: 'letters@magazine.example',
  AFTERWORD_LISTS: 'weekly=Weekly_letters daily=Daily_notes',
  AFTERWORD_BLOCKED_DOMAINS: 'trash.example',
};

/** A database of its own, without a server. */
async function desk(t: TestContext) {
  const storage = await openSqlite(':memory:');
  t.after(() => storage.close());
  let ids = 0;
  const newId = () => `id-${++ids}`;
  return {
    storage,
    bring: (text: string) => importSubscribers({ settings: readSettings(production), storage, now: () => now, newId }, text),
    async fetch() {
      let text = '';
      for await (const row of exportSubscribers(storage)) text += row;
      return text;
    },
  };
}

const file = (...rows: readonly string[]) => `${rows.join('\r\n')}\r\n`;

const whole = file(
  'email,list,name,tags,confirmedAt,signedUpAt,consent,consentVersion,locale,page,fields,source',
  'ada@example.org,weekly,Ada,"backs,necks",2026-05-01T09:30:00Z,2026-05-01T11:00:00+02:00,"Yes, ""write""\nto me.",v3,en,https://magazine.example/a,"{""city"":""London"",""interest"":[""a"",""b""]}","{""utm_source"":""card""}"',
);

describe('importing subscribers', () => {
  it('takes over all that the file says of them, and mails nobody', async (t) => {
    const { storage, bring } = await desk(t);
    assert.deepEqual(await bring(whole), { added: 1, known: 0, leftOut: 0 });
    assert.deepEqual(await subscribers({ storage }), [
      {
        email: 'ada@example.org',
        list: 'weekly',
        name: 'Ada',
        tags: ['backs', 'necks'],
        confirmedAt: Date.UTC(2026, 4, 1, 9, 30),
        signedUpAt: Date.UTC(2026, 4, 1, 9),
        consent: 'Yes, "write"\nto me.',
        consentVersion: 'v3',
        locale: 'en',
        page: 'https://magazine.example/a',
        fields: { city: 'London', interest: ['a', 'b'] },
        source: { utm_source: 'card' },
      },
    ]);
    assert.deepEqual(await storage.outbox.newest(10), []);
  });

  it('needs the address alone, in whatever order the columns are, with a byte order mark and empty rows', async (t) => {
    const { storage, bring } = await desk(t);
    assert.deepEqual(await bring('\ufeffconsent,locale, email \nJa.,de,Ada@Example.org\n\n,,\n,,eve@example.org'), {
      added: 2,
      known: 0,
      leftOut: 0,
    });
    const [ada, eve] = await subscribers({ storage });
    assert.ok(ada && eve);
    assert.deepEqual([ada.email, ada.list, ada.consentVersion], ['ada@example.org', 'weekly', consentVersion('Ja.', 'de')]);
    assert.deepEqual([eve.confirmedAt, eve.signedUpAt, eve.consent, eve.consentVersion], [now, now, null, null]);
  });

  it('changes nothing when it is done twice, nor for who is subscribed already', async (t) => {
    const { bring, fetch } = await desk(t);
    await bring(whole);
    const before = await fetch();
    assert.deepEqual(await bring(whole), { added: 0, known: 1, leftOut: 0 });
    assert.deepEqual(await bring(file('email,name', 'ADA@example.org,Somebody else', 'eve@example.org,', 'eve@example.org,')), {
      added: 1,
      known: 2,
      leftOut: 0,
    });
    assert.ok((await fetch()).startsWith(before));
  });

  it('subscribes nobody again who has left, and confirms who waits', async (t) => {
    const { storage, bring } = await desk(t);
    const time = { createdAt: 1, changedAt: 1 };
    await storage.subscriptions.put({ id: 'a', list: 'weekly', email: 'ada@example.org', state: 'unsubscribed', ...time });
    await storage.subscriptions.put({ id: 'b', list: 'weekly', email: 'eve@example.org', state: 'pending', ...time });
    const rows = file('email,list', 'ada@example.org,weekly', 'ada@example.org,daily', 'eve@example.org,weekly');
    assert.deepEqual(await bring(rows), { added: 2, known: 0, leftOut: 1 });
    assert.equal((await storage.subscriptions.find('weekly', 'ada@example.org'))?.state, 'unsubscribed');
    assert.equal((await storage.subscriptions.find('weekly', 'eve@example.org'))?.state, 'confirmed');
  });

  it('names every wrong cell by row and column, and stores nothing then', async (t) => {
    const { storage, bring } = await desk(t);
    const rows = file(
      'email,list,tags,confirmedAt,fields,name',
      'ada@example.org,weekly,,,,',
      '"two\nlines",weekly,,,,',
      'a@trash.example,other,,yesterday,,',
      `eve@example.org,weekly,${'x'.repeat(51)},2026-11-25,{city,`,
      'eve@example.org',
    );
    await assert.rejects(bring(rows), (error) => {
      assert.ok(error instanceof OwnerError);
      assert.deepEqual(
        error.message.split('\n').map((line) => line.replace(/ is not .+/, '')),
        [
          'Row 3, column email: "two\\nlines"',
          'Row 4, column confirmedAt: "yesterday"',
          `Row 5, column tags: "${'x'.repeat(51)}"`,
          'Row 5, column fields: "{city"',
          'Row 6 has 1 cells, the header 6.',
          'Nothing was imported.',
        ],
      );
      return true;
    });
    assert.deepEqual(await subscribers({ storage }), []);
  });

  it('says what each cell has to be, and does not go on for ever', async (t) => {
    const { bring } = await desk(t);
    await assert.rejects(
      bring(file('email,list,confirmedAt', 'a@trash.example,other,2026-11-25')),
      /^Error: Row 2, column email: "a@trash\.example" is not a mail address, outside AFTERWORD_BLOCKED_DOMAINS\.\nRow 2, column list: "other" is not one of AFTERWORD_LISTS, by its id\.\nRow 2, column confirmedAt: "2026-11-25" is not a time that is past, .+\nNothing was imported\.$/,
    );
    await assert.rejects(bring(file('email', ...Array<string>(30).fill('x'))), /Row 21, .+\nAnd 10 more\.\nNothing was imported\.$/);
  });

  it('wants a header that it understands, and CSV', async (t) => {
    const { bring } = await desk(t);
    await assert.rejects(bring(''), /no "email"/);
    await assert.rejects(bring('ada@example.org\n'), /The header has "ada@example\.org"/);
    await assert.rejects(bring('email;list\n'), /The header has "email;list"/);
    await assert.rejects(bring('list\nweekly\n'), /no "email"/);
    await assert.rejects(bring('email,email\n'), /"email" twice/);
    await assert.rejects(bring('email\n"ada@example.org\n'), /^Error: The file is not CSV: .*Quote Not Closed/);
  });
});

describe('exporting subscribers', () => {
  it('gives a file that imports as what it was', async (t) => {
    const [from, to] = [await desk(t), await desk(t)];
    await from.bring(whole);
    await from.bring(file('email,name,consent,list', 'eve@example.org,=1+1,@all,daily', "bob@example.org,'=x,'t Hooft,weekly"));
    const text = await from.fetch();
    await to.bring(text);
    assert.equal(await to.fetch(), text);
    assert.deepEqual(await subscribers(to), await subscribers(from));
  });

  it('is RFC 4180: a header, all cells in quotation marks, CRLF', async (t) => {
    const { bring, fetch } = await desk(t);
    await bring(whole);
    const text = await fetch();
    assert.ok(text.startsWith('"email","list","name","tags","confirmedAt",'));
    assert.match(text, /"Yes, ""write""\nto me\."/);
    assert.match(text, /\}"\r\n$/);
  });

  it('has no cell that a spreadsheet calculates', async (t) => {
    const { bring, fetch } = await desk(t);
    const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', "''=1"];
    await bring(file('email,name,consent', ...evil.map((text, nth) => `a${nth}@example.org,${text},${text}`), '+x@example.org,,'));
    const cells = parse(await fetch()).flat();
    assert.deepEqual(
      cells.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell)),
      [],
    );
    assert.ok(cells.includes("'+x@example.org") && cells.includes("''=1"));
  });

  it('leaves out who waits, and who left', async (t) => {
    const { storage, fetch } = await desk(t);
    const time = { createdAt: 1, changedAt: 1 };
    for (const state of ['pending', 'unsubscribed'] as const) {
      await storage.subscriptions.put({ id: state, list: 'weekly', email: `${state}@example.org`, state, ...time });
    }
    assert.equal(parse(await fetch()).length, 1);
  });

  it('finds back to each text from its cell', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', 'x') }));
    fc.assert(
      fc.property(text, (each) => {
        assert.equal(fromCell(toCell(each)), each);
        assert.ok(!/^[=+\-@\t\r\n]/.test(toCell(each)));
      }),
    );
  });
});
