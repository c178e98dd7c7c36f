import { html, raw } from 'hono/html';
import type { CommentWithReplies } from '../comments/comment.ts';
import type { CommentList } from '../comments/list-comments.ts';
import { dateAndTime, type Speech } from '../wording/speak.ts';
import { longestBody } from './schemas.ts';
import type { Markup } from './page.ts';
import { date } from './comment-json.ts';

/** Where the fragment's own addresses lead. */
export interface FragmentLinks {
  /** Where the form posts. */
  readonly action: string;
  readonly next: (cursor: string) => string;
  readonly below: (parent: string) => string;
}

/** The comments of a page of a thread, each in its parent's list, as `Comment` microdata (schema.org). */
export function fragment(speech: Speech, { comments, thread, next }: CommentList, links: FragmentLinks, hasForm: boolean): Markup {
  const { lang, dir, words } = speech;
  const children = Map.groupBy(comments, ({ parent }) => parent);
  const known = new Set(comments.map(({ id }) => id));
  const top = comments.filter(({ parent }) => parent === null || !known.has(parent));
  return html`<section id="aw-comments" lang="${lang}" dir="${dir}">
    <h2>${words.commentsTitle}</h2>
    <p id="aw-held" role="status" hidden="until-found">${words.commentHeldText}</p>
    ${top.length > 0 ? list(top, false) : html`<p>${words.commentsNone}</p>`}
    ${next === null ? '' : html`<p><a rel="next" href="${links.next(next)}">${words.commentsMore}</a></p>`}
    ${hasForm ? form(speech, thread, links.action) : ''}
  </section> `;

  function list(each: readonly CommentWithReplies[], isBelow: boolean): Markup {
    return html`<ol>
      ${each.map((comment) => html`<li>${item(comment, isBelow)}</li>`)}
    </ol>`;
  }

  function item(comment: CommentWithReplies, isBelow: boolean): Markup {
    const { id, replies } = comment;
    const below = children.get(id) ?? [];
    return html`<article id="aw-comment-${id}" ${isBelow ? raw('itemprop="comment"') : ''} itemscope itemtype="https://schema.org/Comment">
      ${comment.state === 'published' ? said(speech, comment) : html`<p>${words.commentDeleted}</p>`}
      <meta itemprop="commentCount" content="${replies}" />
      ${below.length > 0 ? list(below, true) : ''}
      ${replies > below.length ? html`<p><a href="${links.below(id)}">${words.commentsMore}</a></p>` : ''}
    </article>`;
  }
}

function said(speech: Speech, { id, name, url, createdAt, html: body, votes }: CommentWithReplies): Markup {
  const called = html`<span itemprop="name">${name || speech.words.somebody}</span>`;
  return html`<header>
      <span itemprop="author" itemscope itemtype="https://schema.org/Person"
        >${url === null ? called : html`<a itemprop="url" href="${url}" rel="nofollow ugc noopener">${called}</a>`}</span
      >
      <a itemprop="url" href="#aw-comment-${id}"
        ><time itemprop="dateCreated" datetime="${date(createdAt)}">${dateAndTime(speech, createdAt)}</time></a
      >
      <meta itemprop="upvoteCount" content="${votes}" />
    </header>
    <div itemprop="text">${raw(body)}</div>`;
}

function form({ lang, words }: Speech, thread: string, action: string): Markup {
  const field = (name: string, label: string, type: string, longest: number) =>
    html`<p>
      <label>${label} <input name="${name}" type="${type}" maxlength="${longest}" autocomplete="${name}" /></label>
    </p>`;
  return html`<form method="post" action="${action}" accept-charset="utf-8">
    <h3>${words.commentWrite}</h3>
    <input type="hidden" name="thread" value="${thread}" />
    <input type="hidden" name="locale" value="${lang}" />
    <p>
      <label>${words.fieldBody} <textarea name="body" rows="6" maxlength="${longestBody}" required></textarea></label>
    </p>
    ${field('name', words.fieldName, 'text', 100)} ${field('email', words.fieldEmail, 'email', 254)}
    ${field('url', words.fieldUrl, 'url', 500)}
    <p hidden>
      <label>${words.fieldTrap} <input name="trap" tabindex="-1" autocomplete="off" /></label>
    </p>
    <button>${words.commentSend}</button>
  </form>`;
}
