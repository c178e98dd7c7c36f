export type { CommentRecord, OwnState, ThreadPage } from './comment-record.js';
export type { Answer, Exchange, Transport } from './exchange.js';
export type { Navigate, Outcome, Posted, ProblemCode, Refusal, Subscribed, Unreachable } from './outcome.js';
export type {
  CommentDraft,
  CommentProvider,
  NewsletterProvider,
  Provider,
  Submission,
  SubscriptionDraft,
  ThreadQuery,
} from './provider.js';
export { registerCommentProvider } from './comments/registry.js';
export { registerNewsletterProvider } from './newsletter/registry.js';
