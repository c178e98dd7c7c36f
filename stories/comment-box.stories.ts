import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { CommentBox } from '../src/comments/index.js';
import '../src/comments/index.js';
import { demoServer, type Fault } from '../src/provider/demo.js';

interface Args {
  thread: string;
  heading: string;
  sort: string;
  pageSize: number;
  maxDepth: number;
  closed: boolean;
  loading: string;
  live: string;
  votes: string;
  guidelines: string;
  newsletter: string;
}

/** A thread of its own for each story, so that none meets another's comments. */
const meta: Meta<Args> = {
  title: 'Comment box',
  component: 'aw-comment-box',
  args: {
    heading: '',
    sort: 'newest',
    pageSize: 25,
    maxDepth: 4,
    closed: false,
    loading: 'eager',
    live: 'off',
    votes: 'up',
    guidelines: '',
    newsletter: '',
  },
  argTypes: {
    sort: { control: 'select', options: ['newest', 'oldest', 'top'] },
    loading: { control: 'select', options: ['visible', 'eager', 'click'] },
    live: { control: 'select', options: ['off', 'on'] },
    votes: { control: 'select', options: ['up', 'none'] },
    thread: { table: { disable: true } },
  },
  render: ({ thread, heading, sort, pageSize, maxDepth, closed, loading, live, votes, guidelines, newsletter }) =>
    html`<aw-comment-box
      provider="demo"
      thread=${thread}
      heading=${heading}
      sort=${sort}
      page-size=${pageSize}
      max-depth=${maxDepth}
      ?closed=${closed}
      loading=${loading}
      live=${live}
      votes=${votes}
      guidelines=${guidelines}
      newsletter=${newsletter}
    ></aw-comment-box>`,
};

export default meta;
type Story = StoryObj<Args>;

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** Waits until a claim holds, for a story that is played. */
async function until(claim: () => unknown): Promise<void> {
  while (!claim()) await new Promise(requestAnimationFrame);
}

/** The box of a story, its thread loaded. */
async function loadedBox(canvas: HTMLElement): Promise<{ box: CommentBox; root: DocumentFragment }> {
  await until(() => canvas.querySelector('aw-comment-box')?.shadowRoot?.querySelector('.thread, .empty'));
  const box = canvas.querySelector('aw-comment-box');
  if (!box?.shadowRoot) throw new Error('no box');
  return { box, root: box.shadowRoot };
}

function press(root: ParentNode, selector: string): void {
  root.querySelector<HTMLElement>(selector)?.click();
}

/** Writes as a visitor does. */
function write(field: HTMLInputElement | HTMLTextAreaElement | null, text: string): void {
  if (!field) return;
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

async function writeComment(root: DocumentFragment, text: string): Promise<void> {
  write(root.querySelector('#body-top'), text);
  await until(() => root.querySelector('input[name=name]'));
  write(root.querySelector('input[name=name]'), 'Sam Okafor');
  write(root.querySelector('input[name=email]'), 'sam@example.org');
}

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
      votes: 12,
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

/** What a writer sees: the toolbar, who one is, what goes along. */
export const Writing: Story = {
  ...prepare('writing', () => conversation('writing')),
  play: async ({ canvasElement }) => {
    const { root } = await loadedBox(canvasElement);
    await writeComment(root, 'I **stand** for calls now, and sit for everything else.\n\n> There is no perfect position.\n\nExactly.');
  },
};
Writing.args = { ...Writing.args, guidelines: 'Be kind, and stay with the article.', newsletter: 'weekly' };

/** The text as the back end will show it. The demo's makes paragraphs only. */
export const Preview: Story = {
  ...prepare('preview'),
  play: async ({ canvasElement }) => {
    const { root } = await loadedBox(canvasElement);
    await writeComment(root, 'I stand for calls now.\n\nAnd sit for everything else.');
    await until(() => root.querySelector('.preview-switch'));
    press(root, '.preview-switch');
    await until(() => root.querySelector('.preview .body'));
  },
};

/** On its way: it looks as it will, and says that it is being sent. */
export const Sending: Story = {
  ...prepare('sending', () => conversation('sending')),
  play: async ({ canvasElement }) => {
    const { root } = await loadedBox(canvasElement);
    await writeComment(root, 'I stand for calls now, and sit for everything else.');
    demoServer.delayMs = 3_600_000;
    press(root, '.form [type=submit]');
    await until(() => root.querySelector('.sending'));
  },
};

/** One's own, just posted: it can be edited and deleted for a while. */
export const Own: Story = {
  ...prepare('own', () => conversation('own')),
  play: async ({ canvasElement }) => {
    const { box, root } = await loadedBox(canvasElement);
    await writeComment(root, 'I stand for calls now.');
    const posted = new Promise((done) => box.addEventListener('aw-post', done, { once: true }));
    press(root, '.form [type=submit]');
    await posted;
  },
};

/** An edit, in place. */
export const Editing: Story = {
  ...prepare('editing', () => conversation('editing')),
  play: async (context) => {
    await Own.play?.(context);
    const root = context.canvasElement.querySelector('aw-comment-box')?.shadowRoot;
    if (!root) return;
    press(root, '[data-act=edit]');
    await until(() => root.querySelector('.comment textarea'));
  },
};

/** Deleted a moment ago: it can be taken back. */
export const Deleted: Story = {
  ...prepare('deleted', () => conversation('deleted')),
  play: async (context) => {
    await Own.play?.(context);
    const root = context.canvasElement.querySelector('aw-comment-box')?.shadowRoot;
    if (!root) return;
    press(root, '[data-act=delete]');
    await until(() => root.querySelector('[data-act=undelete]'));
  },
};

/** Why a comment is reported. */
export const Reporting: Story = {
  ...prepare('reporting', () => conversation('reporting')),
  play: async ({ canvasElement }) => {
    const { root } = await loadedBox(canvasElement);
    press(root, '[data-act=more]');
    await until(() => root.querySelector('.further'));
    press(root, '.further button:nth-of-type(3)');
    await until(() => root.querySelector('.reasons'));
  },
};

/** Pinned comes first; the author of the article has a badge. */
export const Badges: Story = prepare('badges', () => {
  conversation('badges');
  const [pinned] = demoServer.seed('badges', [
    {
      name: 'Ines Calloway',
      html: '<p>Thank you all. The exercises are on one page now, to print.</p>',
      createdAt: ago(300),
      pinned: true,
      votes: 31,
    },
  ]);
  if (pinned) demoServer.badge(pinned.id, 'Author');
});

/** Someone who was muted on this device. */
export const Muted: Story = {
  ...prepare('muted', () => conversation('muted')),
  play: async ({ canvasElement }) => {
    const { root } = await loadedBox(canvasElement);
    press(root, '[data-act=more]');
    await until(() => root.querySelector('.further'));
    press(root, '.further button:nth-of-type(4)');
    await until(() => root.querySelector('[data-act=unmute]'));
  },
};

/** What came while one was reading waits until it is wanted. */
export const NewComments: Story = {
  ...prepare('new-comments', () => conversation('new-comments')),
  play: async ({ canvasElement }) => {
    const { root } = await loadedBox(canvasElement);
    await until(() => root.querySelector('.fresh'));
    demoServer.seed('new-comments', [{ name: 'Lena', html: '<p>Same here.</p>' }]);
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => root.querySelector('.fresh button'));
  },
};
NewComments.args = { ...NewComments.args, live: 'on' };

/** Comments that are asked for only when one wants them. */
export const OnDemand: Story = prepare('on-demand', () => conversation('on-demand'));
OnDemand.args = { ...OnDemand.args, loading: 'click' };
