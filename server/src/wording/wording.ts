import type { ReportReason } from '../moderation/report.ts';

/**
 * All that a visitor reads from this server: its mails, its pages, and the thread that a page includes. `lists` is the name of a list as the site gives it, or several, joined
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

  /** Who gave no name. */
  readonly somebody: string;

  readonly repliesSubject: (site: string) => string;
  readonly repliesAsk: (site: string) => string;
  readonly repliesText: (site: string) => string;
  readonly repliesButton: string;
  readonly repliesDoneTitle: string;
  readonly repliesDoneText: (site: string) => string;
  readonly repliesEndTitle: string;
  readonly repliesEndText: (site: string) => string;
  readonly threadEndText: (site: string) => string;
  readonly repliesEndButton: string;
  readonly repliesEndedTitle: string;
  readonly repliesEndedText: (site: string) => string;
  readonly threadEndedText: (site: string) => string;
  readonly linkGoneText: string;
  readonly replySubject: (site: string) => string;
  readonly replySay: (name: string, site: string) => string;
  readonly replyRead: string;
  readonly threadHint: string;

  readonly moderationSubject: string;
  readonly moderationSay: string;
  readonly reportedFor: (reasons: string) => string;
  readonly reportReasons: Readonly<Record<ReportReason, string>>;
  readonly approveTitle: string;
  readonly approveButton: string;
  readonly binTitle: string;
  readonly binButton: string;
  readonly decidedTitle: string;
  readonly decidedText: string;

  readonly commentsTitle: string;
  readonly commentsNone: string;
  readonly commentDeleted: string;
  readonly commentsMore: string;
  readonly commentWrite: string;
  readonly commentSend: string;
  readonly commentHeldTitle: string;
  readonly commentHeldText: string;
  readonly fieldBody: string;
  readonly fieldUrl: string;
  /** For a field that is there to be left alone. */
  readonly fieldTrap: string;
  readonly refusedTooManyComments: string;
}
