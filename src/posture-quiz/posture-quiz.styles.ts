import { css } from 'lit';

/** Until the quiz is there; then `sitting.styles.ts` as well. */
export const styles = css`
  .quiz {
    padding: clamp(20px, 5.5cqi, 40px);
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--aw-surface, color-mix(in oklab, currentColor 3%, transparent));
  }

  .status {
    margin: 0;
    font-size: var(--_small);
  }

  .status:not(:empty, :last-child) {
    margin-block-end: calc(var(--_space) * 1.25);
  }

  .skeleton {
    block-size: 14em;
    border-radius: var(--_radius);
    background: var(--_tint);
    animation: appear 160ms ease-out 300ms both;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }
`;
