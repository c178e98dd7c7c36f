import { css } from 'lit';

/** The box before the comments have come, and the editor before someone writes. */
export const styles = css`
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 3);
    min-block-size: 2.6em; /* the order's choice, which comes with the comments, moves nothing */
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

  [hidden] {
    display: none !important;
  }

  /* What is said stands in the gap below the editor: it moves nothing. */
  .told:not(.said) {
    min-block-size: 1.6em;
    margin-block: calc(var(--_space) * -4) calc(var(--_space) * 0.8);
  }

  .guidelines {
    margin-block-end: calc(var(--_space) * 2);
    font-size: max(0.92em, 13px);
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
    padding: 14px 16px;
    border: 0;
    outline: 0;
    border-radius: inherit;
    background: none;
    color: inherit;
    font: inherit;
    font-size: max(1em, 16px);
    line-height: 1.5;
    field-sizing: content;
    resize: none; /* it grows by itself */
  }

  .editor textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px calc(var(--_space) * 2);
    min-block-size: 45px;
    padding: 6px 16px;
    border-block-start: 1px solid var(--_border);
    font-size: var(--_small);
  }

  .form p {
    margin: 0;
  }

  .avatar {
    position: relative;
    overflow: hidden;
    grid-row: 1 / span 2;
    display: grid;
    flex: none;
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

  .avatar img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
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

  @media (forced-colors: active) {
    .avatar {
      border: 1px solid;
    }
  }
`;
