import { Checks } from '../facts/checks.js';
import type { Link, Markup } from './markup.js';

/** A bio's attributes, as they were given. */
export interface Attributes extends Omit<Markup, 'links' | 'hasBiography'> {
  readonly published?: string | undefined;
  readonly updatedOn?: string | undefined;
  readonly reviewedByHref?: string | undefined;
  readonly reviewedOn?: string | undefined;
}

/** What is known of an author and of the review of what they wrote. Every address is safe to link to, every date exists. */
export interface Facts extends Markup {
  readonly published: string | undefined;
  readonly updatedOn: string | undefined;
  readonly reviewedByHref: string | undefined;
  readonly reviewedOn: string | undefined;
  /** What could not be used: a sentence for each attribute. */
  readonly faults: ReadonlyMap<string, string>;
}

/** Joins what attributes and markup say of an author; attributes win. What cannot be used is left out, and said in `faults`. */
export function authorFacts(given: Attributes, markup: Markup): Facts {
  const checks = new Checks();

  const name = given.name || markup.name;
  if (!name) checks.refuse('name', 'the name of the author, or put an h-card inside');

  return {
    name,
    jobTitle: given.jobTitle || markup.jobTitle,
    avatar: checks.picture('avatar', given.avatar || markup.avatar),
    href: checks.url('href', given.href || markup.href),
    published: checks.date('published', given.published),
    updatedOn: checks.date('updated', given.updatedOn),
    reviewedByHref: checks.url('reviewed-by-href', given.reviewedByHref),
    reviewedOn: checks.date('reviewed-on', given.reviewedOn),
    links: markup.links
      .map(({ href, label }) => ({ href: checks.url('rel=me', href), label: label || site(href) }))
      .filter((link): link is Link => link.href !== undefined),
    hasBiography: markup.hasBiography,
    faults: checks.faults,
  };
}

/** What an address is called where nobody gave it a name: `mastodon.social`, `mara@example.org`. */
const site = (href: string) => /^\w+:(?:\/\/)?(?:www\.)?([^/?#]+)/.exec(href)?.[1] ?? href;
