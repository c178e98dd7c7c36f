import { define } from '../site/define.js';
import { LatestComments } from './latest-comments.js';

define('aw-latest-comments', LatestComments);

export { LatestComments };
