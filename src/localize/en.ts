import { articleCard } from './en/article-card.js';
import { authorBio } from './en/author-bio.js';
import { comments } from './en/comments.js';
import { form } from './en/form.js';
import { newsletterSignup } from './en/newsletter-signup.js';
import { postureQuiz } from './en/posture-quiz.js';
import type { Translation } from './wording.js';

/**
 * English, whole: the original that other locales translate. Each room's part is a module of its own, so that one element alone brings
 * only its own words.
 */
export const terms = { ...articleCard, ...authorBio, ...comments, ...form, ...newsletterSignup, ...postureQuiz };

/** What a locale's file must hold. */
export type Terms = Translation<typeof terms>;
