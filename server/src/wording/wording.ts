/**
 * All that a visitor reads from this server: its mails and its pages. `lists` is the name of a list as the site gives it, or several, joined
 * and, but for subjects, in quotation marks: so no sentence may depend on their number.
 */
export interface Wording {
  readonly quoted: (name: string) => string;

  readonly confirmSubject: (lists: string) => string;
  readonly confirmAsk: (lists: string) => string;
  readonly confirmIgnore: string;
  readonly alreadySubject: (lists: string) => string;
  readonly alreadySay: (lists: string) => string;
  readonly receiptSubject: (lists: string) => string;
  readonly receiptSay: (lists: string) => string;
  /** What the sentence follows that was agreed to; `page` is `null` where it cannot be named. */
  readonly receiptAgreed: (time: string, page: string | null) => string;
  readonly receiptVersion: (version: string) => string;
  readonly leaveHint: string;

  readonly confirmTitle: string;
  readonly confirmText: (lists: string) => string;
  readonly confirmButton: string;
  readonly confirmedTitle: string;
  readonly confirmedText: (lists: string) => string;
  readonly leaveTitle: string;
  readonly leaveText: (lists: string) => string;
  readonly leaveButton: string;
  readonly leftTitle: string;
  readonly leftText: (lists: string) => string;
  readonly goneTitle: string;
  readonly goneText: string;
  readonly sendTitle: string;
  readonly sendText: (email: string, lists: string) => string;
  readonly sendButton: string;
  readonly sentTitle: string;
  readonly sentText: string;

  readonly fieldEmail: string;
  readonly fieldName: string;
  readonly refusedTitle: string;
  readonly refusedFields: (fields: string) => string;
  readonly refusedAgain: string;
  readonly refusedTooMany: string;
  readonly refusedOther: string;
}
