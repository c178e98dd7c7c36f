import type { CommentRecord } from '../provider/comment-record.js';

/** Comments that are on the page already, and where the next page of them begins. */
export interface Adopted {
  readonly comments: readonly CommentRecord[];
  readonly next: string | null;
}

/**
 * Reads comments from a page's own HTML: nested `Comment` microdata (schema.org) with ids as `/v1/comments.html` gives them. Their text
 * is as hostile as any other until the sanitizer has passed it.
 */
export function adopt(light: Element): Adopted {
  const comments: CommentRecord[] = [];
  for (const element of light.querySelectorAll('[itemtype$="schema.org/Comment"][id^="aw-comment-"]')) {
    const comment = read(element);
    if (comment) comments.push(comment);
  }
  const more = light.querySelector<HTMLAnchorElement>('a[rel=next]')?.href ?? '';
  return { comments, next: URL.canParse(more) ? new URL(more).searchParams.get('cursor') : null };
}

const idOf = (element: Element) => element.id.replace('aw-comment-', '');

function read(element: Element): CommentRecord | undefined {
  // The nearest of a name: those of its answers come later in the document, and belong to them.
  const part = (name: string) => {
    const found = element.querySelector(`[itemprop~=${name}]`);
    return found?.closest('[itemtype$="schema.org/Comment"]') === element ? found : undefined;
  };
  const text = part('text');
  const createdAt = part('dateCreated')?.getAttribute('datetime') ?? '';
  // Without words it is the place of one that was deleted, which others answer.
  if (text && Number.isNaN(Date.parse(createdAt))) return undefined;
  const author = part('author');
  const above = element.parentElement?.closest('[itemtype$="schema.org/Comment"][id^="aw-comment-"]');
  return {
    id: idOf(element),
    parent: above ? idOf(above) : null,
    replies: Number(part('commentCount')?.getAttribute('content')) || 0,
    author: {
      name: author?.querySelector('[itemprop~=name]')?.textContent.trim() ?? '',
      url: author?.querySelector('a[itemprop~=url]')?.getAttribute('href') ?? null,
      avatar: null,
      badge: null,
    },
    html: text?.innerHTML ?? '',
    createdAt,
    editedAt: null,
    votes: Number(part('upvoteCount')?.getAttribute('content')) || 0,
    pinned: false,
    state: text ? 'published' : 'deleted',
  };
}
