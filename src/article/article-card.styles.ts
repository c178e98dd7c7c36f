import { css } from 'lit';

export const styles = css`
  .card {
    position: relative;
    display: grid;
    gap: calc(var(--_space) * 2);
    align-content: start;
    block-size: 100%;
  }

  .media {
    position: relative;
    display: grid;
    align-self: start;
    overflow: hidden;
    border-radius: var(--_radius);
    background: var(--_tint);
  }

  img {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  /* What is drawn from the title: a sun over hills, and an initial. */
  circle {
    fill: var(--_accent);
    opacity: 0.09;
  }

  text {
    fill: var(--_accent);
    font: 500 42px var(--aw-font-heading, ui-serif, Georgia, serif);
    text-anchor: middle;
  }

  .badge {
    position: absolute;
    inset-block-start: var(--_space);
    inset-inline-start: var(--_space);
  }

  p {
    margin: 0;
    font-size: var(--_small);
  }

  .category {
    margin-block-end: calc(var(--_space) * 0.75);
    color: var(--_accent);
    font-weight: 600;
  }

  .heading {
    font-size: 1.32em;
  }

  .excerpt {
    text-wrap: pretty;
    display: -webkit-box;
    margin-block-start: var(--_space);
    overflow: hidden;
    font-size: 1em;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }

  .meta,
  ::slotted([slot='actions']) {
    margin-block-start: calc(var(--_space) * 1.5);
  }

  .meta .above > * {
    unicode-bidi: isolate;
  }

  time {
    white-space: nowrap;
  }

  .meta .above > :not(:last-child)::after {
    content: '\\a0·' / '';
  }

  a {
    color: inherit;
    text-decoration: none;
  }

  a:hover,
  .card:has(p .above:hover):not(:has(a:hover)) .link {
    text-decoration: underline;
  }

  /* The link covers the card; what is above it can be selected, or is a link of its own. */
  .link::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
  }

  .link:focus-visible {
    outline: 0;
  }

  .link:focus-visible::after {
    outline: 2px solid var(--_focus);
    outline-offset: 4px;
  }

  .above,
  ::slotted(:is(a, button, :not([slot='media'], [slot='badge']))) {
    position: relative;
    z-index: 1;
  }

  @container (inline-size < 18em) {
    .heading {
      font-size: 1.15em;
    }
  }

  @container (inline-size >= 30em) {
    .heading {
      font-size: 1.5em;
    }

    .horizontal {
      grid-template-columns: 2fr 3fr;
      gap: calc(var(--_space) * 4);
    }

    .horizontal .body {
      align-self: center;
    }
  }

  @media (forced-colors: active) {
    .media {
      border: 1px solid;
    }

    circle,
    text {
      fill: CanvasText;
    }
  }
`;
