import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CommentRecord } from '../provider/comment-record.js';
import type { Sanitize } from '../html/sanitize.js';
import type { Localize } from '../localize/localize.js';
import type { comments } from '../localize/en/comments.js';
import type { later } from '../localize/en/later.js';
import { initials } from '../facts/initials.js';
import { ago } from './ago.js';
import type { Branch } from './tree.js';

/** What a comment's view needs of its box. */
export interface CommentContext {
  readonly localize: Localize<typeof comments & typeof later>;
  readonly sanitize: Sanitize;
  readonly nowMs: number;
  /** Whether answers are taken. */
  readonly open: boolean;
  /** What its author is told of a comment of theirs. */
  notice(comment: CommentRecord): { readonly text: string; readonly dismiss?: () => void } | undefined;
  /** The open reply form of a comment, or `nothing`. */
  replyForm(comment: CommentRecord): unknown;
  reply(comment: CommentRecord): void;
  /** Fetches the answers that have not come. */
  more(comment: CommentRecord): void;
}

/** A list of comments; each is an article in an item of its list, so that a screen reader tells how deep and how many. */
export function branches(all: readonly Branch[], context: CommentContext): TemplateResult {
  return html`<ol class="thread" role="list">
    ${repeat(
      all,
      ({ comment }) => comment.id,
      (branch) => html`<li>${view(branch, context)}</li>`,
    )}
  </ol>`;
}

function view({ comment, answers, inReplyTo, missing }: Branch, context: CommentContext): TemplateResult {
  const { localize, open } = context;
  const { id, author, state } = comment;
  if (state === 'deleted')
    return html`<article id="c-${id}" part="comment" class="comment gone" tabindex="-1">
      <p class="muted body">${localize.term('commentDeleted')}</p>
      ${below(answers, missing, comment, context)}
    </article>`;
  const who = author.name || localize.term('commentNobody');
  const notice = context.notice(comment);
  return html`
    <article id="c-${id}" part="comment" class="comment" tabindex="-1" aria-label=${localize.term('commentBy', who)}>
      <span class="avatar" part="avatar" aria-hidden="true">${initials(who, localize.lang).join('')}</span>
      <header class="header" part="comment-header">
        ${name(who, author.url)} ${author.badge ? html`<span class="badge" part="badge">${author.badge}</span>` : nothing}
        ${date(comment, context)}
        ${inReplyTo ? html`<span class="muted small">${localize.term('commentInReplyTo', inReplyTo.author.name || localize.term('commentNobody'))}</span>` : nothing}
      </header>
      ${body(comment, context.sanitize)}
      ${
        notice
          ? html`<p class="notice" part="pending">
              ${notice.text}
              ${
                notice.dismiss
                  ? html`<button class="button plain" part="button" type="button" @click=${notice.dismiss}>
                      ${localize.term('commentDismiss')}
                    </button>`
                  : nothing
              }
            </p>`
          : nothing
      }
      ${
        open && state === 'published'
          ? html`<div class="actions" part="actions">
              <button
                class="button plain"
                part="button"
                type="button"
                id="reply-${id}"
                aria-label=${localize.term('commentReplyLabel', who)}
                @click=${() => context.reply(comment)}
              >
                ${localize.term('commentReply')}
              </button>
            </div>`
          : nothing
      }
      ${context.replyForm(comment)} ${below(answers, missing, comment, context)}
    </article>
  `;
}

function below(answers: readonly Branch[], missing: number, comment: CommentRecord, context: CommentContext): unknown {
  const { localize } = context;
  return html`${answers.length ? branches(answers, context) : nothing}
  ${
    missing
      ? html`<button class="button plain more" part="button" type="button" @click=${() => context.more(comment)}>
          ${localize.term('commentsMoreAnswers', missing, localize.number(missing))}
        </button>`
      : nothing
  }`;
}

function name(name: string, url: string | null): TemplateResult {
  const safe = url && /^https?:/i.test(url) ? url : undefined;
  return html`<strong class="author" part="author"
    >${safe ? html`<a href=${safe} rel="nofollow ugc noopener noreferrer">${name}</a>` : name}</strong
  >`;
}

/** How long ago, with the moment itself for who asks. A date that is none is left out. */
function date({ createdAt, editedAt }: CommentRecord, { localize, nowMs }: CommentContext): unknown {
  const ms = Date.parse(createdAt);
  if (Number.isNaN(ms)) return nothing;
  const exact = localize.date(createdAt, { dateStyle: 'long', timeStyle: 'short' });
  return html`<span class="muted small" part="date">
    <time datetime=${createdAt} title=${exact}>${ago(ms, nowMs, localize.lang)}</time
    >${editedAt ? html` · ${localize.term('commentEdited')}` : nothing}
  </span>`;
}

const bodies = new WeakMap<CommentRecord, HTMLElement>();

/** The comment's text. Made once for each record: a thread that is rendered again sanitizes nothing twice. */
function body(comment: CommentRecord, sanitize: Sanitize): HTMLElement {
  let element = bodies.get(comment);
  if (!element) {
    element = document.createElement('div');
    element.className = 'body';
    element.dir = 'auto';
    element.part.add('body');
    sanitize(element, comment.html);
    bodies.set(comment, element);
  }
  return element;
}
