import { define } from '../site/define.js';
import { NewsletterSignup } from './newsletter-signup.js';

define('aw-newsletter-signup', NewsletterSignup);

export { NewsletterSignup };
