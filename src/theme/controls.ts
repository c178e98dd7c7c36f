import { css } from 'lit';

/** Fields and buttons, the same in both forms and in the quiz, and the tokens that only they need. Use after `tokens`. */
export const controls = css`
  :host {
    --_on-accent: var(--aw-on-accent, light-dark(#fff, #0b201c));
    /* The browser's own pair for fields: what one types can be read on a dark page that does not say that it is one. */
    --_surface: var(--aw-surface, Field);
    --_field-text: var(--aw-text, FieldText);
    --_border-strong: color-mix(in oklab, currentColor 56%, transparent);
    --_danger: var(--aw-danger, light-dark(#a32a1c, #ff9d8c));
    --_success: var(--aw-success, light-dark(#1c6b34, #7fd196));
  }

  .field {
    display: grid;
    gap: calc(var(--_space) * 0.75);
    align-content: start;
    min-inline-size: 0;
  }

  label,
  .label {
    font-size: max(0.88em, 13px);
    font-weight: 600;
    line-height: 1.35;
  }

  label .muted {
    font-weight: 400;
  }

  .input {
    inline-size: 100%;
    min-block-size: 46px;
    padding: 10px 14px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_field-text);
    font: inherit;
    font-size: max(1em, 16px); /* below 16 px phones zoom into the field */
    line-height: 1.4;
  }

  .input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .input:focus-visible {
    outline-offset: -1px;
    border-color: var(--_focus);
    border-radius: var(--_radius);
  }

  .input[aria-invalid='true'] {
    border-color: var(--_danger);
  }

  .error {
    display: flex;
    gap: 0.45em;
    align-items: baseline;
    margin: 0;
    color: var(--_danger);
    font-size: max(0.88em, 13px);
    line-height: 1.4;
  }

  /* A drawn mark, so that an error never speaks by colour alone. */
  .error::before {
    content: '!' / '';
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    border: 1.5px solid;
    border-radius: 50%;
    font-size: 0.8em;
    font-weight: 700;
    line-height: 1.1;
    text-align: center;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: 46px;
    padding: 10px 20px;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    font-size: max(1em, 15px);
    font-weight: 600;
    line-height: 1.2;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }

  .button:focus-visible {
    border-radius: var(--_radius);
  }

  /* The one main action of a view. */
  .button.primary {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .button.primary:hover {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_text));
  }

  .button.secondary {
    border-color: var(--_border-strong);
  }

  .button.secondary:hover {
    background: var(--_tint);
  }

  /* An action that is only words; large enough for a finger all the same. */
  .button.plain {
    min-block-size: 32px;
    padding: 4px 6px;
    margin-inline: -7px; /* its words align with the text around it */
    border-radius: calc(var(--_radius) * 0.6);
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 500;
  }

  .button.plain:hover {
    color: var(--_text);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .button[aria-disabled='true'] {
    opacity: 0.65;
    cursor: default;
  }

  input[type='radio'],
  input[type='checkbox'] {
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    flex: none;
    accent-color: var(--_accent);
  }

  @media (prefers-reduced-motion: no-preference) {
    .button,
    .input {
      transition:
        background-color 120ms ease-out,
        border-color 120ms ease-out,
        color 120ms ease-out;
    }
  }

  @media (forced-colors: active) {
    .button {
      border-color: ButtonBorder;
    }

    .button.primary {
      forced-color-adjust: none;
      border-color: ButtonText;
      background: ButtonText;
      color: ButtonFace;
    }
  }
`;
