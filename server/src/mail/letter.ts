import { dateAndTime, enumerate, quote, speak, type Speech } from '../wording/speak.ts';
import type { Letter } from './mail.ts';
import { buttonTo, writeLetter, type Paragraph } from './write-letter.ts';

/** What every mail about lists says. All of it is the site's: it goes to people who did not ask for it too, so nobody else's words get in. */
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
    buttonTo(confirmUrl, confirmButton),
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

function write(
  speech: Speech,
  { listNames, unsubscribeUrl }: LetterFacts,
  subjectOf: (lists: string) => string,
  paragraphs: readonly Paragraph[],
): Omit<Letter, 'to'> {
  const { leaveHint, leaveButton } = speech.words;
  const wayOut = { hint: leaveHint, label: leaveButton, url: unsubscribeUrl };
  return writeLetter(speech, subjectOf(enumerate(speech, listNames)), paragraphs, wayOut);
}
