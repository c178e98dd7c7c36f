import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What a template gives: escaped, but for its own markup. */
export type Markup = ReturnType<typeof html>;

export interface Page {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly title: string;
  readonly content: Markup;
  readonly status?: ContentfulStatusCode;
}

const style = `
  :root {
    color-scheme: light dark;
    --paper: light-dark(#fbfaf7, #161513);
    --ink: light-dark(#1f1d1a, #ece8e1);
    --muted: light-dark(#67625a, #a39d92);
    --line: light-dark(#e2ddd3, #34312c);
    --accent: light-dark(#0d6b5f, #5fc7b5);
    --on-accent: light-dark(#fff, #10201d);
  }
  * { box-sizing: border-box; }
  body {
    margin: 0; padding: 3em 1.5em; overflow-wrap: anywhere;
    background: var(--paper); color: var(--ink); font: 1em/1.55 system-ui, sans-serif;
  }
  main { max-width: 34em; margin-inline: auto; }
  main:has(iframe, ul) { max-width: 46em; }
  h1 { margin: 0 0 0.5em; font-size: 1.5em; line-height: 1.2; letter-spacing: -0.012em; text-wrap: balance; }
  p { margin: 0 0 1.5em; }
  a { color: var(--accent); }
  button {
    min-height: 46px; padding: 0.6em 1.4em; border: 0; border-radius: 10px;
    background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer;
  }
  label { display: block; margin: 0 0 1.5em; font-weight: 600; }
  input, textarea {
    display: block; width: 100%; min-height: 46px; margin-block-start: 0.3em; padding: 0.6em 0.8em; border: 1px solid var(--muted);
    border-radius: 10px; background: var(--paper); color: inherit; font: inherit; font-weight: 400;
  }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  ul { margin: 0; padding: 0; list-style: none; border-top: 1px solid var(--line); }
  li { border-bottom: 1px solid var(--line); }
  li a { display: block; padding: 0.9em 0; color: inherit; text-decoration: none; }
  li a:hover strong { text-decoration: underline; }
  li :is(strong, span) { display: block; }
  li span, .muted { color: var(--muted); font-size: 0.88em; }
  pre { margin: 0 0 2em; padding: 1.2em; border: 1px solid var(--line); border-radius: 14px; font: inherit; white-space: pre-wrap; }
  iframe { width: 100%; height: 24em; border: 1px solid var(--line); border-radius: 14px; }
`;

/** As one piece: a space that a formatter put beside the text would be one that the hash does not know. */
const styleElement = raw(`<style>${style}</style>`);
const styleHash = createHash('sha256').update(style).digest('base64');

/** A page for people: no script, nothing from elsewhere, kept by nobody, and its address told to nobody, for that may hold a token. */
export async function answerPage(c: Context, { lang, dir, title, content, status = 200 }: Page): Promise<Response> {
  c.header('Cache-Control', 'no-store');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('X-Robots-Tag', 'noindex');
  c.header(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'sha256-${styleHash}'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  );
  const page = html`<!doctype html>
    <html lang="${lang}" dir="${dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${styleElement}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
  return c.html(await page, status);
}
