import { html, nothing, type TemplateResult } from 'lit';
import type { sitting } from '../localize/en/sitting.js';
import type { Localize } from '../localize/localize.js';
import type { Text } from './quiz.js';
import { paragraphs, type Reader, say } from './text.js';

/** What a view speaks with: the quiz's texts and the element's own words, both in the reader's language. */
export type Voice = Reader & { readonly localize: Localize<typeof sitting> };

/** A text, paragraph by paragraph. */
export function prose(text: Text | undefined, voice: Voice): readonly TemplateResult[] {
  if (text === undefined) return [];
  return paragraphs(say(text, voice)).map((words) => html`<p dir="auto">${words}</p>`);
}

/** Links to the sources of what stands before, by their numbers in the list of sources. */
export function references(ids: readonly string[] = [], voice: Voice): TemplateResult | typeof nothing {
  const { quiz, localize } = voice;
  const sources = Object.entries(quiz.sources ?? {});
  const cited = sources.flatMap(([id, { title, url }], index) => {
    if (!ids.includes(id)) return [];
    const label = localize.term('quizSource', say(title, voice));
    return html`<a href=${url} title=${label} aria-label=${label}>${localize.number(index + 1)}</a>`;
  });
  return cited.length > 0 ? html`<p class="references muted small">${localize.term('quizSources')} ${cited}</p>` : nothing;
}
