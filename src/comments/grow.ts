/**
 * Makes a field as high as its text, where the browser does not do that by itself (CSS `field-sizing`, missing in Firefox as of 150).
 * The stylesheet's greatest height holds: from there on the field scrolls.
 */
export function grow(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.blockSize = 'auto';
  field.style.blockSize = `${String(field.scrollHeight)}px`;
}
