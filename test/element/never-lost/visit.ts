import { outside } from './page.js';
import '../../../src/comments/index.js';
import '../../../src/newsletter-signup/index.js';
import { afterword as comments } from '../../../src/provider/comments/afterword.js';
import { registerCommentProvider } from '../../../src/provider/comments/registry.js';
import { afterword as newsletter } from '../../../src/provider/newsletter/afterword.js';
import { registerNewsletterProvider } from '../../../src/provider/newsletter/registry.js';

const { transport } = outside;
registerCommentProvider('back-end', { ...comments, transport });
registerNewsletterProvider('back-end', { ...newsletter, transport });
outside.ready();
