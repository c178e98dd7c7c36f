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
    outline-offset: calc(var(--_space) * 1.5);
  }

  .receipt {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 3);
    text-wrap: pretty;
  }

  .mark {
    grid-row: span 2;
    inline-size: 48px;
    block-size: 48px;
    padding: 11px;
    border-radius: 50%;
    background: color-mix(in oklch, var(--_accent) 14%, transparent);
    color: var(--_accent);
  }

  .address {
    font-weight: 600;
  }

  .afterwards {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 3);
    align-items: center;
    margin-inline-start: calc(48px + var(--_space) * 3);
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

    .receipt {
      grid-template-columns: 1fr;
    }

    .mark {
      margin-block-end: var(--_space);
    }

    .afterwards {
      margin-inline-start: 0;
    }
  }

  /* Address and button in one row. Label, field and error share its lines, so that the button stands beside the field, whatever is said below. */
  @container (inline-size >= 30em) {
    .inline .body:has(.field) {
      display: grid;
      grid-template-columns: 1fr auto;
      column-gap: calc(var(--_space) * 1.5);
      max-inline-size: 40em;
    }

    .inline .field,
    .inline .consent,
    .inline .status,
    .inline .note {
      grid-column: 1 / -1;
    }

    .inline .field:has(#email) {
      display: grid;
      grid-row: 1 / span 3;
      grid-column: 1;
      grid-template-rows: subgrid;
      row-gap: 0;
    }

    .inline #email,
    .inline #email ~ .error,
    .inline .body > #button {
      margin-block-start: calc(var(--_space) * 0.75);
    }

    .inline #button {
      grid-row: 2;
      grid-column: 2;
      align-self: start;
    }

    /* Below a name. */
    .inline .field + .field:has(#email) {
      grid-row: 2 / span 3;
    }

    .inline .field + .field ~ #button {
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

    .body:has(.afterwards) {
      display: flex;
      gap: calc(var(--_space) * 6);
      align-items: center;
      justify-content: space-between;
    }

    .body > .afterwards {
      flex: none;
      margin: 0;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .receipt,
    .afterwards {
      animation: arrive 200ms ease-out backwards;
    }
  }

  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }

  @media (forced-colors: active) {
    .panel {
      border: 1px solid CanvasText;
    }

    .mark {
      background: none;
      color: CanvasText;
    }
  }
`;
