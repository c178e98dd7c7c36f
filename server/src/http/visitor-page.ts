import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { speak, type Speech } from '../wording/speak.ts';
import { answerPage } from './page.ts';

/** The languages that someone wants: that of what they are about, then those of the browser (RFC 9110 §12.5.4, the weights left aside). */
export function speechFor(c: Context, locale: string | null): Speech {
  const accepted =
    c.req
      .header('Accept-Language')
      ?.split(',')
      .map((range) => range.split(';', 1)[0]?.trim() ?? '') ?? [];
  return speak(locale ? [locale, ...accepted] : accepted);
}

/** A page that says one thing. */
export function answerText(
  c: Context,
  { lang, dir }: Speech,
  title: string,
  text: string,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  return answerPage(c, { lang, dir, title, content: html`<p>${text}</p>`, status });
}

/** A page that asks for one thing, with one large button that has the focus. It posts to the page's own address, with the fields given. */
export function answerButton(
  c: Context,
  { lang, dir }: Speech,
  { title, text, button, fields = {} }: { title: string; text: string; button: string; fields?: Readonly<Record<string, string>> },
): Promise<Response> {
  const hidden = Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
  const content = html`<p>${text}</p>
    <form method="post">${hidden}<button autofocus>${button}</button></form>`;
  return answerPage(c, { lang, dir, title, content });
}
