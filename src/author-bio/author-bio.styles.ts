import { css } from 'lit';

export const styles = css`
  .card,
  .byline {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: calc(var(--_space) * 1.5);
  }

  .card {
    gap: 0 calc(var(--_space) * 2);
    padding-block: calc(var(--_space) * 3);
    border-block: 1px solid var(--_border);
  }

  .avatar {
    display: flex;
    align-items: center;
    justify-content: center;
    inline-size: 64px;
    block-size: 64px;
    border-radius: 50%;
    background: var(--_tint);
    color: var(--_accent);
    font-size: 20px;
    font-weight: 600;
    object-fit: cover;
  }

  .byline .avatar {
    inline-size: 28px;
    block-size: 28px;
    font-size: 11px;
  }

  .who {
    align-self: center;
  }

  .byline .who {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 2);
  }

  .card .avatar {
    align-self: start;
  }

  .rest {
    grid-column: 2;
  }

  @container (inline-size < 26em) {
    .rest {
      grid-column: 1 / -1;
    }
  }

  p {
    margin: 0;
    font-size: var(--_small);
    line-height: 1.45;
  }

  .heading {
    font-family: var(--_font);
    font-size: 1.15em;
  }

  .credentials {
    font-weight: 400;
  }

  .name,
  .reviewer {
    font-weight: 600;
  }

  .item,
  time {
    unicode-bidi: isolate;
  }

  time {
    white-space: nowrap;
  }

  :is(.item, time):not(:last-child)::after {
    content: '\\a0·' / '';
  }

  .bio,
  .links,
  .rest .reviewer,
  ::slotted([slot='actions']) {
    margin-block-start: calc(var(--_space) * 2);
  }

  .bio {
    max-inline-size: 70ch;
  }

  /* The space at the end of the box is the box's own, whatever the page gives its paragraphs. */
  ::slotted(:last-child) {
    margin-block-end: 0 !important;
  }

  .links {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 2);
  }

  .reviewer {
    display: flex;
    gap: var(--_space);
  }

  svg {
    flex: none;
    margin-block-start: 0.1em;
    color: var(--_accent);
  }

  bdi a {
    color: inherit;
    text-decoration: none;
  }

  a:hover {
    text-decoration: underline;
  }

  @media (forced-colors: active) {
    .avatar {
      border: 1px solid;
    }
  }
`;
