import { css } from 'lit';

/** What comes when someone writes, edits or reports. */
export const writingStyles = css`
  .foot .left {
    margin-inline-start: auto;
  }

  .toolbar {
    display: flex;
    flex-wrap: wrap;
    margin-inline-start: -8px;
  }

  .tool {
    display: grid;
    place-content: center;
    inline-size: 34px;
    block-size: 32px;
    padding: 0;
    border: 0;
    border-radius: calc(var(--_radius) * 0.6);
    background: none;
    color: inherit;
    cursor: pointer;
  }

  .tool:hover {
    background: var(--_tint);
  }

  .tool:focus-visible {
    outline-offset: -2px;
  }

  .tool[aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }

  .tool svg {
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .foot .preview-switch {
    margin-inline: 0;
  }

  .preview {
    min-block-size: 5.6em;
    padding: 14px 16px 8px;
  }

  /* On its way: as it will look. */
  .sender {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 1.75);
  }

  .sending {
    gap: calc(var(--_space) * 0.5);
  }

  .sending .buttons {
    margin-block-start: calc(var(--_space) * 1.5);
  }

  .sending > :is(.editor, .buttons) {
    margin-inline-start: calc(36px + var(--_space) * 1.75);
  }

  .sending .editor {
    border-color: transparent;
    background: none;
    color: inherit;
  }

  .sending .editor textarea {
    min-block-size: 0;
    padding: 0;
    resize: none;
  }

  .sending :is(.foot, .who, .wishes, .note):not(:focus-within) {
    display: none;
  }

  .wishes {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 0.5) calc(var(--_space) * 3);
  }

  .choice {
    display: flex;
    align-items: center;
    gap: 0.6em;
    min-block-size: 32px;
    font-size: max(0.92em, 13px);
    font-weight: 400;
  }

  .reasons {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .reasons legend {
    padding: 0;
    margin-block-end: calc(var(--_space) * 0.75);
    font-weight: 600;
  }

  .who {
    display: grid;
    gap: calc(var(--_space) * 2.5) calc(var(--_space) * 2);
  }

  @container (inline-size >= 30em) {
    .who {
      grid-template-columns: 1fr 1fr;
    }

    .who > :nth-child(3) {
      grid-column: 1 / -1;
    }
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 1.5);
  }

  .waiting {
    padding-inline-start: calc(var(--_space) * 2);
    border-inline-start: 2px solid var(--_accent);
  }

  .editor + .error,
  .form .waiting {
    margin: 0;
  }
`;
