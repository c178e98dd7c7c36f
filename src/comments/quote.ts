/** Longest quotation that is put into a reply, in UTF-16 code units. */
const longest = 600;

/** A text as a Markdown quotation, with an empty line for the answer. */
export function asQuotation(text: string): string {
  const trimmed = text.replace(/\n{3,}/g, '\n\n').trim();
  if (!trimmed) return '';
  const short = trimmed.length > longest ? `${trimmed.slice(0, longest).replace(/\s+\S*$/, '')} …` : trimmed;
  return `${short
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')}\n\n`;
}

/** What of an element's text is selected; empty where nothing is, or something else. Selections in shadow roots are read where browsers tell. */
export function selectedIn(element: Element | null | undefined): string {
  const body = element?.querySelector('.body');
  const root = body?.getRootNode();
  if (!body || !(root instanceof ShadowRoot)) return '';
  // Chromium tells of a shadow root's selection on the root itself; the others give the text, and not where it is.
  const selection = (root as ShadowRoot & { getSelection?(): Selection | null }).getSelection?.() ?? getSelection();
  const text = selection?.toString() ?? '';
  return text && body.textContent.replace(/\s+/g, '').includes(text.replace(/\s+/g, '')) ? text : '';
}
