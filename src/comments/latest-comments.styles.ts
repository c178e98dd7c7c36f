import { css } from 'lit';

export const styles = css`
  .latest {
    display: grid;
    gap: calc(var(--_space) * 2.5);
    justify-items: start;
  }

  .heading {
    font-size: 1.32em;
  }

  p {
    margin: 0;
  }

  /* Columns where there is room for them; a hairline above each comment. */
  .entries {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 20em), 1fr));
    gap: 0 calc(var(--_space) * 5);
    inline-size: 100%;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .entry {
    display: grid;
    gap: calc(var(--_space) * 0.75);
    align-content: start;
    padding-block: calc(var(--_space) * 2.5);
    border-block-start: 1px solid var(--_border);
  }

  .entry:last-child {
    padding-block-end: 0;
  }

  .by {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 1.25);
    line-height: 1.35;
  }

  .author {
    font-weight: 600;
  }

  time,
  .page {
    font-size: var(--_small);
  }

  .body {
    max-inline-size: 68ch;
    line-height: 1.5;
  }

  .page {
    line-height: 1.4;
  }

  .page a {
    display: inline-block;
    padding-block: 3px; /* large enough for a finger */
    text-decoration: none;
  }

  .page a:hover {
    text-decoration: underline;
  }

  /* Skeletons: in the final size, and only when it takes longer than 300 ms. */
  .bones {
    animation: appear 1ms 300ms both;
  }

  .bones b {
    block-size: 0.8em;
    margin-block: 0.275em;
    border-radius: 4px;
    background: var(--_border);
  }

  .bones b:first-child {
    inline-size: 9em;
  }

  .bones b:nth-child(3) {
    inline-size: 85%;
  }

  .bones b:last-child {
    inline-size: 60%;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  @media (forced-colors: active) {
    .bones b {
      border: 1px solid;
    }
  }
`;
