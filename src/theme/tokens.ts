import { css } from 'lit';

/**
 * The design tokens: each `--aw-…` that a page sets, with its default, under the private name that the styles use.
 *
 * Colours follow the page's `color-scheme` at once, by `light-dark()`. What can be taken from the page is taken: text is the page's
 * own colour, and muted text and hairlines are mixed from it, so that they keep their contrast on paper of any tone.
 */
export const tokens = css`
  :host {
    --_accent: var(--aw-accent, light-dark(#0d6b5f, #5fc7b5));
    --_text: var(--aw-text, currentColor);
    --_muted: var(--aw-muted, color-mix(in oklab, currentColor 68%, transparent));
    --_border: var(--aw-border, color-mix(in oklab, currentColor 15%, transparent));
    --_focus: var(--aw-focus, var(--_accent));
    --_tint: color-mix(in oklch, var(--_accent) 9%, transparent);
    --_radius: var(--aw-radius, 10px);
    --_radius-panel: calc(var(--_radius) * 1.4);
    --_space: var(--aw-space, 0.5em);
    --_font: var(--aw-font, inherit);
    --_font-heading: var(--aw-font-heading, inherit);
    --_small: max(0.84em, 13px);

    display: block;
    box-sizing: border-box;
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--aw-font-size, inherit);
    line-height: 1.55;
    letter-spacing: normal;
    text-align: start;
    overflow-wrap: anywhere;
    container-type: inline-size;
    -webkit-text-size-adjust: 100%;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
    border-radius: 2px;
  }

  a {
    color: var(--_accent);
    text-underline-offset: 0.18em;
    text-decoration-thickness: 0.06em;
  }

  /* A heading inside a widget: the page's heading face, sizes by the one type scale. */
  .heading {
    margin: 0;
    font-family: var(--_font-heading);
    font-weight: 600;
    letter-spacing: -0.012em;
    line-height: 1.2;
    text-wrap: balance;
  }

  .muted {
    color: var(--_muted);
  }

  /* For screen readers only. */
  .said {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
