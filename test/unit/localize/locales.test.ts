import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { terms as ar } from '../../../src/localize/ar.js';
import { terms as de } from '../../../src/localize/de.js';
import { terms as en } from '../../../src/localize/en.js';
import { plural, type Wording } from '../../../src/localize/wording.js';

const rooms = readdirSync(new URL('../../../src/localize/en/', import.meta.url));

describe('terms', () => {
  it('have one key each over all rooms, since a locale is one flat table', async () => {
    const keys: string[] = [];
    for (const file of rooms) {
      const room = (await import(`../../../src/localize/en/${file}`)) as Record<string, Wording>; // each exports one object of terms
      keys.push(...Object.values(room).flatMap((wording) => Object.keys(wording)));
    }
    assert.deepEqual(
      keys.filter((key, at) => keys.indexOf(key) !== at),
      [],
    );
    assert.deepEqual(keys.sort(), Object.keys(en).sort());
  });

  for (const [locale, terms] of Object.entries({ de, ar })) {
    it(`are all there in ${locale}, functions where English has one, and nothing is empty`, () => {
      assert.deepEqual(Object.keys(terms).sort(), Object.keys(en).sort());
      for (const [key, term] of Object.entries(terms)) {
        assert.equal(typeof term, typeof en[key as keyof typeof en], key);
        if (typeof term === 'string') assert.notEqual(term.trim(), '', key);
      }
    });

    it(`are translated in ${locale}, not copied`, () => {
      const same = Object.entries(terms).filter(([key, term]) => typeof term === 'string' && term === en[key as keyof typeof en]);
      assert.ok(same.length <= 3, `the same as in English: ${same.map(([key]) => key).join(', ')}`);
    });
  }
});

describe('plural forms', () => {
  const forms = { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' };

  it('has all six of Arabic', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 11, 100].map((count) => plural('ar', count, forms)),
      ['zero', 'one', 'two', 'few', 'many', 'other'],
    );
  });

  it('falls back to "other" where a form is not given', () => {
    assert.equal(plural('en', 1, { other: 'all' }), 'all');
  });
});
