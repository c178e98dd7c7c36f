import { jsxTypesPlugin } from '@wc-toolkit/jsx-types';

const elements = [
  'src/article/article-card.ts',
  'src/author-bio/author-bio.ts',
  'src/newsletter-signup/newsletter-signup.ts',
  'src/comments/comment-box.ts',
  'src/comments/comment-count.ts',
  'src/comments/latest-comments.ts',
  'src/posture-quiz/posture-quiz.ts',
  'src/site/site.ts',
];

export default {
  // The elements, and the events that they fire; models and styles are nobody's interface.
  globs: [...elements, 'src/events/*.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [jsxTypesPlugin({ outdir: 'dist', fileName: 'jsx.d.ts' })],
};
