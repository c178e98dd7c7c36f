import type { CommentDraft, CommentProvider } from '../comment-provider.js';
import type { CommentRecord } from '../comment-record.js';
import { json, type Answer } from '../exchange.js';
import { formPost } from '../newsletter/http.js';
import type { Posted, Refusal, Unreachable } from '../outcome.js';
import {
  capabilities,
  counts,
  isNumber,
  lacking,
  latest,
  list,
  locate,
  newest,
  noThread,
  problem,
  recordOf,
  tooSoon,
} from './wordpress-rest.js';

/**
 * The form that every WordPress has: the endpoint is its `wp-comments-post.php`, on the page's own site. It says yes by a redirect, which is
 * had to lead to the newest comments: what was published is among them, and a held one's number is in the address.
 */
export const wordpressForm: CommentProvider = {
  capabilities,
  list: (query, endpoint) => list(query, siteOf(endpoint)),
  locate: (thread, id, endpoint) => locate(thread, id, siteOf(endpoint)),
  counts: (threads, endpoint) => counts(threads, siteOf(endpoint)),
  latest: (limit, site, endpoint) => latest(limit, site, siteOf(endpoint)),

  build({ key, content }, endpoint) {
    const { thread, parent, name, email, website, body } = content;
    if (!isNumber(thread)) return noThread;
    const values = {
      comment_post_ID: thread,
      comment_parent: parent ?? '0',
      author: name,
      email,
      url: website,
      comment: body,
      redirect_to: newest(siteOf(endpoint), thread, parent ?? '0'),
    };
    return {
      ...formPost(endpoint.href, values),
      sameOrigin: true,
      next: (answer) => stored(answer, content, key) ?? refused(answer, content),
    };
  },

  read: (answer) => refused(answer),
};

/** The site is where the script lies; `?rest_route=` goes along. */
function siteOf(endpoint: URL): URL {
  return new URL(`./${endpoint.search}`, endpoint);
}

/** What was posted, where a redirect has led to the newest comments. */
function stored(answer: Answer, { parent, name, website, body }: CommentDraft, key: string): Posted | undefined {
  const { headers, redirectedTo } = answer;
  const newest = json(answer);
  if (redirectedTo === undefined || !Array.isArray(newest)) return undefined;
  const now = new Date(Date.parse(headers.date ?? '') || Date.now());
  const number = new URL(redirectedTo).searchParams.get('unapproved');
  // Nobody writes twice so soon, so that a new one under this name is the one.
  const isOurs = ({ author, createdAt }: CommentRecord): boolean =>
    author.name === name && now.getTime() - Date.parse(createdAt) < tooSoon.retryAfterMs;
  const published = number ? undefined : newest.map(recordOf).find((each) => each && isOurs(each));
  if (published) return { kind: 'published', comment: published };
  const comment: CommentRecord = {
    // What it takes for spam, and what came without an address, WordPress keeps without telling a number.
    id: number || key,
    parent,
    replies: 0,
    author: { name, url: website || null, avatar: null, badge: null },
    html: body.replaceAll('\n', '<br>'),
    createdAt: now.toISOString(),
    editedAt: null,
    votes: 0,
    pinned: false,
    state: 'held',
  };
  return { kind: 'held', comment };
}

/** WordPress says no in a page for people, in the blog's language: its status counts, and what was not given. */
function refused(answer: Answer, draft?: CommentDraft): Refusal | Unreachable {
  const { status, text, redirectedTo } = answer;
  const isWordPress = text.includes('id="error-page"');
  if (status === 429) return tooSoon;
  if (status === 403 && isWordPress && !text.includes('must be logged in')) return { kind: 'refused', code: 'closed' };
  if (status === 200 && isWordPress) return { kind: 'refused', code: 'invalid', field: lacking(draft) };
  // Where there is no such post it says nothing at all.
  if (status === 200 && !text && redirectedTo === undefined) return { kind: 'refused', code: 'not-found', field: 'thread' };
  return problem(answer);
}
