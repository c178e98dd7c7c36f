import type { CSSResult, ReactiveElement } from 'lit';

/** Adds the styles of an element's half that comes later, once. */
export function adopt({ renderRoot }: ReactiveElement, { styleSheet }: CSSResult): void {
  const root = renderRoot as ShadowRoot; // Lit's own
  if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}
