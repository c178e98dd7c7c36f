import { ask } from '../provider/ask.js';
import type { CommentProvider } from '../provider/comment-provider.js';
import type { Refusal, Unreachable } from '../provider/outcome.js';
import type { Target } from '../provider/target.js';
import { forgetOwn, ownComments, updateOwn, type OwnComment } from './own-comments.js';
import type { ThreadHost } from './thread-view.js';

/** How long before the end of the edit window it is carried out in any case, in milliseconds: later it could not be. */
const marginMs = 15_000;

/** How long a deletion can be taken back once the visitor has turned to something else, in milliseconds. */
const graceMs = 5000;

const wanted = ({ unwanted: _, ...own }: OwnComment): OwnComment => own;

/**
 * Comments that their author wants to be deleted: gone from view at once, from the back end a little later, so that it can be taken back.
 * No clock runs while the focus stays at the comment (WCAG 2.2.1). Leaving the page deletes; a device that is offline does it later.
 */
export class Leaving {
  private readonly thread: string;
  private readonly ids = new Set<string>();
  private readonly sending = new Set<string>();
  /** What was asked for and got no answer. */
  private readonly unanswered = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ThreadHost,
    private readonly target: Target<CommentProvider>,
    private readonly changed: () => void,
    private readonly failed: (id: string, why: Refusal | Unreachable) => void,
  ) {
    this.thread = host.threadKey ?? '';
    host.renderRoot.addEventListener('focusin', this.stay);
    host.renderRoot.addEventListener('focusout', this.wait);
    addEventListener('pagehide', this.deleteAll);
    document.addEventListener('visibilitychange', this.hide);
    addEventListener('online', this.again);
  }

  close(): void {
    this.deleteAll();
    this.host.renderRoot.removeEventListener('focusin', this.stay);
    this.host.renderRoot.removeEventListener('focusout', this.wait);
    removeEventListener('pagehide', this.deleteAll);
    document.removeEventListener('visibilitychange', this.hide);
    removeEventListener('online', this.again);
    clearTimeout(this.timer);
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }

  add(id: string): void {
    this.ids.add(id);
    const until = Date.parse(ownComments(this.thread).find((each) => each.id === id)?.editableUntil ?? '');
    if (until) setTimeout(() => void this.delete(id), Math.max(0, until - Date.now() - marginMs));
    updateOwn(this.thread, id, (own) => ({ ...own, unwanted: true }));
    this.changed();
  }

  takeBack(id: string): void {
    if (this.sending.has(id)) return;
    this.ids.delete(id);
    updateOwn(this.thread, id, wanted);
    this.changed();
  }

  /** What an earlier visit could not delete. */
  resume(): void {
    for (const { id, unwanted } of ownComments(this.thread)) if (unwanted) this.ids.add(id);
    if (!this.ids.size) return;
    this.changed();
    this.deleteAll();
  }

  /** The clock runs only while the focus is elsewhere. */
  private readonly wait = (): void => {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.deleteAll, graceMs);
  };

  private readonly stay = ({ target }: Event): void => {
    const at = target instanceof Element ? target.closest('article')?.id.replace(/^c-/, '') : undefined;
    if (at !== undefined && this.ids.has(at)) clearTimeout(this.timer);
  };

  private readonly hide = (): void => {
    if (document.hidden) this.wait();
  };

  private readonly deleteAll = (): void => {
    for (const id of this.ids) void this.delete(id);
  };

  private readonly again = (): void => {
    for (const id of this.unanswered) void this.delete(id);
  };

  private async delete(id: string): Promise<void> {
    if (!this.ids.has(id)) return;
    const { thread } = this;
    const own = ownComments(thread).find((each) => each.id === id);
    if (!own || this.sending.has(id)) return;
    this.sending.add(id);
    const { reader } = this.host;
    // The page, or the element, may be gone in the same moment: it is carried out all the same.
    const { provider, endpoint } = this.target;
    const question = provider.remove?.(own, endpoint) ?? ({ kind: 'refused', code: 'forbidden' } as const);
    const lasting = 'exchange' in question ? { ...question, exchange: { ...question.exchange, keepalive: true as const } } : question;
    const told = await ask(lasting, new AbortController().signal, provider.transport);
    this.sending.delete(id);
    // Without an answer it stays as it is: it is tried again when there is a network, and at the next visit.
    if (told.kind === 'unreachable') {
      this.unanswered.add(id);
      return;
    }
    this.unanswered.delete(id);
    this.ids.delete(id);
    if (told.kind === 'own' || told.code === 'not-found') {
      forgetOwn(thread, id);
      const isHere = this.host.shadowRoot?.activeElement?.closest('article')?.id === `c-${id}`;
      if (isHere) void this.host.focusOn('heading');
      reader.deleted(id);
      this.changed();
    } else {
      updateOwn(thread, id, wanted);
      this.failed(id, told);
    }
  }
}
