import { define } from '../site/define.js';
import { AuthorBio } from './author-bio.js';

define('aw-author-bio', AuthorBio);

export { AuthorBio };
