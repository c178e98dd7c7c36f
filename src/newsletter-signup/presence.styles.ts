import { css } from 'lit';

export const styles = css`
  .frame {
    container-type: inline-size;
    padding: 0;
    border: 0;
    background: linear-gradient(var(--_tint), var(--_tint)), var(--aw-surface, Canvas);
    color: var(--aw-text, CanvasText); /* not that of the place in the page: it stands above */
  }

  dialog.frame {
    inline-size: min(34em, 100vw - 2em);
    max-block-size: calc(100dvb - 2em);
    margin: auto;
    overflow: auto;
    border-radius: var(--_radius-panel);
    box-shadow: 0 1em 3em rgb(0 0 0 / 22%);
  }

  dialog::backdrop {
    background: light-dark(rgb(24 21 18 / 42%), rgb(0 0 0 / 62%));
  }

  .frame .panel {
    background: none;
  }

  dialog .panel {
    padding-block-start: calc(var(--_space) * 6);
  }

  .at-edge {
    position: fixed;
    inset: auto 0 0;
    inline-size: 100%;
    max-inline-size: none;
    max-block-size: 80dvb;
    margin: 0;
    overflow: auto;
    border-block-start: 1px solid var(--_border);
    box-shadow: 0 -0.5em 2em rgb(0 0 0 / 12%);
  }

  .at-edge .panel {
    border-radius: 0;
    padding-block: calc(var(--_space) * 3) calc(var(--_space) * 3 + env(safe-area-inset-bottom));
    padding-inline-end: calc(var(--_space) * 2 + 44px);
  }

  .close {
    position: absolute;
    inset-block-start: var(--_space);
    inset-inline-end: var(--_space);
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }

  .close:hover {
    background: var(--_tint);
    color: inherit;
  }

  .close:focus-visible {
    border-radius: 50%;
  }

  @container (inline-size >= 50em) {
    .at-edge .panel {
      max-inline-size: 72em;
      margin-inline: auto;
      padding-block-start: calc(var(--_space) * 3);
      gap: calc(var(--_space) * 4);
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .frame:is([open], :popover-open) {
      animation: rise 180ms ease-out;
    }
  }

  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(12px);
    }
  }

  @media (forced-colors: active) {
    .frame {
      border: 1px solid CanvasText;
    }
  }
`;
