import './site/index.js';
import './article/index.js';
import './author-bio/index.js';
import './newsletter-signup/index.js';
import './comments/index.js';
import './posture-quiz/index.js';

export { configure } from './site/settings.js';
export { registerCommentProvider, registerNewsletterProvider } from './provider/index.js';
