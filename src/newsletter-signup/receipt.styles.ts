import { css } from 'lit';

/** What is shown once a sign-up was taken; it comes with the half that sends. */
export const styles = css`
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

  .afterwards.flush {
    margin-inline-start: 0;
  }

  .afterwards .plain {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .afterwards {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 3);
    align-items: center;
    margin-inline-start: calc(48px + var(--_space) * 3);
  }

  @container (inline-size < 26em) {
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

  @container (inline-size >= 50em) {
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
    .mark {
      background: none;
      color: CanvasText;
    }
  }
`;
