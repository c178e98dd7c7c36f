import { html, nothing } from 'lit';
import { acting } from '../localize/en/acting.js';
import { form } from '../localize/en/form.js';
import { refusals } from '../localize/en/refusals.js';
import type { CommentRecord, OwnState } from '../provider/comment-record.js';
import type { CommentProvider } from '../provider/comment-provider.js';
import type { Refusal, Unreachable } from '../provider/outcome.js';
import type { Target } from '../provider/target.js';
import { adopt } from '../theme/adopt.js';
import { tooMany } from '../form/too-many.js';
import type { Act } from './comment-view.js';
import { personOf, rememberMuted, rememberVote, visitor, votedFor } from './device.js';
import { hasEdit } from './begun.js';
import { Editing } from './editing.js';
import { Leaving } from './leaving.js';
import { ownComments, updateOwn } from './own-comments.js';
import { hashOf } from './permalink.js';
import { asQuotation } from './quote.js';
import { Reporting } from './reporting.js';
import { withChanges } from './thread-changes.js';
import type { ThreadHost, ThreadView } from './thread-view.js';
import { writingStyles } from './writing.styles.js';

/** What is said below a comment after something was done with it, until the next thing is. */
interface Note {
  readonly text: string;
  readonly undo?: () => void;
}

/** What a visitor does with comments that are there: votes, edits, deletes, reports, mutes, quotes, links. Loaded when it is first needed. */
export class Acting {
  readonly localize;

  private readonly opened = new Set<string>();
  private readonly edits = new Map<string, Editing>();
  private readonly reports = new Map<string, Reporting>();
  private readonly notes = new Map<string, Note>();
  private readonly voting = new Set<string>();
  private readonly leaving: Leaving;

  constructor(
    readonly host: ThreadHost,
    private readonly view: ThreadView,
    target: Target<CommentProvider>,
  ) {
    this.localize = view.localize.with({ ...form, ...refusals, ...acting });
    adopt(host, writingStyles);
    this.leaving = new Leaving(host, target, this.changed, (id, why) => this.note(id, { text: this.why(why) }));
    this.resume();
  }

  /** Goes on with what an earlier visit had begun: edits that were not saved, comments that were to be deleted. */
  resume(): void {
    const { host } = this;
    for (const { id } of ownComments(host.threadKey ?? '')) {
      const comment = host.reader.thread.comments.get(id);
      if (comment && !this.edits.has(id) && hasEdit(host.threadKey ?? '', id)) this.edit(comment);
    }
    this.leaving.resume();
  }

  close(): void {
    this.leaving.close();
    for (const editing of this.edits.values()) editing.close();
  }

  isOpen({ id }: CommentRecord): boolean {
    return this.opened.has(id);
  }

  isLeaving({ id }: CommentRecord): boolean {
    return this.leaving.has(id);
  }

  isBusy({ id }: CommentRecord): boolean {
    return this.edits.has(id) || this.reports.has(id);
  }

  instead({ id }: CommentRecord): unknown {
    return this.edits.get(id)?.render();
  }

  below(comment: CommentRecord): unknown {
    const note = this.notes.get(comment.id);
    const report = this.reports.get(comment.id);
    const isOpen = this.opened.has(comment.id) && !this.isLeaving(comment);
    if (!note && !report && !isOpen) return nothing;
    return html`${isOpen ? this.further(comment) : nothing}${report?.render() ?? nothing}${note ? this.noted(note) : nothing}`;
  }

  act(act: Act, comment: CommentRecord): void {
    const { id } = comment;
    this.notes.delete(id);
    switch (act) {
      case 'vote':
        return void this.vote(comment);
      case 'edit':
        this.edit(comment);
        return void this.host.focusOn(`edit-body-${id}`);
      case 'delete':
        this.leaving.add(id);
        return void this.host.focusOn(`veil-${id}`);
      case 'undelete':
        this.leaving.takeBack(id);
        return void this.host.focusOn(`c-${id}`);
      case 'more':
        if (!this.opened.delete(id)) this.opened.add(id);
        return this.changed();
      default:
    }
  }

  private readonly changed = (): void => this.view.changed();

  private noted({ text, undo }: Note): unknown {
    return html`<p class="notice" part="pending">
      ${text}
      ${
        undo
          ? html`<button class="button plain" part="button" type="button" @click=${undo}>${this.localize.term('commentUndo')}</button>`
          : nothing
      }
    </p>`;
  }

  /** The second row: what is needed rarely. */
  private further(comment: CommentRecord): unknown {
    const { host, localize } = this;
    const { id, author } = comment;
    const who = author.name || localize.term('commentNobody');
    const isMine = ownComments(host.threadKey ?? '').some((each) => each.id === id);
    const action = (text: string, label: string, act: () => void) =>
      html`<button class="button plain" part="button" type="button" aria-label=${label} @click=${act}>${text}</button>`;
    return html`<div class="actions further" part="actions">
      ${action(localize.term('commentLink'), localize.term('commentLinkLabel', who), () => void this.copyLink(id))}
      ${host.isOpen ? action(localize.term('commentQuote'), localize.term('commentQuoteLabel', who), () => this.quote(comment)) : nothing}
      ${
        host.target?.provider.report && !isMine
          ? action(localize.term('commentReport'), localize.term('commentReportLabel', who), () => this.report(comment))
          : nothing
      }
      ${isMine ? nothing : action(localize.term('commentMute'), localize.term('commentMuteLabel', who), () => this.mute(comment))}
    </div>`;
  }

