import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { wire, wireFile } from '../../../scripts/wire.mjs';

describe('the types of the wire', () => {
  it('are those of the server: `npm run generate` makes them anew', async () => {
    assert.equal(await readFile(wireFile, 'utf8'), await wire());
  });
});
