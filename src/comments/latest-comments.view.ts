import { html, nothing, type TemplateResult } from 'lit';
import type { latestComments } from '../localize/en/latest-comments.js';
import type { Localize } from '../localize/localize.js';
import type { CommentRecord } from '../provider/comment-record.js';
import type { ProblemCode } from '../provider/outcome.js';
import { heading } from '../theme/heading.js';
import { ago } from './ago.js';

/** A comment, as far as it is shown here. */
export interface Entry {
  readonly comment: Pick<CommentRecord, 'author' | 'createdAt'>;
  /** The beginning of its text, plain. */
  readonly text: string;
  /** The page's title, where it is known. */
  readonly title: string | null;
  /** Where it can be read, safe to link to. */
  readonly href: string | undefined;
}

export interface There {
  readonly kind: 'there';
  readonly entries: readonly Entry[];
}

export interface Failed {
  readonly kind: 'failed';
  readonly code: ProblemCode | 'unreachable';
}

/** What a visitor sees; `unable`: no back end is set, or one that cannot tell. */
export type View = There | Failed | { readonly kind: 'loading' | 'unable' };

/** What the view needs of its element. */
export interface LatestContext {
  readonly localize: Localize<typeof latestComments>;
  readonly heading: string;
  readonly level: number;
  /** How many are on their way. */
  readonly length: number;
  readonly nowMs: number;
  /** Whether the page has put something inside, which stays until they are there. */
  readonly hasOwn: boolean;
  readonly again: () => void;
  readonly slotted: () => void;
}

export function latestView(view: View, context: LatestContext): TemplateResult {
  const { localize, hasOwn } = context;
  const own = view.kind === 'there' ? nothing : html`<slot @slotchange=${context.slotted}></slot>`;
  if (view.kind === 'unable' || (view.kind !== 'there' && hasOwn))
    return html`${own}${hasOwn ? nothing : html`<p class="muted" part="status">${localize.term('latestNotSetUp')}</p>`}`;
  const status = statusOf(view, localize);
  return html`
    <section class="latest" part="latest" aria-labelledby="heading">
      <div id="heading" tabindex="-1">${heading(context.level, context.heading)}</div>
      <p class=${view.kind === 'loading' || !status ? 'said' : 'muted'} part="status" role="status">${status}</p>
      ${view.kind === 'loading' ? skeleton(context.length) : nothing}
      ${
        view.kind === 'failed'
          ? html`<button class="button secondary" part="button" type="button" @click=${context.again}>
              ${localize.term('latestAgain')}
            </button>`
          : nothing
      }
      ${view.kind === 'there' ? list(view.entries, context) : own}
    </section>
  `;
}

/** One line for as long as the list is there, so that what changes in it is spoken. */
function statusOf(view: View, localize: LatestContext['localize']): string {
  switch (view.kind) {
    case 'loading':
      return localize.term('latestLoading');
    case 'failed':
      return localize.term('latestFailed');
    case 'there':
      return view.entries.length ? '' : localize.term('latestEmpty');
    case 'unable':
      return '';
  }
}

/** In the size of what comes; the stylesheet shows it only when it takes long. */
function skeleton(length: number): TemplateResult {
  const bone = html`<div class="entry"><b></b><b></b><b></b><b></b></div>`;
  return html`<div class="entries bones" aria-hidden="true">${Array.from({ length }, () => bone)}</div>`;
}

function list(entries: readonly Entry[], context: LatestContext): TemplateResult | typeof nothing {
  if (!entries.length) return nothing;
  return html`<ul class="entries" role="list">
    ${entries.map((entry) => html`<li class="entry" part="comment">${one(entry, context)}</li>`)}
  </ul>`;
}

/** Each in its own direction, and all on one edge. */
function one({ comment, text, title, href }: Entry, { localize, nowMs }: LatestContext): TemplateResult {
  const { author, createdAt } = comment;
  const words = title || (href ? localize.term('latestRead') : '');
  return html`
    <p class="by">
      <bdi class="author" part="author">${author.name || localize.term('latestNobody')}</bdi>
      ${date(createdAt, localize, nowMs)}
    </p>
    <p class="body" part="body"><bdi>${text}</bdi></p>
    ${words ? html`<p class="page" part="page"><bdi>${href ? html`<a href=${href}>${words}</a>` : words}</bdi></p>` : nothing}
  `;
}

/** A date that is none is left out. */
function date(iso: string, localize: LatestContext['localize'], nowMs: number): TemplateResult | typeof nothing {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) return nothing;
  const exact = localize.date(iso, { dateStyle: 'long', timeStyle: 'short' });
  return html`<time class="muted" part="date" datetime=${iso} title=${exact}>${ago(ms, nowMs, localize.lang)}</time>`;
}
