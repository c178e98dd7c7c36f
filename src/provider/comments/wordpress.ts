import { isObject } from '../afterword.js';
import type { CommentDraft, CommentProvider } from '../comment-provider.js';
import { json, type Answer } from '../exchange.js';
import { formPost } from '../newsletter/http.js';
import type { Outcome, ProblemCode, Refusal } from '../outcome.js';
import {
  address,
  capabilities,
  counts,
  isNumber,
  lacking,
  latest,
  list,
  locate,
  noThread,
  problem,
  recordOf,
  tooSoon,
} from './wordpress-rest.js';

/** What its parameters are here; a name too long for the database is the author's without more. */
const ours = new Map([
  ['author', 'name'],
  ['author_name', 'name'],
  ['author_email', 'email'],
  ['author_url', 'website'],
  ['content', 'body'],
  ['post', 'thread'],
]);

/** WordPress's REST API, from any site: the endpoint is the blog's address. To post, the blog must take comments from whoever is not signed in. */
export const wordpress: CommentProvider = {
  capabilities,
  list,
  locate,
  counts,
  latest,

  build({ content }, endpoint) {
    const { thread, parent, name, email, website, body } = content;
    if (!isNumber(thread)) return noThread;
    return {
      // As a form, which WordPress reads too, since JSON would have the browser ask for leave first (Fetch: CORS preflight).
      ...formPost(address(endpoint), {
        post: thread,
        ...(parent !== null && { parent }),
        author_name: name,
        author_email: email,
        ...(website && { author_url: website }),
        content: body,
      }),
      next: (answer) => read(answer, content),
    };
  },

  read: (answer) => read(answer),
};

function read(answer: Answer, draft?: CommentDraft): Outcome {
  const body = json(answer);
  if (!isObject(body)) return problem(answer);
  if (answer.status === 201) {
    const comment = recordOf(body);
    return comment ? { kind: comment.state === 'published' ? 'published' : 'held', comment } : problem(answer);
  }
  const { code: said, data } = body;
  switch (said) {
    case 'comment_flood':
      return tooSoon;
    case 'rest_comment_author_data_required':
      return no('invalid', lacking(draft));
    case 'rest_comment_content_invalid':
      return no('invalid', 'body');
    case 'rest_comment_invalid_post_id':
      return no('not-found', 'thread');
    case 'rest_comment_closed':
      return no('closed');
    case 'rest_invalid_param':
      return no('invalid', isObject(data) && isObject(data.params) ? ours.get(Object.keys(data.params)[0] ?? '') : undefined);
  }
  const [, tooLong] = /^comment_(\w+)_column_length$/.exec(typeof said === 'string' ? said : '') ?? [];
  return tooLong === undefined ? problem(answer) : no('too-large', ours.get(tooLong));
}

function no(code: ProblemCode, field?: string): Refusal {
  return { kind: 'refused', code, ...(field !== undefined && { field }) };
}
