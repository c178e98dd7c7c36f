import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { threadKey } from '../../../src/comments/thread-key.js';

/** The table that the server's function is held to as well. */
const cases = JSON.parse(readFileSync(new URL('../../thread-keys.json', import.meta.url), 'utf8')) as readonly {
  given: string;
  key: string | null;
}[];

describe('the key of a thread', () => {
  it('has cases', () => assert.ok(cases.length >= 4));

  for (const { given, key } of cases) {
    it(`of ${JSON.stringify(given.length > 60 ? `${given.slice(0, 60)}…` : given)} is ${JSON.stringify(key && key.length > 60 ? `${key.slice(0, 60)}…` : key)}`, () => {
      assert.equal(threadKey(given) ?? null, key);
    });
  }
});
