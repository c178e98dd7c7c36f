import { css } from 'lit';

/** The number is text of the page's: nothing is set but what only screen readers get. */
export const styles = css`
  .said {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
