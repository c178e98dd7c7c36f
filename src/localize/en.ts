import { articleCard } from './en/article-card.js';
import { authorBio } from './en/author-bio.js';
import { comments } from './en/comments.js';
import { form } from './en/form.js';
import { later } from './en/later.js';
import { newsletterSignup } from './en/newsletter-signup.js';
import { postureQuiz } from './en/posture-quiz.js';
import { presence } from './en/presence.js';
import { receipt } from './en/receipt.js';
import { refusals } from './en/refusals.js';
import { sitting } from './en/sitting.js';
import { writing } from './en/writing.js';
import type { Translation } from './wording.js';

/**
 * English, whole: the original that other locales translate. Each room's part is a module of its own, so that one element alone brings
 * only its own words.
 */
export const terms = {
  ...articleCard,
  ...authorBio,
  ...comments,
  ...form,
  ...later,
  ...newsletterSignup,
  ...postureQuiz,
  ...presence,
  ...receipt,
  ...refusals,
  ...sitting,
  ...writing,
};

/** What a locale's file must hold. */
export type Terms = Translation<typeof terms>;
