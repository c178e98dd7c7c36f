import { Checks } from '../facts/checks.js';
import type { Author, Markup } from './markup.js';

/** A card's attributes, as they were given. */
export interface Attributes extends Omit<Markup, 'authors'> {
  /** Several authors, and their addresses in the same order, are separated by `;`. */
  readonly author?: string | undefined;
  readonly authorHref?: string | undefined;
  /** `16/9` */
  readonly imageRatio?: string | undefined;
  /** Minutes. */
  readonly readingTime?: number | undefined;
}

/** What is known of an article. Every address is safe to link to, every date exists. */
export interface Facts extends Markup {
  /** Width divided by height of the picture. */
  readonly ratio: number;
  readonly minutes: number | undefined;
  /** What could not be used: a sentence for each attribute. */
  readonly faults: ReadonlyMap<string, string>;
}

const list = (values = '') => values.split(';').map((value) => value.trim());

/** Joins what attributes and markup say of an article; attributes win. What cannot be used is left out, and said in `faults`. */
export function articleFacts(given: Attributes, markup: Markup): Facts {
  const checks = new Checks();

  // What belongs together comes from one place: the markup's srcset is not of the picture that an attribute names.
  const picture: Partial<Markup> = given.image ? {} : markup;
  const filed: Partial<Markup> = given.category ? {} : markup;
  const hrefs = list(given.authorHref);
  const authors = given.author ? list(given.author).map((name, index): Author => ({ name, href: hrefs[index] })) : markup.authors;

  const heading = given.heading || markup.heading;
  if (!heading) checks.refuse('heading', 'the title, or put a heading inside');
  const href = given.href || markup.href;
  if (!href) checks.refuse('href', 'the address of the article, or put a link to it inside');

  const [width, height] = (given.imageRatio || '3/2').split('/').map(Number);
  const ratio = Number(width) / Number(height);
  const hasRatio = ratio > 0.1 && ratio < 10;
  if (!hasRatio) checks.refuse('image-ratio', 'a shape like "16/9"', given.imageRatio);

  const minutes = given.readingTime ?? undefined;
  const hasMinutes = minutes !== undefined && minutes > 0;
  if (minutes !== undefined && !hasMinutes) checks.refuse('reading-time', 'a number of minutes', minutes);

  return {
    href: checks.url('href', href),
    heading,
    excerpt: given.excerpt || markup.excerpt,
    image: checks.picture('image', given.image || picture.image),
    imageAlt: given.imageAlt ?? picture.imageAlt,
    imageSrcset: given.imageSrcset ?? picture.imageSrcset,
    imageSizes: given.imageSizes ?? picture.imageSizes,
    ratio: hasRatio ? ratio : 1.5,
    category: given.category || filed.category,
    categoryHref: checks.url('category-href', given.categoryHref || filed.categoryHref),
    authors: authors.filter(({ name }) => name).map(({ name, href }) => ({ name, href: checks.url('author-href', href) })),
    published: checks.date('published', given.published || markup.published),
    updatedOn: checks.date('updated', given.updatedOn || markup.updatedOn),
    minutes: hasMinutes ? minutes : undefined,
    faults: checks.faults,
  };
}