  /** Counted at once; taken back, with the reason, where the back end says no. */
  private async vote({ id }: CommentRecord): Promise<void> {
    const { host } = this;
    const { reader, threadKey = '' } = host;
    if (this.voting.has(id)) return;
    this.voting.add(id);
    const wanted = !votedFor(threadKey).has(id);
    const count = (votes: (before: number) => number) => {
      const comment = reader.thread.comments.get(id);
      if (comment) reader.change(withChanges(reader.thread, [{ ...comment, votes: votes(comment.votes) }]));
    };
    const by = wanted ? 1 : -1;
    rememberVote(threadKey, id, wanted);
    count((before) => before + by);
    this.changed();
    const told = await reader.ask(({ provider, endpoint }) => provider.vote?.(id, wanted ? 1 : 0, visitor(), endpoint));
    this.voting.delete(id);
    if (told.kind === 'votes') {
      count(() => told.votes);
      return;
    }
    rememberVote(threadKey, id, !wanted);
    count((before) => before - by);
    this.note(id, { text: this.why(told) });
  }

  private edit(comment: CommentRecord): void {
    const { host } = this;
    const { id } = comment;
    const own = ownComments(host.threadKey ?? '').find((each) => each.id === id);
    if (!own || this.edits.has(id)) return;
    const before = own.body ?? this.textOf(id);
    this.edits.set(
      id,
      new Editing(
        this,
        id,
        before,
        async (body) => {
          const told = await this.save(own, body);
          if (told.kind !== 'own') return this.why(told);
          this.leaveEdit(id);
          this.note(id, {
            text: this.localize.term(told.state === 'held' ? 'commentSavedHeld' : 'commentSaved'),
            undo: () => void this.undoEdit(own, before),
          });
          return '';
        },
        () => this.leaveEdit(id),
      ),
    );
    this.changed();
  }

  private leaveEdit(id: string): void {
    this.edits.get(id)?.discard();
    this.edits.delete(id);
    this.changed();
    void this.host.focusOn(`c-${id}`);
  }

  private async undoEdit(own: { readonly id: string; readonly editToken: string }, body: string): Promise<void> {
    const told = await this.save(own, body);
    this.note(own.id, { text: told.kind === 'own' ? this.localize.term('commentUndone') : this.why(told) });
    void this.host.focusOn(`c-${own.id}`);
  }

  private async save(own: { readonly id: string; readonly editToken: string }, body: string): Promise<OwnState | Refusal | Unreachable> {
    const { reader, threadKey = '' } = this.host;
    const told = await reader.ask(({ provider, endpoint }) => provider.edit?.(own, body, endpoint));
    if (told.kind !== 'own') return told;
    updateOwn(threadKey, own.id, ({ published: _, ...rest }) => ({
      ...rest,
      body,
      ...(told.state === 'published' && { published: true }),
    }));
    if (told.state === 'published') reader.own.delete(own.id);
    else reader.own.set(own.id, told);
    reader.change(withChanges(reader.thread, [told.comment]));
    return told;
  }

  private report({ id, author }: CommentRecord): void {
    const { host } = this;
    const leave = () => {
      this.reports.delete(id);
      this.changed();
    };
    this.reports.set(
      id,
      new Reporting(
        this,
        id,
        author.name,
        async (report) => {
          const told = await host.reader.ask(({ provider, endpoint }) => provider.report?.(id, report, endpoint));
          if (told.kind !== 'reported') return this.why(told);
          leave();
          this.opened.delete(id);
          this.note(id, { text: this.localize.term('commentReported') });
          void host.focusOn(`c-${id}`);
          return '';
        },
        () => {
          leave();
          void host.focusOn(`c-${id}`);
        },
      ),
    );
    this.changed();
    void host.focusOn(`report-${id}`);
  }

  private mute(comment: CommentRecord): void {
    rememberMuted(personOf(comment), true);
    this.opened.delete(comment.id);
    this.changed();
    this.host.say(this.localize.term('commentMutedSaid', comment.author.name || this.localize.term('commentNobody')), true);
    void this.host.focusOn(`veil-${comment.id}`);
  }

  private quote(comment: CommentRecord): void {
    this.opened.delete(comment.id);
    this.changed();
    this.host.reply(comment, asQuotation(this.textOf(comment.id), this.host.target?.provider.capabilities.markup));
  }

  private async copyLink(id: string): Promise<void> {
    const link = new URL(hashOf(id), location.href);
    try {
      await navigator.clipboard.writeText(link.href);
      this.host.say(this.localize.term('commentLinkCopied'));
    } catch {
      // No clipboard on a plain http: page (TypeError), or the visitor's browser says no (NotAllowedError).
      location.hash = link.hash;
      this.host.say(this.localize.term('commentLinkShown'));
    }
  }

  /** A comment's text as it is read. */
  private textOf(id: string): string {
    return this.host.shadowRoot?.getElementById(`c-${id}`)?.querySelector<HTMLElement>('.body')?.innerText ?? '';
  }

  private note(id: string, note: Note): void {
    this.notes.set(id, note);
    this.host.say(note.text, true);
    this.changed();
  }

  private why(told: Refusal | Unreachable): string {
    const { localize } = this;
    if (told.kind === 'unreachable') return localize.term('commentActFailed');
    return told.code === 'too-many' ? tooMany(localize, told.retryAfterMs) : localize.term(told.code);
  }
}
