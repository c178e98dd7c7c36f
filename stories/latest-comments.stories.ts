import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/comments/index.js';
import { demo } from '../src/provider/comments/demo.js';
import { registerCommentProvider } from '../src/provider/comments/registry.js';
import type { Transport } from '../src/provider/exchange.js';

interface Args {
  provider: string;
  limit: number;
  heading: string;
}

const meta: Meta<Args> = {
  title: 'Latest comments',
  component: 'aw-latest-comments',
  args: { provider: 'talkative', limit: 5, heading: '' },
  argTypes: { provider: { table: { disable: true } }, limit: { control: { type: 'range', min: 1, max: 20 } } },
  render: ({ provider, limit, heading }) =>
    html`<aw-latest-comments provider=${provider} endpoint="/" limit=${limit} heading=${heading}></aw-latest-comments>`,
};

export default meta;
type Story = StoryObj<Args>;

/** Whose, how many minutes ago, what, and on which page. */
type Said = readonly [name: string, minutes: number, text: string, title: string | null];

/** A back end for a story: the demonstration has no pages, and so no titles and addresses. */
function backEnd(name: string, transport: Transport): void {
  registerCommentProvider(name, { ...demo, transport });
}

const has =
  (said: readonly Said[]): Transport =>
  async ({ url }) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const comments = said.map(([name, minutes, text, title], at) => ({
      comment: {
        id: String(at),
        author: { name, url: null, avatar: null, badge: null },
        html: `<p>${text}</p>`,
        createdAt: new Date(Date.now() - minutes * 60_000).toISOString(),
      },
      threadTitle: title,
      url: `${location.origin}/#aw-comment-${String(at)}`,
    }));
    const limit = Number(new URL(url).searchParams.get('limit'));
    return { status: 200, headers: {}, text: JSON.stringify({ comments: comments.slice(0, limit) }) };
  };

const tightens = 'Why your upper back tightens by four in the afternoon';

const conversation: readonly Said[] = [
  [
    'Tomas',
    4,
    'Does this hold for people who stand all day as well? Shop floors, kitchens.',
    'Sitting well is mostly about not sitting still',
  ],
  ['نور', 45, 'شكرًا، سأجرّب ذلك. الكرسي وحده لم يكن المشكلة.', tightens],
  ['Ines Calloway', 130, 'Good to hear. Try changing which leg you stand on, too; the chair was never the whole story.', tightens],
  [
    'Ruth K.',
    190,
    'The afternoon part is exactly it. I set a timer now, and the stretch against the door frame helps more than the expensive chair did, which I will sell to anyone who still believes in it.',
    tightens,
  ],
  ['Sam', 2900, 'Short, and I will keep it.', 'The ten-minute evening that loosens a desk-bound spine'],
];

backEnd('talkative', has(conversation));
backEnd('quiet', has([]));
backEnd('slow', () => new Promise(() => undefined));
backEnd('broken', () => Promise.reject(new TypeError('offline')));
backEnd(
  'stressed',
  has([
    [
      'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
      1,
      'long'.repeat(60),
      'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
    ],
    ['', 2, '🧘🏽‍♀️🧘🏽‍♀️🧘🏽‍♀️', null],
    ['田中', 60 * 24 * 400, '背中が痛いので、毎日すこしずつ歩いています。'.repeat(10), '背中の話'],
  ]),
);

/** As readers find them. */
export const Conversation: Story = {};

/** Fewer, under the page's own heading. */
export const Fewer: Story = { args: { limit: 2, heading: 'What readers say' } };

/** Nobody has written yet: an invitation. */
export const Empty: Story = { args: { provider: 'quiet' } };

/** Skeletons in the final size, from 300 ms on. */
export const Loading: Story = { args: { provider: 'slow', limit: 3 } };

/** They could not be had; "Try again" asks once more. */
export const NotLoaded: Story = { args: { provider: 'broken' } };

/** The same, where the page has put something inside: that stays. */
export const NotLoadedWithMarkup: Story = {
  render: () =>
    html`<aw-latest-comments provider="broken" endpoint="/">
      <p><a href="#talk">What our readers say</a></p>
    </aw-latest-comments>`,
};

/** No back end is set. */
export const NotSetUp: Story = { args: { provider: '' } };

/** Long words, no name, no title, no spaces. */
export const Stress: Story = { args: { provider: 'stressed' } };
