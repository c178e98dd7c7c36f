import { expect, fixture, html } from '@open-wc/testing';
import * as articleCard from '../../stories/article-card.stories.js';
import * as authorBio from '../../stories/author-bio.stories.js';
import * as commentBox from '../../stories/comment-box.stories.js';
import * as commentCount from '../../stories/comment-count.stories.js';
import * as latestComments from '../../stories/latest-comments.stories.js';
import * as newsletterSignup from '../../stories/newsletter-signup.stories.js';
import * as postureQuiz from '../../stories/posture-quiz.stories.js';

type Args = Readonly<Record<string, unknown>>;

/** What a story of ours has (Component Story Format 3), as far as it is run here. */
interface Story {
  readonly title?: string;
  readonly args?: Args;
  readonly render?: (args: Args) => unknown;
  readonly beforeEach?: () => void;
  readonly play?: (context: { readonly canvasElement: HTMLElement }) => Promise<void> | void;
}

const rooms = [
  articleCard,
  authorBio,
  commentBox,
  commentCount,
  latestComments,
  newsletterSignup,
  postureQuiz,
] as unknown as readonly Readonly<Record<string, Story>>[];

/** Every widget on a page, also inside other widgets. */
function* widgets(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    if (!element.shadowRoot) continue;
    yield element;
    yield* widgets(element.shadowRoot);
  }
}

/** What comes in is seen half through until it is there. */
async function arrived(canvas: HTMLElement): Promise<void> {
  for (const { shadowRoot } of widgets(canvas)) {
    await Promise.allSettled(shadowRoot?.getAnimations().map(({ finished }) => finished) ?? []);
  }
}

describe('Storybook', () => {
  const { warn } = console;
  // Some stories show what a site owner got wrong.
  before(() => (console.warn = () => undefined));
  after(() => (console.warn = warn));

  for (const { default: meta, ...stories } of rooms) {
    for (const [name, story] of Object.entries(stories)) {
      it(`shows ${meta?.title ?? ''}: ${name}, which passes axe`, async () => {
        localStorage.clear();
        sessionStorage.clear();
        meta?.beforeEach?.();
        story.beforeEach?.();
        const render = story.render ?? meta?.render;
        const canvasElement = await fixture<HTMLElement>(html`<main>${render?.({ ...meta?.args, ...story.args })}</main>`);
        await story.play?.({ canvasElement });
        await arrived(canvasElement);
        expect([...widgets(canvasElement)]).not.to.be.empty;
        await expect(canvasElement).to.be.accessible();
      });
    }
  }
});
