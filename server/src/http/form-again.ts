import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Refused } from '../refusal.ts';
import { enumerate, type Speech } from '../wording/speak.ts';
import type { Wording } from '../wording/wording.ts';
import { answerPage, type Markup } from './page.ts';
import { ProblemError } from './problem.ts';

/** One value of a form; a name may have several. */
export type Entry = readonly [name: string, value: string];

/** A page that names the fields that are wrong, has them as they were typed, to be mended, and sends the rest along once more. */
export function answerAgain(c: Context, speech: Speech, refusal: Refused, entries: readonly Entry[]): Promise<Response> {
  const { lang, dir, words } = speech;
  const wrong = [...new Set(refusal.errors?.map(({ field }) => field.replace(/^fields\./, '')))];
  const kept = entries.filter(([name]) => !wrong.includes(name));
  const shown = wrong.flatMap((name): readonly Entry[] => {
    const typed = entries.filter((entry) => entry[0] === name);
    return typed.length > 0 ? typed : [[name, '']];
  });
  const label = (name: string) => labelOf(words, name);
  const content = html`<p>${words.refusedFields(enumerate(speech, wrong.map(label)))}</p>
    <form method="post">
      ${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      ${shown.map(([name, value], index) => html`<label>${label(name)} ${field(name, value, index === 0)}</label>`)}
      <button>${words.refusedAgain}</button>
    </form>`;
  return answerPage(c, { lang, dir, title: words.refusedTitle, content, status: new ProblemError(refusal).status });
}

function field(name: string, value: string, isFirst: boolean): Markup {
  const focus = isFirst ? 'autofocus' : '';
  // A line break right after the tag is dropped (HTML: the textarea element), so that the text keeps its own.
  if (name === 'body') return html`<textarea name="body" rows="8" ${focus}>${`\n${value}`}</textarea>`;
  return html`<input name="${name}" type="${name === 'email' ? 'email' : 'text'}" value="${value}" ${focus} />`;
}

/** A field of ours in the visitor's language, one of the site's under its own name. */
function labelOf({ fieldEmail, fieldName, fieldBody, fieldUrl }: Wording, name: string): string {
  const ours = new Map([
    ['email', fieldEmail],
    ['name', fieldName],
    ['body', fieldBody],
    ['url', fieldUrl],
  ]);
  return ours.get(name) ?? name;
}
