import { acting } from './en/acting.js';
import { articleCard } from './en/article-card.js';
import { authorBio } from './en/author-bio.js';
import { commentCount } from './en/comment-count.js';
import { comments } from './en/comments.js';
import { following } from './en/following.js';
import { form } from './en/form.js';
import { later } from './en/later.js';
import { latestComments } from './en/latest-comments.js';
import { newsletterSignup } from './en/newsletter-signup.js';
import { postureQuiz } from './en/posture-quiz.js';
import { presence } from './en/presence.js';
import { receipt } from './en/receipt.js';
import { refusals } from './en/refusals.js';
import { sitting } from './en/sitting.js';
import { thread } from './en/thread.js';
import { writing } from './en/writing.js';
import type { Translation } from './wording.js';

/**
 * English, whole: the original that other locales translate. Each room's part is a module of its own, so that one element alone brings
 * only its own words.
 */
export const terms = {
  ...acting,
  ...articleCard,
  ...authorBio,
  ...commentCount,
  ...comments,
  ...following,
  ...form,
  ...later,
  ...latestComments,
  ...newsletterSignup,
  ...postureQuiz,
  ...presence,
  ...receipt,
  ...refusals,
  ...sitting,
  ...thread,
  ...writing,
};

/** What a locale's file must hold. */
export type Terms = Translation<typeof terms>;
