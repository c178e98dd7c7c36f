import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { initials } from '../../../src/facts/initials.js';

describe("a name's initials", () => {
  const cases: readonly (readonly [name: string, letters: readonly string[]])[] = [
    ['Mara Olden', ['M', 'O']],
    ['Martin Luther King', ['M', 'K']],
    ['Plato', ['P']],
    ['  jo   hart ', ['J', 'H']],
    ['Jo Hart, MD', ['J', 'H']],
    ['Łucja Óska', ['Ł', 'Ó']],
    ['محمد علي', ['م', 'ع']],
    ['田中 花', ['田', '花']],
    ['王小明', ['王']],
    ['नेहा शर्मा', ['ने', 'श']],
    ['“Ada” (Lovelace)', ['A', 'L']],
    ['Mara 🌱', ['M', '🌱']],
    ['—', []],
  ];
  for (const [name, letters] of cases) {
    it(`of ${name.trim()} are ${letters.join(' and ') || 'none'}`, () => assert.deepEqual(initials(name, 'en'), letters));
  }
});
