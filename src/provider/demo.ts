import type { CommentRecord } from './comment-record.js';
import type { Answer, Exchange, Transport } from './exchange.js';
import type { ProblemCode } from './outcome.js';

/** How the next request is to go wrong: no answer, an answer that is lost on its way, a proxy's page in place of one, or a refusal. */
export type Fault = 'offline' | 'lost' | 'html' | { readonly code: ProblemCode; readonly field?: string; readonly retryAfter?: number };

interface Stored {
  readonly status: number;
  readonly body: unknown;
  readonly content: string;
}

const statusOf: Partial<Record<ProblemCode, number>> = {
  'too-large': 413,
  'too-many': 429,
  closed: 409,
  duplicate: 409,
  'in-progress': 409,
};

/**
 * A reference server in memory: the one stateful fake, which pages without a server, stories and tests use. It speaks the real
 * server's language, so that what is tried on it is the real provider, and it keeps its promises: one key is stored once.
 */
export class DemoServer {
  /** How long an answer takes, in milliseconds. */
  delayMs = 300;
  /** Whether new comments wait for a moderator. */
  moderated = false;
  /** Whether threads take comments. */
  open = true;
  /** How long a comment may be edited and deleted, in milliseconds. */
  editableMs = 15 * 60_000;
  /** What readers have said against comments. */
  readonly reports: { readonly id: string; readonly reason: string; readonly note: string }[] = [];

  private readonly threads = new Map<string, CommentRecord[]>();
  private readonly stored = new Map<string, Stored>();
  private readonly faults: Fault[] = [];
  private readonly votes = new Map<string, Set<string>>();
  private count = 0;

  /** The next requests go wrong so, one each. */
  fail(...faults: readonly Fault[]): void {
    this.faults.push(...faults);
  }

  /** Puts comments into a thread, oldest first. */
  seed(
    thread: string,
    comments: readonly (Partial<Omit<CommentRecord, 'author'>> & { readonly name: string })[],
  ): readonly CommentRecord[] {
    const made = comments.map(({ name, ...rest }) => ({ ...this.comment(name, ''), ...rest }));
    this.threads.set(thread, [...this.thread(thread), ...made]);
    return made;
  }

  /** What a moderator, or its author, makes of a comment. */
  decide(id: string, state: CommentRecord['state']): void {
    const comment = this.find(id);
    if (comment) this.replace({ ...comment, state });
  }

  /** What its author makes of a comment on another device. */
  revise(id: string, html: string): void {
    const comment = this.find(id);
    if (comment) this.replace({ ...comment, html, editedAt: new Date().toISOString() });
  }

  /** Sets an author apart. */
  badge(id: string, badge: string): void {
    const comment = this.find(id);
    if (comment) this.replace({ ...comment, author: { ...comment.author, badge } });
  }

  /** Puts a comment into a thread as it is. */
  put(thread: string, comment: CommentRecord): void {
    this.threads.set(thread, [...this.thread(thread), comment]);
  }

  /** Everything is forgotten. */
  clear(): void {
    this.threads.clear();
    this.stored.clear();
    this.votes.clear();
    this.reports.length = 0;
    this.faults.length = 0;
    Object.assign(this, { moderated: false, open: true, editableMs: 15 * 60_000 });
  }

  /** All comments of a thread, in the order in which they came. */
  thread(thread: string): readonly CommentRecord[] {
    return this.threads.get(thread) ?? [];
  }

  readonly transport: Transport = async (exchange, signal) => {
    await pause(this.delayMs, signal);
    const fault = this.faults.shift();
    if (fault === 'offline') throw new TypeError('offline');
    if (fault === 'html')
      return { status: 502, headers: { 'content-type': 'text/html' }, text: '<!doctype html><title>Bad gateway</title>' };
    if (fault && fault !== 'lost') return problem(fault.code, fault.field, fault.retryAfter);
    const answer = this.answer(exchange);
    if (fault === 'lost') throw new TypeError('lost');
    return answer;
  };

