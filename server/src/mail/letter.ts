import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { dateAndTime, enumerate, quote, speak, type Speech } from '../wording/speak.ts';
import type { Letter } from './mail.ts';

const button = [
  'display: inline-block; padding: 12px 20px; border-radius: 10px; background: #0d6b5f; color: #fff',
  'font-weight: 600; text-decoration: none',
].join('; ');
const apart = 'margin: 0 0 24px';

/** What every mail says. All of it is the site's: it goes to people who did not ask for it too, so nobody else's words get in. */
export interface LetterFacts {
  /** BCP 47. */
  readonly locale: string;
  readonly listNames: readonly string[];
  readonly unsubscribeUrl: string;
}

/** What somebody agreed to who has confirmed it: the only words of a request that a mail may hold, fit to be quoted. */
export interface Agreement {
  readonly sentence: string;
  readonly version: string | null;
  readonly page: string | null;
  /** Milliseconds UTC. */
  readonly agreedAt: number;
}

/** Asks whether the sign-up was meant. */
export function confirmationLetter(facts: LetterFacts, confirmUrl: string): Omit<Letter, 'to'> {
  const speech = speak([facts.locale]);
  const { confirmSubject, confirmAsk, confirmButton, confirmIgnore } = speech.words;
  return write(speech, facts, confirmSubject, [
    { text: confirmAsk(quote(speech, facts.listNames)) },
    { text: confirmUrl, markup: html`<a href="${confirmUrl}" style="${button}">${confirmButton}</a>` },
    { text: confirmIgnore },
  ]);
}

/** Tells a confirmed address that somebody signed it up again. */
export function noticeLetter(facts: LetterFacts): Omit<Letter, 'to'> {
  const speech = speak([facts.locale]);
  const { alreadySubject, alreadySay } = speech.words;
  return write(speech, facts, alreadySubject, [{ text: alreadySay(quote(speech, facts.listNames)) }]);
}

/** Welcomes, and says what was agreed to; `null` where nothing was asked. */
export function receiptLetter(facts: LetterFacts, agreement: Agreement | null): Omit<Letter, 'to'> {
  const speech = speak([facts.locale]);
  const { receiptSubject, receiptSay } = speech.words;
  return write(speech, facts, receiptSubject, [
    { text: receiptSay(quote(speech, facts.listNames)) },
    ...(agreement ? agreed(speech, agreement) : []),
  ]);
}

function agreed(speech: Speech, { sentence, version, page, agreedAt }: Agreement): readonly Paragraph[] {
  const { receiptAgreed, receiptVersion, quoted } = speech.words;
  return [
    { text: receiptAgreed(dateAndTime(speech, agreedAt), page) },
    { text: quoted(sentence) },
    ...(version === null ? [] : [{ text: receiptVersion(version) }]),
  ];
}

interface Paragraph {
  readonly text: string;
  /** In place of the text, where HTML has better. */
  readonly markup?: ReturnType<typeof html>;
}

/** A mail as text and as HTML, with the way out at its end. */
function write(
  speech: Speech,
  { listNames, unsubscribeUrl }: LetterFacts,
  subjectOf: (lists: string) => string,
  paragraphs: readonly Paragraph[],
): Omit<Letter, 'to'> {
  const { lang, dir, words } = speech;
  const subject = subjectOf(enumerate(speech, listNames));
  const text = [...paragraphs.map((paragraph) => paragraph.text), `${words.leaveHint}\n${unsubscribeUrl}`].join('\n\n');
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
          ${paragraphs.map((paragraph) => html`<p style="${apart}">${paragraph.markup ?? paragraph.text}</p>`)}
          <p style="margin: 0; font-size: 14px; opacity: 0.75">
            ${words.leaveHint} <a href="${unsubscribeUrl}" style="color: inherit">${words.leaveButton}</a>
          </p>
        </div>
      </body>
    </html>`;
  // A promise only where one of the values is one; and a String object, which is no string to a database.
  return { subject, text: `${text}\n`, html: (markup as HtmlEscapedString).toString(), unsubscribeUrl };
}
