import { css } from 'lit';

/** The comments. */
export const threadStyles = css`
  .button.plain[aria-pressed='true'] {
    color: var(--_accent);
    font-weight: 600;
  }

  /* Comments: no boxes; answers indented by one avatar, with a hairline at the side. */
  .thread {
    display: grid;
    gap: calc(var(--_space) * 4.5);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .thread .thread {
    grid-column: 1 / -1;
    gap: calc(var(--_space) * 3);
    margin-block-start: calc(var(--_space) * 2.5);
    margin-inline-start: 17px;
    padding-inline-start: calc(var(--_space) * 3.4);
    border-inline-start: 1px solid var(--_border);
  }

  .comment {
    display: grid;
    grid-template-columns: 36px minmax(0, 1fr);
    column-gap: calc(var(--_space) * 1.75);
    scroll-margin-block: 4em;
    border-radius: 4px;
  }

  .comment:focus-visible {
    outline-offset: 8px;
  }

  /* What is far from view costs nothing, and stays findable. The room for outlines and marks is inside, since the box clips. */
  .branch {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 9em;
    margin: -10px;
    padding: 10px;
  }

  @media print {
    .branch {
      content-visibility: visible;
    }

    .actions {
      display: none;
    }
  }

  .linked > .body {
    background: linear-gradient(var(--_tint), var(--_tint));
    box-shadow: 0 0 0 8px var(--_tint);
    border-radius: 2px;
  }

  .comment > :not(.avatar, .thread) {
    grid-column: 2;
  }

  .gone > .body {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 2);
    margin: 0;
    font-style: italic;
  }

  .header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 1.25);
    min-block-size: 36px;
    align-content: center;
    line-height: 1.35;
  }

  .header .heading {
    unicode-bidi: plaintext; /* a name keeps its full stop where it belongs */
    font: inherit;
    font-weight: 600;
    letter-spacing: normal;
    line-height: inherit;
  }

  .header a:not(.muted) {
    color: inherit;
  }

  .header a {
    text-decoration: none;
  }

  .header a:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .badge {
    padding: 0.1em 0.7em;
    border-radius: 2em;
    background: var(--_tint);
    color: var(--_accent);
    font-size: max(0.75em, 12px);
    font-weight: 600;
  }

  .body {
    max-inline-size: 68ch;
  }

  .body :is(p, blockquote, pre, ul, ol) {
    margin-block: 0 0.7em;
  }

  .body :last-child {
    margin-block-end: 0;
  }

  .body ul {
    list-style: disc;
  }

  .body blockquote {
    margin-inline: 0;
    padding-inline-start: calc(var(--_space) * 2);
    border-inline-start: 2px solid var(--_border);
    color: var(--_muted);
  }

  .body pre {
    overflow-x: auto;
    padding: calc(var(--_space) * 1.5);
    border-radius: calc(var(--_radius) * 0.6);
    background: var(--_tint);
    font-size: 0.92em;
  }

  .body :is(ul, ol) {
    padding-inline-start: 1.4em;
  }

  .notice {
    padding-inline-start: calc(var(--_space) * 2);
    border-inline-start: 2px solid var(--_accent);
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 calc(var(--_space) * 2);
    margin: calc(var(--_space) * 1.25) 0 0;
    color: var(--_muted);
    font-size: max(0.92em, 13px);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 2.25);
    margin-block-start: calc(var(--_space) * 0.5);
  }

  /* Muted text is mixed from its surroundings: not twice. */
  .notice .button.plain {
    color: inherit;
    text-decoration: underline;
  }

  .fresh {
    margin: 0;
  }

  .fresh .button {
    inline-size: 100%;
    margin-block-end: calc(var(--_space) * 3);
  }

  .comment > .form {
    margin-block: calc(var(--_space) * 2) 0;
  }

  .more {
    justify-self: start;
    margin-block-start: calc(var(--_space) * 1.5);
  }

  .pager {
    margin-block-start: calc(var(--_space) * 5);
  }

  @container (inline-size < 24em) {
    .thread .thread {
      margin-inline-start: 4px;
      padding-inline-start: calc(var(--_space) * 2);
    }
  }

  @media (forced-colors: active) {
    .badge {
      border: 1px solid;
    }

    .linked > .body {
      outline: 1px solid;
    }
  }
`;
