import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { reference } from '../../scripts/reference.mjs';
import { version } from '../../src/site/version.js';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const { exports, ...manifest } = JSON.parse(read('package.json')) as {
  version: string;
  exports: Record<string, string | { default: string }>;
};

describe('the npm package', () => {
  it('knows its own version', () => assert.equal(version, manifest.version));

  for (const [entry, target] of Object.entries(exports)) {
    if (typeof target === 'string') continue;
    it(`can be imported in Node: ${entry}`, async () => {
      const names = Object.keys((await import(`../../${target.default.slice(2)}`)) as object);
      assert.ok(names.length > 0);
    });
  }

  it('describes every element that it defines', () => {
    const { modules } = JSON.parse(read('dist/custom-elements.json')) as {
      modules: { declarations?: { tagName?: string; description?: string }[] }[];
    };
    const elements = modules.flatMap(({ declarations = [] }) => declarations.filter(({ tagName }) => tagName));
    assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), [
      'aw-article-card',
      'aw-author-bio',
      'aw-comment-box',
      'aw-comment-count',
      'aw-latest-comments',
      'aw-newsletter-signup',
      'aw-posture-quiz',
      'aw-site',
    ]);
    assert.ok(elements.every(({ description }) => description));
  });

  it('has a reference that is current: otherwise run npm run generate', async () => {
    assert.equal(read('docs/reference.md'), await reference());
  });

  it('leaves Lit to the app in its modules, and brings it in the script-tag files', () => {
    assert.match(read('dist/npm/site/site.js'), /from 'lit'/);
    assert.doesNotMatch(read('dist/afterword.classic.js'), /from\s*["']lit["']/);
  });

  it('gives Lit’s Trusted Types policy a name of its own in the script-tag files', () => {
    for (const file of ['dist/afterword.classic.js']) {
      assert.match(read(file), /createPolicy\("afterword-lit"/);
      assert.doesNotMatch(read(file), /createPolicy\("lit-html"/);
    }
  });

  it('ships the licences of what is inside', () => assert.match(read('dist/licences.txt'), /BSD 3-Clause|BSD-3-Clause/));
});
