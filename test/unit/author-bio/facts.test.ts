import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { authorFacts } from '../../../src/author-bio/facts.js';
import type { Markup } from '../../../src/author-bio/markup.js';

const markup: Markup = { name: 'Mara Olden', jobTitle: 'Editor', avatar: 'mara.jpg', href: '/mara', links: [], hasBiography: true };
const nothing: Markup = { links: [], hasBiography: false };

describe('the facts of an author', () => {
  it('are what the h-card says, where no attribute says anything', () => {
    const { name, jobTitle, avatar, href, faults } = authorFacts({}, markup);
    assert.deepEqual([name, jobTitle, avatar, href, faults.size], ['Mara Olden', 'Editor', 'mara.jpg', '/mara', 0]);
  });

  it('are what the attributes say before all else', () => {
    const { name, jobTitle } = authorFacts({ name: 'M. Olden' }, markup);
    assert.deepEqual([name, jobTitle], ['M. Olden', 'Editor']);
  });

  it('say that the name is missing, and how to give it', () => {
    assert.equal(authorFacts({}, nothing).faults.get('name'), 'nothing is there; give the name of the author, or put an h-card inside.');
  });

  it('leave out what cannot be used, each with its own fault', () => {
    const facts = authorFacts(
      {
        name: 'A',
        href: 'javascript:1',
        reviewedByHref: 'javascript:2',
        published: 'x',
        updatedOn: 'y',
        reviewedOn: 'z',
        avatar: 'javascript:3',
      },
      nothing,
    );
    assert.deepEqual(
      [facts.href, facts.reviewedByHref, facts.published, facts.updatedOn, facts.reviewedOn, facts.avatar],
      Array<undefined>(6).fill(undefined),
    );
    assert.deepEqual([...facts.faults.keys()].sort(), ['avatar', 'href', 'published', 'reviewed-by-href', 'reviewed-on', 'updated']);
  });

  it('name a link without words after its site', () => {
    const hrefs = ['https://mastodon.social/@mara', 'https://www.example.org', 'mailto:mara@example.org', '/about'];
    const { links } = authorFacts({ name: 'A' }, { links: hrefs.map((href) => ({ href, label: '' })), hasBiography: false });
    assert.deepEqual(
      links.map(({ label }) => label),
      ['mastodon.social', 'example.org', 'mara@example.org', '/about'],
    );
  });

  it('leave out a link that runs script, and keep the others', () => {
    const links = [
      { href: 'javascript:alert(1)', label: 'Me' },
      { href: 'https://example.org/', label: 'Site' },
    ];
    const facts = authorFacts({ name: 'A' }, { links, hasBiography: false });
    assert.deepEqual(facts.links, [{ href: 'https://example.org/', label: 'Site' }]);
    assert.ok(facts.faults.has('rel=me'));
  });
});
