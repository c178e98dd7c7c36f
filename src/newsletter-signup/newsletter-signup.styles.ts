import { css } from 'lit';

export const styles = css`
  .panel {
    display: grid;
    align-content: center;
    gap: calc(var(--_space) * 4);
    padding: calc(var(--_space) * 4);
    border-radius: var(--_radius-panel);
    background: var(--_tint);
  }

  p {
    margin: 0;
  }

  .introduction {
    display: grid;
    gap: var(--_space);
    align-content: center;
  }

  .heading {
    font-size: 1.5em;
  }

  .introduction p,
  .note {
    max-inline-size: 60ch;
    text-wrap: pretty;
  }

  /* Distances by margins: the status, which is always there, takes no room while it is empty. */
  .body > * + :not(.status),
  .status > :first-child {
    margin-block-start: calc(var(--_space) * 2);
  }

  .body > .note {
    margin-block-start: calc(var(--_space) * 1.5);
    font-size: var(--_small);
    line-height: 1.45;
  }

  .body > .note ~ .note {
    margin-block-start: calc(var(--_space) * 0.5);
  }

  .stacked .field {
    max-inline-size: 30em;
  }

  /* An address runs from left to right on every page. */
  #email:dir(rtl) {
    direction: ltr;
    text-align: end;
  }

  /* The widest of its words, so that the row keeps still when they change. */
  #button {
    min-inline-size: 9.5em;
  }

  slot[name='fields']::slotted(*) {
    display: block;
    margin-block-start: calc(var(--_space) * 2);
  }

  /* For programs that fill in every field; nobody sees it, and nothing leads to it. */
  .trap {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .suggestion .button {
    min-block-size: 24px;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  /* There while it is empty, so that what comes is announced; but in nobody's way. */
  .suggestion:empty {
    position: absolute;
  }

  .consent {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: calc(var(--_space) * 0.75) calc(var(--_space) * 1.5);
    align-items: start;
    font-size: max(0.92em, 13px);
  }

  .consent label {
    padding-block-start: 1px;
    font-size: 1em;
    font-weight: 400;
    line-height: 1.45;
    text-wrap: pretty;
  }

  .consent .error {
    grid-column: 1 / -1;
  }

  .consent [aria-invalid='true'] {
    outline: 1px solid var(--_danger);
    outline-offset: 1px;
    border-radius: 3px;
  }

  .waiting {
    padding-block: calc(var(--_space) * 0.25);
    padding-inline-start: calc(var(--_space) * 1.75);
    border-inline-start: 3px solid var(--_accent);
    font-size: max(0.92em, 13px);
    line-height: 1.45;
    text-wrap: pretty;
  }

  .status:focus-visible {
    outline-offset: var(--_space);
  }

  @container (inline-size < 26em) {
    .panel {
      gap: calc(var(--_space) * 3);
      padding: calc(var(--_space) * 3);
    }

    .heading {
      font-size: 1.32em;
    }

    #button {
      inline-size: 100%;
    }
  }

  /* Address and button in one row. Label, field and error share its lines, so that the button stands beside the field, whatever is said below. */
  @container (inline-size >= 30em) {
    :is(.inline, .bar) .body:has(.field) {
      display: grid;
      grid-template-columns: 1fr auto;
      column-gap: calc(var(--_space) * 1.5);
      max-inline-size: 40em;
    }

    :is(.inline, .bar) .field,
    :is(.inline, .bar) .consent,
    :is(.inline, .bar) .status,
    :is(.inline, .bar) .note,
    :is(.inline, .bar) slot[name='fields']::slotted(*) {
      grid-column: 1 / -1;
    }

    :is(.inline, .bar) .field:has(#email) {
      display: grid;
      grid-row: 1 / span 3;
      grid-column: 1;
      grid-template-rows: subgrid;
      row-gap: 0;
    }

    :is(.inline, .bar) #email,
    :is(.inline, .bar) #email ~ .error,
    :is(.inline, .bar) .body > #button {
      margin-block-start: calc(var(--_space) * 0.75);
    }

    :is(.inline, .bar) #button {
      grid-row: 2;
      grid-column: 2;
      align-self: start;
    }

    /* Below a name. */
    :is(.inline, .bar) .field + .field:has(#email) {
      grid-row: 2 / span 3;
    }

    :is(.inline, .bar) .field + .field ~ #button {
      grid-row: 3;
    }
  }

  /* Wide: what it is beside what to do. */
  @container (inline-size >= 50em) {
    .panel {
      gap: calc(var(--_space) * 6);
      padding: calc(var(--_space) * 6);
    }

    .panel:has(.introduction) {
      grid-template-columns: 1fr 1fr;
    }
  }

  @media (forced-colors: active) {
    .panel {
      border: 1px solid CanvasText;
    }
  }
`;
