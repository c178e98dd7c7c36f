import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/comments/index.js';
import { demoServer, type Fault } from '../src/provider/demo.js';

interface Args {
  thread: string;
  heading: string;
  sort: string;
  pageSize: number;
  maxDepth: number;
  closed: boolean;
}

/** A thread of its own for each story, so that none meets another's comments. */
const meta: Meta<Args> = {
  title: 'Comment box',
  component: 'aw-comment-box',
  args: { heading: '', sort: 'newest', pageSize: 25, maxDepth: 4, closed: false },
  argTypes: {
    sort: { control: 'select', options: ['newest', 'oldest', 'top'] },
    thread: { table: { disable: true } },
  },
  render: ({ thread, heading, sort, pageSize, maxDepth, closed }) =>
    html`<aw-comment-box
      provider="demo"
      thread=${thread}
      heading=${heading}
      sort=${sort}
      page-size=${pageSize}
      max-depth=${maxDepth}
      ?closed=${closed}
    ></aw-comment-box>`,
};

export default meta;
type Story = StoryObj<Args>;

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** Prepares the demo's server for a story that begins. */
function prepare(thread: string, begin: () => void = () => undefined): Story {
  return {
    args: { thread },
    beforeEach: () => {
      demoServer.clear();
      demoServer.delayMs = 300;
      localStorage.clear();
      begin();
    },
  };
}

function conversation(thread: string): void {
  const [first] = demoServer.seed(thread, [
    {
      name: 'Ruth K.',
      html: '<p>The afternoon part is exactly it. I set a timer now, and the stretch against the <a href="https://example.org">door frame</a> helps more than the expensive chair did.</p>',
      createdAt: ago(190),
      replies: 1,
    },
  ]);
  const [second] = demoServer.seed(thread, [
    {
      name: 'Ines Calloway',
      parent: first?.id ?? null,
      html: '<p>Good to hear. Try changing which leg you stand on, too; the chair was never the whole story.</p>',
      createdAt: ago(130),
      replies: 1,
    },
  ]);
  demoServer.seed(thread, [
    { name: 'نور', parent: second?.id ?? null, html: '<p dir="rtl">شكرًا، سأجرّب ذلك.</p>', createdAt: ago(45) },
    {
      name: 'Tomas',
      html: '<blockquote><p>There is no perfect position.</p></blockquote><p>Does this hold for people who stand all day as well?</p><ul><li>shop floors</li><li>kitchens</li></ul>',
      createdAt: ago(4),
    },
  ]);
}

/** A thread as readers find it. */
export const Conversation: Story = prepare('conversation', () => conversation('conversation'));

/** Nobody has written yet: an invitation. */
export const Empty: Story = prepare('empty');

/** Skeletons in the final size, from 300 ms on. */
export const Loading: Story = prepare('loading', () => (demoServer.delayMs = 3_600_000));

const failing =
  (...faults: Fault[]) =>
  () =>
    demoServer.fail(...faults);

/** The thread could not be had; "Try again" asks once more. */
export const NotLoaded: Story = prepare('not-loaded', failing('offline'));

/** New comments are no longer taken. */
export const Closed: Story = prepare('closed', () => {
  conversation('closed');
  demoServer.open = false;
});

/** What one writes waits for a moderator: write something, and post it. */
export const Moderated: Story = prepare('moderated', () => (demoServer.moderated = true));

/** The first attempt to post gets no answer: the words are kept, and go by themselves after a moment. */
export const NoNetwork: Story = {
  ...prepare('no-network'),
  play: async ({ canvasElement }) => {
    const box = canvasElement.querySelector('aw-comment-box');
    await new Promise((loaded) => box?.addEventListener('aw-load', loaded, { once: true }));
    demoServer.fail('offline', 'offline', 'offline');
  },
};

/** The first attempt to post is refused for its address. */
export const Refused: Story = {
  ...prepare('refused'),
  play: async ({ canvasElement }) => {
    const box = canvasElement.querySelector('aw-comment-box');
    await new Promise((loaded) => box?.addEventListener('aw-load', loaded, { once: true }));
    demoServer.fail({ code: 'blocked', field: 'email' });
  },
};

/** A long thread: pages of 25, deep answers shown flat from the fourth step on. */
export const Long: Story = prepare('long', () => {
  for (let at = 0; at < 60; at += 1) {
    let parent: string | null = null;
    for (let depth = 0; depth < (at % 7 === 0 ? 7 : 1); depth += 1) {
      const [made] = demoServer.seed('long', [
        { name: `Reader ${at}.${depth}`, html: `<p>Comment ${at}, step ${depth + 1}.</p>`, parent, createdAt: ago(9000 - at * 90 - depth) },
      ]);
      parent = made?.id ?? null;
    }
  }
});

/** Long words, a long name, emoji. */
export const Stress: Story = prepare('stress', () =>
  demoServer.seed('stress', [
    {
      name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
      html: `<p>${'long'.repeat(60)}</p>`,
      createdAt: ago(1),
    },
    {
      name: '👩🏽‍⚕️ Dr. 🦴',
      html: '<p>🧘🏽‍♀️🧘🏽‍♀️🧘🏽‍♀️</p><pre><code>a very long line of code that does not wrap, and scrolls in its own box instead of the page</code></pre>',
      createdAt: ago(2),
    },
  ]),
);
