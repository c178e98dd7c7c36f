import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Speech } from '../wording/speak.ts';
import type { Letter } from './mail.ts';

const button = [
  'display: inline-block; padding: 12px 20px; border-radius: 10px; background: #0d6b5f; color: #fff',
  'font-weight: 600; text-decoration: none',
].join('; ');
const apart = 'margin: 0 0 24px';

export interface Paragraph {
  readonly text: string;
  /** In place of the text, where HTML has better. */
  readonly markup?: ReturnType<typeof html>;
}

/** The way out at a mail's end. */
export interface WayOut {
  readonly hint: string;
  readonly label: string;
  readonly url: string;
}

/** One large link, a paragraph of its own. */
export function buttonTo(url: string, label: string): Paragraph {
  return { text: url, markup: html`<a href="${url}" style="${button}">${label}</a>` };
}

/** A mail as text and as HTML, with the way out at its end. */
export function writeLetter(
  { lang, dir }: Speech,
  subject: string,
  paragraphs: readonly Paragraph[],
  wayOut: WayOut | null,
): Omit<Letter, 'to'> {
  const text = [...paragraphs.map((paragraph) => paragraph.text), ...(wayOut ? [`${wayOut.hint}\n${wayOut.url}`] : [])].join('\n\n');
  const ending = wayOut
    ? html`<p style="margin: 0; font-size: 14px; opacity: 0.75">
        ${wayOut.hint} <a href="${wayOut.url}" style="color: inherit">${wayOut.label}</a>
      </p>`
    : '';
  // Mail programs keep styles only where they stand on the element.
  const markup = html`<!doctype html>
    <html lang="${lang}" dir="${dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="color-scheme" content="light dark" />
        <title>${subject}</title>
      </head>
      <body style="margin: 0; padding: 32px 24px; font: 16px/1.55 system-ui, sans-serif">
        <div style="max-width: 34em; margin: 0 auto">
          ${paragraphs.map((paragraph) => html`<p style="${apart}">${paragraph.markup ?? paragraph.text}</p>`)} ${ending}
        </div>
      </body>
    </html>`;
  // A promise only where one of the values is one; and a String object, which is no string to a database.
  return { subject, text: `${text}\n`, html: (markup as HtmlEscapedString).toString(), unsubscribeUrl: wayOut?.url ?? null };
}
