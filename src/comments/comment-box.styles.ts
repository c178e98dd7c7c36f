import { css } from 'lit';

export const styles = css`
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 3);
    margin-block-end: calc(var(--_space) * 3);
  }

  .top .heading {
    font-size: 1.5em;
  }

  .count {
    margin-inline-start: 0.25em;
    color: var(--_muted);
    font-family: var(--_font);
    font-size: 0.62em;
    font-weight: 400;
    letter-spacing: 0;
  }

  .small {
    font-size: var(--_small);
  }

  .sort select {
    min-block-size: 32px;
    padding: 4px 2px;
    border: 0;
    border-radius: 4px;
    background: transparent;
    color: var(--_muted);
    font: inherit;
    font-size: max(0.92em, 13px);
    font-weight: 400;
    cursor: pointer;
  }

  .sort option {
    background: Canvas;
    color: CanvasText;
  }

  /* The editor: one bordered box, its foot inside. */
  .form {
    display: grid;
    gap: calc(var(--_space) * 2.5);
    margin-block-end: calc(var(--_space) * 5);
  }

  .editor {
    display: grid;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_field-text);
  }

  .editor:focus-within {
    outline: 2px solid var(--_focus);
    outline-offset: -1px;
    border-color: var(--_focus);
  }

  .editor:has([aria-invalid='true']) {
    border-color: var(--_danger);
  }

  .editor label:not(.said) {
    padding: 12px 16px 0;
  }

  .editor textarea {
    inline-size: 100%;
    min-block-size: 5.6em;
    max-block-size: 60vh;
    padding: 14px 16px 8px;
    border: 0;
    outline: 0;
    border-radius: inherit;
    background: none;
    color: inherit;
    font: inherit;
    font-size: max(1em, 16px);
    line-height: 1.5;
    field-sizing: content;
    resize: vertical;
  }

  .editor textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .foot {
    display: flex;
    justify-content: space-between;
    gap: calc(var(--_space) * 2);
    margin-inline: 16px;
    padding-block: 8px;
    border-block-start: 1px solid var(--_border);
    font-size: var(--_small);
  }

  .who {
    display: grid;
    gap: calc(var(--_space) * 2.5) calc(var(--_space) * 2);
  }

  @container (inline-size >= 30em) {
    .who {
      grid-template-columns: 1fr 1fr;
    }
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 1.5);
  }

  .form p {
    margin: 0;
  }

  .waiting,
  .notice {
    padding-inline-start: calc(var(--_space) * 2);
    border-inline-start: 2px solid var(--_accent);
  }

  .editor + .error,
  .form .waiting {
    margin: 0;
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
    margin-block-start: calc(var(--_space) * 4);
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

  .comment > :not(.avatar, .thread) {
    grid-column: 2;
  }

  .gone > .body {
    margin: 0;
    font-style: italic;
  }

  .avatar {
    grid-row: 1 / span 2;
    display: grid;
    place-content: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    background: color-mix(in oklch, var(--_accent) 14%, transparent);
    color: var(--_accent);
    font-size: 13px;
    font-weight: 600;
    line-height: 1;
    user-select: none;
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

  .author {
    font-weight: 600;
  }

  .author a {
    color: inherit;
    text-decoration: none;
  }

  .author a:hover {
    text-decoration: underline;
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
    gap: calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 0.5);
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

  .empty {
    margin: 0;
  }

  .failed {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
    margin: 0;
  }

  /* Skeletons: in the final size, and only when it takes longer than 300 ms. */
  .skeleton {
    display: grid;
    gap: calc(var(--_space) * 4.5);
  }

  .bones {
    display: grid;
    grid-template-columns: 36px minmax(0, 1fr);
    gap: 10px calc(var(--_space) * 1.75);
    animation: appear 1ms 300ms both;
  }

  .bones i {
    grid-row: 1 / span 3;
    block-size: 36px;
    border-radius: 50%;
  }

  .bones b {
    block-size: 0.8em;
    border-radius: 4px;
  }

  .bones b:first-of-type {
    inline-size: 9em;
    margin-block: 10px 4px;
  }

  .bones b:last-of-type {
    inline-size: 70%;
  }

  .bones :is(i, b) {
    background: var(--_border);
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  @container (inline-size < 24em) {
    .thread .thread {
      margin-inline-start: 4px;
      padding-inline-start: calc(var(--_space) * 2);
    }
  }

  @media (forced-colors: active) {
    .avatar,
    .badge {
      border: 1px solid;
    }
  }
`;
