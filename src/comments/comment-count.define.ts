import { define } from '../site/define.js';
import { CommentCount } from './comment-count.js';

define('aw-comment-count', CommentCount);

export { CommentCount };
