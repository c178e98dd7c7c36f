import { speak } from '../wording/speak.ts';
import type { Letter } from './mail.ts';
import { buttonTo, writeLetter } from './write-letter.ts';

export interface ReplyLetterFacts {
  /** BCP 47. */
  readonly locale: string;
  /** As people know it. */
  readonly site: string;
  readonly unsubscribeUrl: string;
}

/** A published reply, fit to be quoted. */
export interface QuotedReply {
  /** Empty where none was given. */
  readonly name: string;
  readonly text: string;
  /** Where it can be read, or `null` where nobody knows. */
  readonly address: string | null;
}

/** Asks whether mail about replies is wanted. It goes to people who did not ask for it too, so nobody else's words get in. */
export function replyConsentLetter({ locale, site, unsubscribeUrl }: ReplyLetterFacts, confirmUrl: string): Omit<Letter, 'to'> {
  const speech = speak([locale]);
  const { repliesSubject, repliesAsk, repliesButton, confirmIgnore, leaveHint, leaveButton } = speech.words;
  const paragraphs = [{ text: repliesAsk(site) }, buttonTo(confirmUrl, repliesButton), { text: confirmIgnore }];
  return writeLetter(speech, repliesSubject(site), paragraphs, { hint: leaveHint, label: leaveButton, url: unsubscribeUrl });
}

/** Tells of a reply. The words of others stay out of the subject. */
export function replyLetter({ locale, site, unsubscribeUrl }: ReplyLetterFacts, { name, text, address }: QuotedReply): Omit<Letter, 'to'> {
  const speech = speak([locale]);
  const { replySubject, replySay, somebody, quoted, replyRead, threadHint, repliesEndButton } = speech.words;
  const paragraphs = [
    { text: replySay(name || somebody, site) },
    { text: quoted(text) },
    ...(address === null ? [] : [buttonTo(address, replyRead)]),
  ];
  return writeLetter(speech, replySubject(site), paragraphs, { hint: threadHint, label: repliesEndButton, url: unsubscribeUrl });
}
