import type { Comment } from '../comments/comment.ts';
import type { QueuedMail } from '../mail/mail.ts';
import type { Token } from '../mail/links.ts';
import type { Report } from '../moderation/report.ts';
import type { ReplyReader } from '../replies/reply-reader.ts';
import type { SignUp, Subscription } from '../subscriptions/subscription.ts';

/** The tables as the migrations leave them. Columns are in snake case there; Kysely's plugin translates. */
export interface Tables {
  readonly threads: { readonly site: string; readonly key: string; readonly title: string | null; readonly createdAt: number };
  readonly comments: Omit<Comment, 'pinned' | 'notify'> & { readonly pinned: number; readonly notify: number };
  readonly votes: { readonly comment: string; readonly visitor: string };
  readonly reports: Report;
  readonly replyReaders: ReplyReader;
  readonly subscriptions: Subscription;
  readonly signUps: Omit<SignUp, 'subscriptions' | 'tags' | 'fields' | 'source'> & {
    readonly tags: string;
    readonly fields: string;
    readonly source: string;
  };
  readonly signUpSubscriptions: { readonly signUp: string; readonly subscription: string };
  readonly tokens: Omit<Token, 'subjects'> & { readonly subject: string };
  readonly outbox: Omit<QueuedMail, 'unsubscribeUrl'> & {
    /** Empty: there is none. */
    readonly unsubscribeUrl: string;
    readonly dueAt: number | null;
  };
  readonly limits: { readonly name: string; readonly count: number; readonly expiresAt: number };
  readonly spentProofs: { readonly nonce: string; readonly expiresAt: number };
  readonly notes: { readonly name: string; readonly value: string };
}
