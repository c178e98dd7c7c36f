import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../src/author-bio/index.js';

interface Args {
  name: string;
  credentials: string;
  jobTitle: string;
  avatar: string;
  published: string;
  updated: string;
  reviewedBy: string;
  reviewedOn: string;
  layout: string;
}

const meta: Meta<Args> = {
  title: 'Author bio',
  component: 'aw-author-bio',
  args: {
    name: 'Ines Calloway',
    credentials: 'PT, MSc',
    jobTitle: 'Editor',
    avatar: '/pictures/ines.svg',
    published: '2026-10-22',
    updated: '2026-11-12',
    reviewedBy: '',
    reviewedOn: '',
    layout: 'card',
  },
  argTypes: { layout: { control: 'select', options: ['card', 'byline'] } },
  render: (args) =>
    html`<aw-author-bio
      name=${args.name}
      credentials=${args.credentials || nothing}
      job-title=${args.jobTitle || nothing}
      avatar=${args.avatar || nothing}
      published=${args.published || nothing}
      updated=${args.updated || nothing}
      reviewed-by=${args.reviewedBy || nothing}
      reviewed-on=${args.reviewedOn || nothing}
      layout=${args.layout}
    >
      <p>Ines edits the magazine and writes about backs, necks and the hours in between.</p>
    </aw-author-bio>`,
};

export default meta;
type Story = StoryObj<Args>;

export const Card: Story = {};

/** One line, for the top of an article. */
export const Byline: Story = { args: { layout: 'byline' } };

/** No picture, or a broken one: initials, in any script. */
export const Initials: Story = { args: { avatar: '' } };

export const ArabicInitials: Story = { args: { avatar: '', name: 'نور حداد' }, globals: { locale: 'ar' } };

/** Who reviewed it, and when. */
export const Reviewed: Story = { args: { reviewedBy: 'Jo Hart', reviewedOn: '2026-11-10' } };

/** Where else the author is found. */
export const Links: Story = {
  render: (args) =>
    html`<aw-author-bio name=${args.name} avatar=${args.avatar} job-title=${args.jobTitle}>
      <p>Ines edits the magazine and writes about backs, necks and the hours in between.</p>
      <a slot="links" rel="me" href="https://social.example/@ines">Social</a>
      <a slot="links" rel="me" href="https://ines.example">Her site</a>
    </aw-author-bio>`,
};

/** From an h-card that is on the page already. */
export const FromMarkup: Story = {
  render: () =>
    html`<aw-author-bio class="h-card" published="2026-10-22">
      <img class="u-photo" src="/pictures/tomas.svg" alt="" width="160" height="160" />
      <div class="p-name"><a class="u-url" href="#tomas">Tomas Ellery</a></div>
      <div class="p-job-title">Writer</div>
      <p class="p-note">Tomas writes about desks, and would rather be walking.</p>
    </aw-author-bio>`,
};
