import { html } from 'hono/html';
import type { ReportReason } from '../moderation/report.ts';
import { enumerate, speak, type Speech } from '../wording/speak.ts';
import type { Letter } from './mail.ts';
import { writeLetter, type Paragraph } from './write-letter.ts';

/** A comment that waits, fit to be quoted. */
export interface WaitingComment {
  /** Empty where none was given. */
  readonly name: string;
  readonly text: string;
  readonly address: string;
  /** What it was reported for; none where it is new. */
  readonly reasons: readonly ReportReason[];
  readonly approveUrl: string;
  readonly binUrl: string;
}

/** Tells a moderator what waits, in the first language of the comments that there is. */
export function moderationLetter(locales: readonly string[], waiting: readonly WaitingComment[]): Omit<Letter, 'to'> {
  const speech = speak(locales);
  const { moderationSubject, moderationSay } = speech.words;
  return writeLetter(speech, moderationSubject, [{ text: moderationSay }, ...waiting.map((each) => paragraph(speech, each))], null);
}

function paragraph(speech: Speech, { name, text, address, reasons, approveUrl, binUrl }: WaitingComment): Paragraph {
  const { somebody, quoted, approveButton, binButton, reportedFor, reportReasons } = speech.words;
  const why = reasons.map((reason) => reportReasons[reason]);
  const lines = [`${name || somebody} · ${address}`, quoted(text), ...(why.length > 0 ? [reportedFor(enumerate(speech, why))] : [])];
  return {
    text: [...lines, `${approveButton}: ${approveUrl}`, `${binButton}: ${binUrl}`].join('\n'),
    markup: html`${lines.map((each) => html`${each}<br />`)}<a href="${approveUrl}">${approveButton}</a> ·
      <a href="${binUrl}">${binButton}</a>`,
  };
}
