import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { siteOfOrigin, siteOfThread } from '../src/comments/sites.ts';
import { threadKey } from '../src/comments/thread-key.ts';

interface Case {
  readonly given: string;
  readonly key: string | null;
}

// The widgets' function is held to the same table.
const cases = JSON.parse(readFileSync(new URL('../../test/thread-keys.json', import.meta.url), 'utf8')) as readonly Case[];

describe('the key of a thread', () => {
  for (const { given, key } of cases) {
    it(`of "${given}" is ${key ?? 'none'}`, () => assert.equal(threadKey(given), key));
  }

  it('has at most 200 characters where it is no URL', () => {
    assert.equal(threadKey('x'.repeat(200)), 'x'.repeat(200));
    assert.equal(threadKey('x'.repeat(201)), null);
  });

  it('of a key is that key', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const key = threadKey(url);
        assert.equal(key === null ? null : threadKey(key), key);
      }),
    );
  });
});

describe('the site of a thread', () => {
  const one = ['https://magazine.example'];
  const two = [...one, 'https://other.example'];

  it('is the one whose origin its key has', () => {
    assert.equal(siteOfThread(two, 'https://other.example/a'), 'https://other.example');
    assert.equal(siteOfThread(two, 'https://stranger.example/a'), null);
    assert.equal(siteOfThread('*', 'https://stranger.example/a'), 'https://stranger.example');
  });

  it('is the only one, or any, for a key that is no URL', () => {
    assert.equal(siteOfThread(one, 'post-17'), 'https://magazine.example');
    assert.equal(siteOfThread('*', 'post-17'), '*');
    assert.equal(siteOfThread(two, 'post-17'), null);
  });

  it('is the same for an origin by http and by https', () => {
    assert.equal(siteOfOrigin(one, 'http://magazine.example'), 'https://magazine.example');
    assert.equal(siteOfOrigin(one, 'https://magazine.example:8443'), null);
    assert.equal(siteOfOrigin(one, 'null'), null);
  });
});
