import MarkdownIt, { type Token } from 'markdown-it';

/** Kept beside each comment: what a later renderer makes anew it can tell by this. */
export const renderer = 'markdown-2';

/** What a comment looks like, and how many links it holds. */
export interface Rendered {
  readonly html: string;
  readonly links: number;
}

/** From nothing (`zero`) up: what is not named here stays text. No HTML, no images, no headings. */
const markdown = new MarkdownIt('zero', { html: false, breaks: true, linkify: true }).enable([
  'autolink',
  'backticks',
  'balance_pairs',
  'blockquote',
  'code',
  'emphasis',
  'entity',
  'escape',
  'fence',
  'fragments_join',
  'link',
  'linkify',
  'list',
  'newline',
]);

// `www.example.org` and `a@b.org` stay text: only what is written as an address becomes a link.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
markdown.validateLink = (url) => /^(https?:|mailto:)/i.test(url.trim());
markdown.renderer.rules.link_open = (tokens, index, options, _environment, self) => {
  tokens[index]?.attrSet('rel', 'nofollow ugc noopener');
  return self.renderToken(tokens, index, options);
};
// `[x]()` would be a link to the page that it stands on: its text stays text.
markdown.core.ruler.push('links-to-nowhere', ({ tokens }) => {
  for (const token of tokens) token.children &&= withoutLinksToNowhere(token.children);
});
// The language of a fence would become a class name of the visitor's choice.
markdown.renderer.rules.fence = (tokens, index) => `<pre><code>${markdown.utils.escapeHtml(tokens[index]?.content ?? '')}</code></pre>\n`;

function withoutLinksToNowhere(tokens: Token[]): Token[] {
  // Links do not nest, so the next end is theirs.
  let isNowhere = false;
  return tokens.filter((token) => {
    if (token.type === 'link_open') isNowhere = token.attrGet('href') === '';
    return !(isNowhere && token.type.startsWith('link_'));
  });
}

/** Renders a comment's Markdown: paragraphs, emphasis, links, code, quotes and lists. */
export function renderMarkdown(body: string): Rendered {
  const tokens = markdown.parse(body, {});
  const links = tokens.flatMap(({ children }) => children ?? []).filter(({ type }) => type === 'link_open').length;
  return { html: markdown.renderer.render(tokens, markdown.options, {}), links };
}
