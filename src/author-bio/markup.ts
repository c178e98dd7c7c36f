import type { LightElement } from '../facts/light-dom.js';

/** What the markup inside says of a person, under the names of the attributes. */
export interface Markup {
  readonly name?: string | undefined;
  readonly jobTitle?: string | undefined;
  readonly avatar?: string | undefined;
  readonly href?: string | undefined;
  readonly links: readonly Link[];
  /** There are words inside besides those. */
  readonly hasBiography: boolean;
}

/** Another page of the same person. */
export interface Link {
  readonly href: string;
  /** The link's own words, where it has any. */
  readonly label: string;
}

/** Reads a bio's light DOM: the class names of microformats2 `h-card`, and the links with `rel="me"`. */
export function readMarkup(bio: LightElement): Markup {
  const first = (selector: string) => bio.all(selector)[0];
  const repeated = bio.all(':scope > [slot], :is(.p-name, .p-job-title, [rel~=me]):not(:scope > [slot] *)');
  return {
    name: first('.p-name')?.text(),
    jobTitle: first('.p-job-title')?.text(),
    avatar: first('.u-photo')?.attribute('src'),
    href: first('.u-url')?.attribute('href'),
    links: bio.all('a[rel~=me][href]').map((link) => ({ href: link.attribute('href') ?? '', label: link.text() })),
    hasBiography: letters([bio]) !== letters(repeated),
  };
}

const letters = (elements: readonly LightElement[]) =>
  elements
    .map((each) => each.text())
    .join('')
    .replaceAll(' ', '');