  private answer(exchange: Exchange): Answer {
    const { pathname, searchParams } = new URL(exchange.url);
    const [path = '', id = '', what = ''] = pathname.replace(/^.*\/v1\//, '').split('/');
    if (exchange.method === 'POST' && !what && path !== 'preview') return this.store(pathname, exchange);
    const body = JSON.parse(exchange.body ?? '{}') as {
      readonly body?: string;
      readonly value?: number;
      readonly reason?: string;
      readonly note?: string;
    }; // our own provider wrote it
    if (what === 'votes') return this.vote(id, body.value === 1, exchange.headers.Authorization ?? '');
    if (what === 'reports') {
      this.reports.push({ id, reason: body.reason ?? '', note: body.note ?? '' });
      return answer(202, { status: 'reported' });
    }
    if (path === 'preview') return answer(200, { html: paragraphs(body.body ?? '') });
    if (path === 'counts') {
      const published = (thread: string) => this.thread(thread).filter(({ state }) => state === 'published').length;
      return answer(200, { counts: Object.fromEntries(searchParams.getAll('thread').map((thread) => [thread, published(thread)])) });
    }
    if (path === 'latest') return this.latest(Number(searchParams.get('limit') ?? 10));
    if (!id) return this.list(searchParams);
    if (exchange.method === 'PATCH') return this.change(id, { html: paragraphs(body.body ?? ''), editedAt: new Date().toISOString() });
    if (exchange.method === 'DELETE') return this.change(id, { html: '', state: 'deleted' });
    return this.own(id);
  }

  private vote(id: string, wanted: boolean, visitor: string): Answer {
    const voters = this.votes.get(id) ?? new Set();
    const before = voters.size;
    if (wanted) voters.add(visitor);
    else voters.delete(visitor);
    this.votes.set(id, voters);
    const comment = this.find(id);
    if (!comment) return problem('not-found');
    const votes = comment.votes + voters.size - before;
    this.replace({ ...comment, votes });
    return answer(200, { votes });
  }

  /** As the author wants it, while the edit window is open. */
  private change(id: string, changed: Partial<CommentRecord>): Answer {
    const comment = this.find(id);
    if (!comment) return problem('not-found');
    if (Date.parse(comment.createdAt) + this.editableMs < Date.now()) return problem('edit-window-over');
    this.replace({ ...comment, ...changed });
    return this.own(id);
  }

  private latest(limit: number): Answer {
    const all = [...this.threads].flatMap(([thread, comments]) =>
      comments.filter(({ state }) => state === 'published').map((comment) => ({ comment, thread, threadTitle: null, url: null })),
    );
    all.sort((a, b) => Date.parse(b.comment.createdAt) - Date.parse(a.comment.createdAt));
    return answer(200, { comments: all.slice(0, limit) });
  }

  private find(id: string): CommentRecord | undefined {
    return [...this.threads.values()].flat().find((each) => each.id === id);
  }

  private replace(comment: CommentRecord): void {
    for (const [thread, comments] of this.threads)
      this.threads.set(
        thread,
        comments.map((each) => (each.id === comment.id ? comment : each)),
      );
  }

  private store(path: string, { headers, body = '{}' }: Exchange): Answer {
    const key = headers['Idempotency-Key'] ?? '';
    // Our own provider wrote it. Another proof does not make it another submission.
    const { proof: _proof, ...said } = JSON.parse(body) as CommentContent & { readonly proof?: string };
    const content = JSON.stringify(said);
    const before = this.stored.get(key);
    if (before) return before.content === content ? answer(before.status, before.body) : problem('key-reused');
    const made = path.endsWith('/comments') ? this.post(said) : { status: 202, body: { status: 'confirm' } };
    if (made.status < 300) this.stored.set(key, { ...made, content });
    return answer(made.status, made.body);
  }

  private post({ thread, parent, name, body }: CommentContent): { status: number; body: unknown } {
    if (!this.open) return { status: 409, body: { code: 'closed' } };
    const all = this.thread(thread);
    if (parent !== null && !all.some(({ id }) => id === parent))
      return { status: 422, body: { code: 'invalid', errors: [{ field: 'parent' }] } };
    const comment: CommentRecord = {
      ...this.comment(name, paragraphs(body)),
      parent,
      state: this.moderated ? 'held' : 'published',
    };
    this.threads.set(thread, [...all.map((each) => (each.id === parent ? { ...each, replies: each.replies + 1 } : each)), comment]);
    return {
      status: this.moderated ? 202 : 201,
      body: { comment, editToken: `demo-${comment.id}`, editableUntil: this.editableUntil(comment) },
    };
  }

  /** As the server pages: top-level comments, each followed by its descendants. */
  private list(query: URLSearchParams): Answer {
    const all = this.thread(query.get('thread') ?? '').filter(({ state }) => state !== 'held');
    const below = (parent: string | null): CommentRecord[] => all.filter((each) => each.parent === parent);
    const deep = (parent: string): CommentRecord[] => below(parent).flatMap((each) => [each, ...deep(each.id)]);
    const only = query.get('parent');
    const from = Number(query.get('cursor') ?? 0);
    const to = from + Number(query.get('limit') ?? 25);
    const page = (comments: readonly CommentRecord[], of: readonly CommentRecord[]): Answer =>
      answer(200, { total: all.length, open: this.open, comments, next: to < of.length ? String(to) : null });
    const wanted = query.get('comment');
    if (wanted) return this.branch(all, deep, wanted);
    const since = Date.parse(query.get('since') ?? '');
    if (since)
      return page(
        all.filter(({ createdAt, editedAt }) => Date.parse(editedAt ?? createdAt) >= since),
        [],
      );
    if (only) return page(deep(only).slice(from, to), deep(only));
    const top = below(null);
    if (query.get('sort') !== 'oldest') top.reverse();
    if (query.get('sort') === 'top') top.sort((a, b) => b.votes - a.votes);
    top.sort((a, b) => Number(b.pinned) - Number(a.pinned));
    return page(
      top.slice(from, to).flatMap((each) => [each, ...deep(each.id).slice(0, 20)]),
      top,
    );
  }

  /** A comment's whole branch, from the top. */
  private branch(all: readonly CommentRecord[], deep: (parent: string) => readonly CommentRecord[], wanted: string): Answer {
    let root = all.find(({ id }) => id === wanted);
    for (let above = root; above; above = all.find(({ id }) => id === above?.parent)) root = above;
    if (!root) return problem('not-found');
    return answer(200, { total: all.length, open: this.open, comments: [root, ...deep(root.id)], next: null });
  }

  private own(id: string): Answer {
    const comment = this.find(id);
    return comment
      ? answer(200, { comment, state: comment.state, reason: null, editableUntil: this.editableUntil(comment) })
      : problem('not-found');
  }

  private editableUntil({ createdAt }: CommentRecord): string {
    return new Date(Date.parse(createdAt) + this.editableMs).toISOString();
  }

  private comment(name: string, html: string): CommentRecord {
    return {
      id: `demo-${String(++this.count)}`,
      parent: null,
      replies: 0,
      author: { name, url: null, avatar: null, badge: null },
      html,
      createdAt: new Date().toISOString(),
      editedAt: null,
      votes: 0,
      pinned: false,
      state: 'published',
    };
  }
}

interface CommentContent {
  readonly thread: string;
  readonly parent: string | null;
  readonly name: string;
  readonly body: string;
}

/** The one that pages without a server share. */
export const demoServer = new DemoServer();

function answer(status: number, body: unknown): Answer {
  return { status, headers: {}, text: JSON.stringify(body) };
}

function problem(code: ProblemCode, field?: string, retryAfter?: number): Answer {
  return {
    status: statusOf[code] ?? 422,
    headers: retryAfter ? { 'retry-after': String(retryAfter) } : {},
    text: JSON.stringify({ code, errors: field ? [{ field, code: 'invalid' }] : [] }),
  };
}

/** Plain text as paragraphs; the demo knows no Markdown, the server does. */
function paragraphs(text: string): string {
  const safe = text.replace(/[&<>]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
  return safe
    .split(/\n{2,}/)
    .map((each) => `<p>${each.trim()}</p>`)
    .join('');
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('Aborted', 'AbortError'));
    });
  });
}
