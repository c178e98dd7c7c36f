/** Hides, in the biography, what the element shows by itself, unless it is part of a paragraph's sentence. */
const rule = `
  aw-author-bio .u-photo,
  aw-author-bio :is(.p-name, .p-job-title, [rel~='me']):not(p:not(.h-card) *) { display: none !important }
`;

let sheet: CSSStyleSheet | undefined;

/**
 * Keeps an h-card inside a bio from showing twice. `::slotted` reaches only the slot's own children, so the rule goes to the document
 * (or shadow root) around the element; it can match nothing outside of one.
 */
export function hideRepeated(root: Document | ShadowRoot): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(rule);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
