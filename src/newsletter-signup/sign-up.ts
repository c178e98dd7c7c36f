import type { State } from '../form/state.js';
import type { Acknowledged } from '../provider/outcome.js';
import type { SubscriptionDraft } from '../provider/provider.js';

/** Where a sign-up stands, decided without the DOM. `:state()` has the same words. */
export const statuses = ['idle', 'submitting', 'waiting', 'confirm', 'subscribed', 'sent', 'error'] as const;

export type Status = (typeof statuses)[number];

/** What `aw-success` and the receipt say of it. */
export type TakenAs = 'confirm' | 'subscribed' | 'sent';

/** @param mail whether the back end asks for confirmation by mail, where it does not say */
export function statusOf(state: State<SubscriptionDraft>, mail: boolean): Status {
  if (state.phase === 'away') return 'sent';
  return state.phase === 'done' ? takenAs(state.outcome.kind, mail) : state.phase;
}

/** What a visitor is told of an outcome of either form: from a newsletter's provider, a comment's words can only mean that it is done. */
export function takenAs(kind: Acknowledged['kind'], mail: boolean): TakenAs {
  if (kind === 'confirm' || kind === 'sent') return kind;
  return (kind === 'accepted' || kind === 'arrived') && mail ? 'confirm' : 'subscribed';
}

/** What a visitor fills in. */
export interface Typed {
  readonly email: string;
  readonly name: string;
  readonly agreed: boolean;
}

export const nobody: Typed = { email: '', name: '', agreed: false };

/** The fields, in the order in which they stand. */
export const fields = ['name', 'email', 'consent'] as const;

export type Field = (typeof fields)[number];

/** Whether the visitor's name is asked for. */
export const nameFields = ['none', 'optional', 'required'] as const;

export type NameField = (typeof nameFields)[number];

/** What is wrong, in the visitor's words: with a field, or with all of it. */
export type Complaints = Readonly<Partial<Record<Field | 'form', string>>>;

/** The parts of a comma separated attribute. */
export function parts(text: string): readonly string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
}

/** What the back end has taken. */
export interface Taken {
  readonly kind: TakenAs;
  readonly address: string;
  /** The visitor has asked for the mail once more. */
  readonly again: boolean;
  /** The host of the page to which the visitor was taken: what came of it was told there. */
  readonly told?: string;
}
