/** What each file may cost a visitor, in bytes of brotli (quality 11), with all that it imports before it runs. */
export const budgets = {
  'afterword.js': 45_000,
  'elements/article-card.js': 19_000,
  'elements/author-bio.js': 19_000,
  'elements/newsletter-signup.js': 42_000,
  'elements/comment-box.js': 25_000,
  'elements/posture-quiz.js': 25_000,
};
