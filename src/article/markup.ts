import type { LightElement } from '../facts/light-dom.js';

/** What an article's own markup says, under the names of the attributes. */
export interface Markup {
  readonly href?: string | undefined;
  readonly heading?: string | undefined;
  readonly excerpt?: string | undefined;
  readonly image?: string | undefined;
  readonly imageAlt?: string | undefined;
  readonly imageSrcset?: string | undefined;
  readonly imageSizes?: string | undefined;
  readonly category?: string | undefined;
  readonly categoryHref?: string | undefined;
  readonly authors: readonly Author[];
  readonly published?: string | undefined;
  readonly updatedOn?: string | undefined;
}

/** Who wrote an article, with a page of their own or without. */
export interface Author {
  readonly name: string;
  readonly href?: string | undefined;
}

const headings = 'h1, h2, h3, h4, h5, h6';
const category = '[rel~=tag], .p-category';
const author = '[rel~=author], .p-author';

/**
 * Reads a card's light DOM: plain markup (a link with an image and a heading, a paragraph, a `<time>`), or the class names of
 * microformats2 `h-entry`. What is put into a named slot is shown as it is and not read, but for the heading.
 */
export function readMarkup(card: LightElement): Markup {
  const all = (selector: string) => card.all(`:is(${selector}):not(:scope > [slot], :scope > [slot] *)`);
  const first = (selector: string) => all(selector)[0];
  const link = first(`a:has(${headings}), :is(${headings}) a, a.u-url`) ?? first(`a[href]:not(${category}, ${author})`);
  const heading = first(`${headings}, .p-name`) ?? card.all(':scope > [slot=heading]')[0] ?? link;
  const image = first('img');
  const tag = first(category);
  return {
    href: link?.attribute('href'),
    heading: heading?.text(),
    excerpt: first(`.p-summary, p:not(${category}, ${author}, :has(${category}, ${author}, time))`)?.text(),
    image: image?.attribute('src'),
    imageAlt: image?.attribute('alt'),
    imageSrcset: image?.attribute('srcset'),
    imageSizes: image?.attribute('sizes'),
    category: tag?.text(),
    categoryHref: tag?.attribute('href'),
    // `.p-author` may be around the link, or inside it.
    authors: all('[rel~=author], .p-author:not([rel~=author] *, :has([rel~=author]))').map((each) => ({
      name: each.text(),
      href: each.attribute('href'),
    })),
    published: first('time:not(.dt-updated)')?.attribute('datetime'),
    updatedOn: first('time.dt-updated')?.attribute('datetime'),
  };
}
