import type { Comment } from '../comments/comment.ts';
import type { QueuedMail } from '../mail/mail.ts';
import type { Token } from '../subscriptions/links.ts';
import type { SignUp, Subscription } from '../subscriptions/subscription.ts';

/** The tables as the migrations leave them. Columns are in snake case there; Kysely's plugin translates. */
export interface Tables {
  readonly threads: { readonly site: string; readonly key: string; readonly title: string | null; readonly createdAt: number };
  readonly comments: Comment;
  readonly subscriptions: Subscription;
  readonly signUps: Omit<SignUp, 'subscriptions' | 'tags' | 'fields' | 'source'> & {
    readonly tags: string;
    readonly fields: string;
    readonly source: string;
  };
  readonly signUpSubscriptions: { readonly signUp: string; readonly subscription: string };
  readonly tokens: Omit<Token, 'subjects'> & { readonly subject: string };
  readonly outbox: QueuedMail & { readonly dueAt: number | null };
  readonly limits: { readonly name: string; readonly count: number; readonly expiresAt: number };
  readonly spentProofs: { readonly nonce: string; readonly expiresAt: number };
  readonly notes: { readonly name: string; readonly value: string };
}
