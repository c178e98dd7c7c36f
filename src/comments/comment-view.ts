import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CommentRecord } from '../provider/comment-record.js';
import type { Sanitize } from '../html/sanitize.js';
import type { Localize } from '../localize/localize.js';
import type { comments } from '../localize/en/comments.js';
import type { thread } from '../localize/en/thread.js';
import { initials } from '../facts/initials.js';
import { heading } from '../theme/heading.js';
import { ago } from './ago.js';
import { hashOf } from './permalink.js';
import type { Branch } from './tree.js';

/** What can be done with a comment: the name that its button carries. */
export type Act = 'vote' | 'reply' | 'edit' | 'delete' | 'more' | 'collapse' | 'answers' | 'unmute' | 'undelete';

/** What a comment's view needs of its box. */
export interface CommentContext {
  readonly localize: Localize<typeof comments & typeof thread>;
  readonly sanitize: Sanitize;
  readonly nowMs: number;
  /** Whether answers are taken. */
  readonly open: boolean;
  /** Level of the headings that names are, 2…6. */
  readonly level: number;
  /** Whether pictures of authors are shown. */
  readonly avatars: boolean;
  /** Whether one can vote. */
  readonly votes: boolean;
  readonly voted: ReadonlySet<string>;
  readonly collapsed: ReadonlySet<string>;
  /** The comment that the page's address leads to. */
  readonly linked: string | undefined;
  /** What is said in its place, and how it comes back. */
  veil(comment: CommentRecord): { readonly text: string; readonly act: Act; readonly action: string; readonly label: string } | undefined;
  /** Its author is here, and may still change it. */
  isEditable(comment: CommentRecord): boolean;
  /** Whether the back end lets authors edit, and delete. */
  readonly canEdit: boolean;
  readonly canDelete: boolean;
  /** Whether the row of further actions is open. */
  isOpen(comment: CommentRecord): boolean;
  /** What stands in place of the text: an editor. */
  instead(comment: CommentRecord): unknown;
  /** What stands below a comment's text: what its author is told, further actions, forms. */
  below(comment: CommentRecord): unknown;
  /** Whether what stands below changes with every key. */
  isBusy(branch: Branch): boolean;
  /** What else a comment's looks depend on: another value renders all of them again. */
  readonly version: unknown;
}

/** The thread: at the top each branch is rendered anew only when something about it has changed. */
export function branches(all: readonly Branch[], context: CommentContext): TemplateResult {
  return html`<ol class="thread" role="list">
    ${repeat(
      all,
      ({ comment }) => comment.id,
      (branch) =>
        html`<li class="branch">
          ${context.isBusy(branch) ? view(branch, context) : guard([branch, context.version], () => view(branch, context))}
        </li>`,
    )}
  </ol>`;
}

/** A list of answers; each is an article in an item of its list, so that a screen reader tells how deep and how many. */
function list(all: readonly Branch[], context: CommentContext): TemplateResult {
  return html`<ol class="thread" role="list">
    ${repeat(
      all,
      ({ comment }) => comment.id,
      (branch) => html`<li>${view(branch, context)}</li>`,
    )}
  </ol>`;
}

function view(branch: Branch, context: CommentContext): TemplateResult {
  const { comment } = branch;
  const { localize } = context;
  const { id, author, state } = comment;
  const who = author.name || localize.term('commentNobody');
  if (state === 'deleted') return withoutText(branch, context, localize.term('commentDeleted'), nothing);
  const veil = context.veil(comment);
  if (veil) return withoutText(branch, context, veil.text, button(veil.act, veil.action, veil.label, { id: `veil-${id}` }));
  const instead = context.instead(comment);
  // No spaces between the parts: each would be a node, a thousand times.
  // prettier-ignore
  return html`<article
      id="c-${id}"
      part="comment"
      class=${context.linked === id ? 'comment linked' : 'comment'}
      tabindex="-1"
      aria-label=${localize.term('commentBy', who)}
      >${avatar(comment, who, context)}<header class="header" part="comment-header">${name(who, author.url, context.level)}${marks(comment, context)}${date(comment, context)}${asides(branch, context)}</header
      >${instead ?? body(comment, context.sanitize)}${instead ? nothing : actions(branch, who, context)}${context.below(comment)}${answers(branch, context)}</article
    >`;
}

/** A stone, or somebody whom the visitor does not want to read: the answers stay. */
function withoutText(branch: Branch, context: CommentContext, text: string, action: unknown): TemplateResult {
  return html`<article id="c-${branch.comment.id}" part="comment" class="comment gone" tabindex="-1">
    <p class="body"><span class="muted">${text}</span> ${action}</p>
    ${context.below(branch.comment)} ${answers(branch, context)}
  </article>`;
}

/** What a button is besides its words. */
interface ButtonState {
  readonly id?: string;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
}

function button(act: Act, text: string, label: string, { id, pressed, expanded }: ButtonState = {}): TemplateResult {
  return html`<button
    class="button plain"
    part="button"
    type="button"
    id=${id ?? nothing}
    data-act=${act}
    aria-label=${label}
    aria-pressed=${pressed ?? nothing}
    aria-expanded=${expanded ?? nothing}
    .textContent=${text}
  ></button>`;
}

