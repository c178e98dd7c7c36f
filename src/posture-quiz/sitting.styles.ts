import { css } from 'lit';

/** What is seen once the quiz is there. */
export const styles = css`
  p,
  ul,
  ol,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
  }

  fieldset {
    min-inline-size: 0;
  }

  p {
    max-inline-size: 68ch;
  }

  .small,
  .status {
    font-size: var(--_small);
  }

  /* It takes the focus to be read; there is nothing to do with it. */
  .heading:focus {
    outline: none;
  }

  .heading {
    font-size: 1.32em;
    scroll-margin-block: 2em;
  }

  .heading ~ p,
  p + p,
  .references {
    margin-block-start: calc(var(--_space) * 1.5);
  }

  .heading ~ .length {
    margin-block-start: calc(var(--_space) * 3);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    margin-block-start: calc(var(--_space) * 3);
  }

  .actions .plain {
    margin-inline: 0;
  }

  /* A level: the place in the quiz, and how clear a pattern is. */
  progress {
    display: block;
    appearance: none;
    inline-size: 100%;
    block-size: 4px;
    border: 0;
    border-radius: 2px;
    background: var(--_border);
    overflow: hidden;
  }

  ::-webkit-progress-bar {
    background: none;
  }

  ::-webkit-progress-value {
    border-radius: 2px;
    background: var(--_accent);
  }

  ::-moz-progress-bar {
    border-radius: 2px;
    background: var(--_accent);
  }

  .status:not(:empty, :last-child) {
    margin-block-end: calc(var(--_space) * 1.25);
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }

  form {
    margin-block-start: calc(var(--_space) * 3);
  }

  #help {
    font-size: 0.92em;
  }

  #help p {
    margin-block-start: var(--_space);
  }

  .options,
  .number {
    margin-block-start: calc(var(--_space) * 2.5);
  }

  .options {
    display: grid;
    gap: var(--_space);
  }

  .option {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    min-block-size: 48px;
    padding: 10px 14px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    font-size: 1em;
    font-weight: 400;
    line-height: 1.4;
    cursor: pointer;
  }

  .option:hover {
    border-color: var(--_border-strong);
  }

  .option:has(:checked) {
    border-color: var(--_accent);
    background: var(--_tint);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }

  .option:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .option :focus-visible {
    outline: none;
  }

  kbd {
    flex: none;
    margin-inline-start: auto;
    min-inline-size: 1.8em;
    border: 1px solid var(--_border);
    border-radius: 6px;
    color: var(--_muted);
    font: inherit;
    font-size: 13px;
    line-height: 1.6;
    text-align: center;
  }

  .number {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
  }

  .number .input {
    inline-size: 7em;
  }

  .error {
    margin-block-start: calc(var(--_space) * 1.5);
  }

  /* The result: a page to read, in parts. */
  .result > * + * {
    margin-block-start: calc(var(--_space) * 4);
  }

  .stopped > p:not(.small) {
    font-size: 1.15em;
  }

  .flags {
    padding-inline-start: calc(var(--_space) * 2.5);
    border-inline-start: 3px solid var(--_danger);
  }

  .pattern:first-child > .heading,
  .stopped > .heading {
    font-size: 1.5em;
  }

  .level {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    font-weight: 600;
  }

  .level progress {
    inline-size: 7em;
  }

  .pair {
    display: grid;
    column-gap: calc(var(--_space) * 4);
    grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr));
  }

  .pair > * {
    margin-block-start: calc(var(--_space) * 2.5);
  }

  .muscles,
  .rows,
  .exercises {
    list-style: none;
  }

  .muscles li {
    padding-inline-start: 1em;
    text-indent: -1em;
  }

  .label {
    margin-block: 0 calc(var(--_space) * 0.5);
  }

  .references {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }

  .references a {
    min-inline-size: 24px;
    padding-inline: 5px;
    border-radius: 12px;
    background: var(--_tint);
    line-height: 24px;
    text-align: center;
    text-decoration: none;
  }

  summary {
    inline-size: fit-content;
    padding-block: 8px;
    font-size: 0.92em;
    font-weight: 600;
    cursor: pointer;
  }

  .pattern details {
    margin-block-start: var(--_space);
  }

  .rows li {
    display: flex;
    align-items: baseline;
    gap: calc(var(--_space) * 2);
    padding-block: calc(var(--_space) * 1.25);
    border-block-start: 1px solid var(--_border);
    font-size: 0.92em;
  }

  .rows p {
    flex: 1;
  }

  .rows .muted {
    display: block;
  }

  .end {
    flex: none;
    font-variant-numeric: tabular-nums;
  }

  .sum {
    padding-block-start: calc(var(--_space) * 1.25);
    border-block-start: 1px solid var(--_border);
    font-size: 0.92em;
    font-weight: 600;
    text-align: end;
    max-inline-size: none;
  }

  .exercises {
    margin-block-start: calc(var(--_space) * 2);
  }

  .exercises > li {
    padding-block: calc(var(--_space) * 1.5) var(--_space);
    border-block-start: 1px solid var(--_border);
  }

  .tick {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    min-block-size: 32px;
    font-size: 1em;
    cursor: pointer;
  }

  .tick:has(:checked) {
    color: var(--_muted);
    text-decoration: line-through;
  }

  .tick ~ * {
    margin-inline-start: calc(20px + var(--_space) * 1.5);
  }

  .tick ~ p {
    font-size: 0.92em;
  }

  .steps,
  .sources {
    padding-inline-start: 1.4em;
  }

  .steps ~ p {
    margin-block-start: var(--_space);
  }

  li + li::marker,
  .sources {
    font-variant-numeric: tabular-nums;
  }

  .sources {
    font-size: 0.92em;
  }

  .result > details + details {
    margin-block-start: 0;
  }

  @container (inline-size >= 30em) {
    form .heading,
    .status + .heading {
      font-size: 1.5em;
    }
  }

  @media (hover: none) {
    kbd {
      display: none;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    form,
    .result {
      animation: appear 160ms ease-out;
    }

    .option {
      transition:
        background-color 120ms ease-out,
        border-color 120ms ease-out;
    }
  }

  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
    }

    ::-webkit-progress-value {
      background: Highlight;
      forced-color-adjust: none;
    }

    ::-moz-progress-bar {
      background: Highlight;
      forced-color-adjust: none;
    }

    .option:has(:checked) {
      border-color: Highlight;
    }
  }
`;
