export { CommentBox } from './comment-box.define.js';
export { CommentCount } from './comment-count.define.js';
export { LatestComments } from './latest-comments.define.js';