/** Every action has a name that says whose comment it is about, and begins with the words that are seen (WCAG 2.5.3). */
function actions({ comment, answers, missing }: Branch, who: string, context: CommentContext): unknown {
  const { localize, open } = context;
  // What waits for a moderator is its author's alone.
  if (comment.state !== 'published')
    return context.isEditable(comment) ? html`<div class="actions" part="actions">${forAuthor(comment.id, context)}</div>` : nothing;
  const { id, votes } = comment;
  const count = answers.length + missing;
  const like = votes ? `${localize.term('commentVote')} · ${localize.number(votes)}` : localize.term('commentVote');
  // prettier-ignore
  return html`<div class="actions" part="actions">${
    context.votes ? button('vote', like, localize.term('commentVoteLabel', like, who), { pressed: context.voted.has(id) }) : nothing
  }${
    open ? button('reply', localize.term('commentReply'), localize.term('commentReplyLabel', who), { id: `reply-${id}` }) : nothing
  }${
    context.isEditable(comment) ? forAuthor(id, context) : nothing
  }${
    button('more', localize.term('commentMore'), localize.term('commentMoreLabel', who), { expanded: context.isOpen(comment) })
  }${
    answers.length ? fold(count, who, context.collapsed.has(id), context) : nothing
  }</div>`;
}

function forAuthor(id: string, { localize, canEdit, canDelete }: CommentContext): TemplateResult {
  return html`${canEdit ? button('edit', localize.term('commentEdit'), localize.term('commentEditLabel'), { id: `edit-${id}` }) : nothing}
  ${canDelete ? button('delete', localize.term('commentDelete'), localize.term('commentDeleteLabel')) : nothing}`;
}

function fold(count: number, who: string, isCollapsed: boolean, { localize }: CommentContext): TemplateResult {
  const text = localize.number(count);
  return isCollapsed
    ? button('collapse', localize.term('commentExpand', count, text), localize.term('commentExpandLabel', count, text, who), {
        expanded: false,
      })
    : button('collapse', localize.term('commentCollapse', count, text), localize.term('commentCollapseLabel', count, text, who), {
        expanded: true,
      });
}

function answers({ comment, answers: all, missing }: Branch, context: CommentContext): unknown {
  if ((!all.length && !missing) || context.collapsed.has(comment.id)) return nothing;
  const { localize } = context;
  const text = localize.term('commentsMoreAnswers', missing, localize.number(missing));
  return html`${all.length ? list(all, context) : nothing}
  ${missing ? html`<button class="button plain more" part="button" type="button" data-act="answers">${text}</button>` : nothing}`;
}

/** Initials, drawn behind the picture where one is asked for: a broken one leaves them. */
function avatar({ author }: CommentRecord, who: string, { avatars, localize }: CommentContext): TemplateResult {
  const drawn = initials(who, localize.lang).join('');
  if (!avatars || !author.avatar || !/^https?:/i.test(author.avatar))
    return html`<span class="avatar" part="avatar" aria-hidden="true" .textContent=${drawn}></span>`;
  return html`<span class="avatar" part="avatar" aria-hidden="true"
    >${drawn}<img src=${author.avatar} alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer" @error=${hide}
  /></span>`;
}

function hide({ target }: Event): void {
  if (target instanceof Element) target.remove();
}

/** A heading, so that one can jump from comment to comment. */
function name(name: string, url: string | null, level: number): TemplateResult {
  const safe = url && /^https?:/i.test(url) ? url : undefined;
  return heading(level, safe ? html`<a href=${safe} rel="nofollow ugc noopener noreferrer">${name}</a>` : name, 'author');
}

/** What sets a comment apart. */
function marks({ author, pinned }: CommentRecord, { localize }: CommentContext): unknown {
  const all = [author.badge, pinned && localize.term('commentPinned')].filter(Boolean);
  return all.length ? all.map((text) => html`<span class="badge" part="badge">${text}</span>`) : nothing;
}

/** How long ago, which is a link to the comment, with the moment itself for who asks or listens. A date that is none is left out. */
function date({ id, createdAt }: CommentRecord, { localize, nowMs }: CommentContext): unknown {
  const ms = Date.parse(createdAt);
  if (Number.isNaN(ms)) return nothing;
  const exact = localize.date(createdAt, { dateStyle: 'long', timeStyle: 'short' });
  const short = ago(ms, nowMs, localize.lang);
  return html`<a class="muted small" part="date" href=${hashOf(id)} title=${exact} aria-label="${short}, ${exact}"
    ><time datetime=${createdAt} .textContent=${short}></time
  ></a>`;
}

/** That it was edited, and whom it answers where its place does not say so. */
function asides({ comment, inReplyTo }: Branch, { localize }: CommentContext): unknown {
  const whom = inReplyTo && localize.term('commentInReplyTo', inReplyTo.author.name || localize.term('commentNobody'));
  const all = [comment.editedAt && localize.term('commentEdited'), whom].filter(Boolean);
  return all.length ? html`<span class="muted small">${all.join(' · ')}</span>` : nothing;
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
