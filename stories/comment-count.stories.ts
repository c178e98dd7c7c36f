import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/comments/index.js';
import { demoServer } from '../src/provider/demo.js';

interface Args {
  thread: string;
}

const meta: Meta<Args> = {
  title: 'Comment count',
  component: 'aw-comment-count',
  args: { thread: 'counted' },
  argTypes: { thread: { table: { disable: true } } },
  beforeEach: () => {
    demoServer.clear();
    demoServer.delayMs = 300;
    localStorage.clear();
    demoServer.seed(
      'counted',
      Array.from({ length: 1234 }, (_, at) => ({ name: `Reader ${String(at)}`, html: '<p>A comment.</p>' })),
    );
  },
};

export default meta;
type Story = StoryObj<Args>;

/** In the page's own sentence: it looks like the words around it. */
export const Sentence: Story = {
  render: ({ thread }) =>
    html`<p>
      Why your upper back tightens by four in the afternoon ·
      <a href="#comments">Comments: <aw-comment-count provider="demo" thread=${thread}>0</aw-comment-count></a>
    </p>`,
};

/** In a link without other words: a screen reader hears "1,234 comments", and what is inside until the number is known. */
export const Alone: Story = {
  render: ({ thread }) =>
    html`<p>
      <a href="#comments">
        <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true">
          <path d="M2 3h12v8H7l-3 3v-3H2z"></path>
        </svg>
        <aw-comment-count provider="demo" thread=${thread}>Comments</aw-comment-count>
      </a>
    </p>`,
};

/** A list of articles: one request for all. */
export const Many: Story = {
  render: () =>
    html`<ul>
      ${['Back', 'Neck', 'Desk'].map((name, at) => {
        demoServer.seed(
          name,
          Array.from({ length: at }, () => ({ name: 'Ann' })),
        );
        return html`<li><a href="#${name}">${name}</a> (<aw-comment-count provider="demo" thread=${name}>…</aw-comment-count>)</li>`;
      })}
    </ul>`,
};

/** The number cannot be had: what the page has put inside stays. */
export const NotCounted: Story = {
  beforeEach: () => demoServer.fail('offline'),
  render: ({ thread }) =>
    html`<p>
      <a href="#comments"><aw-comment-count provider="demo" thread=${thread}>Comments</aw-comment-count></a>
    </p>`,
};

/** It follows the comment box of its thread on the same page: post something. */
export const WithItsBox: Story = {
  render: () => {
    demoServer.seed('talk', [{ name: 'Ruth K.', html: '<p>The afternoon part is exactly it.</p>' }]);
    return html`<p>Comments so far: <aw-comment-count provider="demo" thread="talk">0</aw-comment-count></p>
      <aw-comment-box provider="demo" thread="talk"></aw-comment-box>`;
  },
};
