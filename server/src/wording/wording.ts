/** All that a visitor reads from this server: its mails and its pages. `list` is the list's name as the site gives it. */
export interface Wording {
  readonly confirmSubject: (list: string) => string;
  readonly confirmAsk: (list: string) => string;
  readonly confirmIgnore: string;
  readonly alreadySubject: (list: string) => string;
  readonly alreadySay: (list: string) => string;
  readonly leaveHint: string;

  readonly confirmTitle: string;
  readonly confirmText: (list: string) => string;
  readonly confirmButton: string;
  readonly confirmedTitle: string;
  readonly confirmedText: (list: string) => string;
  readonly leaveTitle: string;
  readonly leaveText: (list: string) => string;
  readonly leaveButton: string;
  readonly leftTitle: string;
  readonly leftText: (list: string) => string;
  readonly goneTitle: string;
  readonly goneText: string;
  readonly sendTitle: string;
  readonly sendText: (email: string, list: string) => string;
  readonly sendButton: string;
  readonly sentTitle: string;
  readonly sentText: string;
  readonly refusedTitle: string;
  readonly refusedEmail: string;
  readonly refusedTooMany: string;
  readonly refusedOther: string;
}
