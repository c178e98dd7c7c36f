import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { speak } from '../wording/speak.ts';
import type { Wording } from '../wording/wording.ts';
import type { Letter } from './mail.ts';

const button = [
  'display: inline-block; padding: 12px 20px; border-radius: 10px; background: #0d6b5f; color: #fff',
  'font-weight: 600; text-decoration: none',
].join('; ');

/** What a mail is about. All of it is the site's: it goes to people who did not ask for it too, so nobody else's words get in. */
export interface LetterFacts {
  /** BCP 47. */
  readonly locale: string;
  readonly listName: string;
  /** `null`: the address is on the list already, and is told so. */
  readonly confirmUrl: string | null;
  readonly unsubscribeUrl: string;
}

/** Writes the mail that follows a sign-up, as text and as HTML. */
export function letter({ locale, listName, confirmUrl, unsubscribeUrl }: LetterFacts): Omit<Letter, 'to'> {
  const { lang, dir, words } = speak([locale]);
  const subject = confirmUrl === null ? words.alreadySubject(listName) : words.confirmSubject(listName);
  const opening = confirmUrl === null ? words.alreadySay(listName) : words.confirmAsk(listName);
  const ask = confirmUrl === null ? [] : [confirmUrl, words.confirmIgnore];
  const text = [opening, ...ask, `${words.leaveHint}\n${unsubscribeUrl}`].join('\n\n');
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
          <p style="margin: 0 0 24px">${opening}</p>
          ${confirmUrl === null ? '' : request(confirmUrl, words)}
          <p style="margin: 0; font-size: 14px; opacity: 0.75">
            ${words.leaveHint} <a href="${unsubscribeUrl}" style="color: inherit">${words.leaveButton}</a>
          </p>
        </div>
      </body>
    </html>`;
  // A promise only where one of the values is one; and a String object, which is no string to a database.
  return { subject, text: `${text}\n`, html: (markup as HtmlEscapedString).toString(), unsubscribeUrl };
}

function request(url: string, { confirmButton, confirmIgnore }: Wording) {
  return html`<p style="margin: 0 0 24px"><a href="${url}" style="${button}">${confirmButton}</a></p>
    <p style="margin: 0 0 24px">${confirmIgnore}</p>`;
}
