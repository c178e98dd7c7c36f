/** Longest quotation that is put into a reply, in UTF-16 code units. */
const longest = 600;

/** A text as a quotation in what the back end takes, with an empty line for the answer. Where it takes no markup, as in a letter. */
export function asQuotation(text: string, markup: 'markdown' | 'html' | 'none' = 'markdown'): string {
  const trimmed = text.replace(/\n{3,}/g, '\n\n').trim();
  if (!trimmed) return '';
  const short = trimmed.length > longest ? `${trimmed.slice(0, longest).replace(/\s+\S*$/, '')} …` : trimmed;
  if (markup === 'html') return `<blockquote>${short.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</blockquote>\n\n`;
  const lines = short.split('\n').map((line) => `> ${line}`.trimEnd());
  return `${lines.join('\n')}\n\n`;
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
