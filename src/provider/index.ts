export type { Ask, Question } from './ask.js';
export type {
  Authorship,
  CommentDraft,
  CommentProvider,
  Counts,
  Preview,
  Report,
  Reported,
  ThreadQuery,
  Votes,
} from './comment-provider.js';
export type { CommentRecord, Latest, OwnState, ThreadPage } from './comment-record.js';
export type { Answer, Exchange, Transport } from './exchange.js';
export type { Navigate, Outcome, Posted, ProblemCode, Refusal, Subscribed, Unreachable } from './outcome.js';
export type { NewsletterProvider, Provider, Submission, SubscriptionDraft } from './provider.js';
export { registerCommentProvider } from './comments/registry.js';
export { registerNewsletterProvider } from './newsletter/registry.js';
