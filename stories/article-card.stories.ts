import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../src/article/index.js';

interface Args {
  heading: string;
  href: string;
  excerpt: string;
  image: string;
  category: string;
  author: string;
  published: string;
  updated: string;
  readingTime: number;
  source: string;
  layout: string;
  headingLevel: number;
}

const meta: Meta<Args> = {
  title: 'Article card',
  component: 'aw-article-card',
  args: {
    heading: 'Sitting well is mostly not sitting still',
    href: '#sitting-well',
    excerpt: 'There is no perfect position. There is only the next one, and it is usually better than it looks.',
    image: '/pictures/armchair.svg',
    category: 'Desk',
    author: 'Tomas Ellery',
    published: '2026-11-05',
    updated: '',
    readingTime: 3,
    source: '',
    layout: 'vertical',
    headingLevel: 3,
  },
  argTypes: { layout: { control: 'select', options: ['vertical', 'horizontal'] } },
  render: (args) =>
    html`<aw-article-card
      href=${args.href}
      heading=${args.heading}
      excerpt=${args.excerpt || nothing}
      image=${args.image || nothing}
      category=${args.category || nothing}
      author=${args.author || nothing}
      published=${args.published || nothing}
      updated=${args.updated || nothing}
      reading-time=${args.readingTime || nothing}
      source=${args.source || nothing}
      layout=${args.layout}
      heading-level=${args.headingLevel}
    ></aw-article-card>`,
};

export default meta;
type Story = StoryObj<Args>;

/** The picture above the words. */
export const Vertical: Story = {};

/** The picture beside the words, where the card is wide enough: try the widths in the toolbar. */
export const Horizontal: Story = { args: { layout: 'horizontal' } };

/** From markup that is on the page already. */
export const FromMarkup: Story = {
  render: () =>
    html`<aw-article-card>
      <p class="p-category">Practice</p>
      <a href="#kettle">
        <img src="/pictures/kettle.svg" alt="" />
        <h3>Two minutes, while the kettle boils</h3>
      </a>
      <p class="p-summary">A rubber band, a kitchen, and one of the smallest doses of exercise that anybody has put to the test.</p>
      <p><span class="p-author">Tomas Ellery</span> · <time datetime="2026-11-12">12 November 2026</time></p>
    </aw-article-card>`,
};

/** Without a picture: a drawing made from the title; the same title, the same drawing. */
export const NoPicture: Story = { args: { image: '' } };

/** A picture that cannot be had. */
export const BrokenPicture: Story = { args: { image: '/pictures/not-there.svg' } };

/** Two authors, and an update. */
export const SeveralAuthors: Story = { args: { author: 'Ines Calloway; Noor Haddow; Tomas Ellery', updated: '2026-11-20' } };

/** A title that does not want to end, long words, emoji. */
export const LongTitle: Story = {
  args: {
    heading:
      'Why the Donaudampfschifffahrtsgesellschaft never sat still 🪑, and what everyone who works at a desk can learn from its captains',
    image: '',
  },
};

/** Nothing but a title and a link. */
export const Bare: Story = { args: { excerpt: '', image: '', category: '', author: '', published: '', readingTime: 0 } };

/** Cards of a row align on their pictures and headings. */
export const Row: Story = {
  globals: { width: '1120px' },
  render: () => html`
    <div class="row">
      ${[
        ['armchair', 'Sitting well is mostly not sitting still'],
        ['', 'Nobody’s legs are the same length'],
        ['doorway', 'Thirty seconds in a doorway, and what they cannot do for you'],
      ].map(
        ([picture, heading]) =>
          html`<aw-article-card
            href="#x"
            heading=${heading ?? ''}
            image=${picture ? `/pictures/${picture}.svg` : nothing}
            category="Body"
            excerpt="One sentence, or two."
            published="2026-11-05"
          ></aw-article-card>`,
      )}
    </div>
  `,
};
