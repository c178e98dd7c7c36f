import { define } from '../site/define.js';
import { CommentBox } from './comment-box.js';

define('aw-comment-box', CommentBox);

export { CommentBox };
