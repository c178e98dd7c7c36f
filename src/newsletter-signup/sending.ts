/** The half of a sign-up that comes at the first focus: what sends it, what a refusal says, and what is shown once it was taken. */
export { SubmissionController } from '../form/submission.js';
export { receipt as receiptTerms } from '../localize/en/receipt.js';
export { refusals } from '../localize/en/refusals.js';
export { afterwardsView, receiptView } from './receipt.view.js';
