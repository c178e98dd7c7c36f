import { isEmail } from '../form/email.js';
import type { Pending, State } from '../form/state.js';
import type { form } from '../localize/en/form.js';
import type { newsletterSignup } from '../localize/en/newsletter-signup.js';
import type { later } from '../localize/en/later.js';
import type { refusals } from '../localize/en/refusals.js';
import type { Posted, ProblemCode, Subscribed } from '../provider/outcome.js';
import type { SubscriptionDraft } from '../provider/provider.js';

/** The thinking of a sign-up, without the DOM: where it stands, what is wrong with it, and what was kept of it. */

/** Where a sign-up stands; `:state()` has the same words. */
export const statuses = ['idle', 'submitting', 'waiting', 'confirm', 'subscribed', 'sent', 'error'] as const;

export type Status = (typeof statuses)[number];

export function statusOf(state: State<SubscriptionDraft>): Status {
  return state.phase === 'done' ? takenAs(state.outcome.kind) : state.phase;
}

/** An outcome of either form as a sign-up's: from a newsletter's provider, a comment's words can only mean that it is done. */
export function takenAs(kind: (Posted | Subscribed)['kind']): Subscribed['kind'] {
  return kind === 'confirm' || kind === 'sent' ? kind : 'subscribed';
}

/** What a visitor fills in. */
export interface Typed {
  readonly email: string;
  readonly name: string;
  readonly agreed: boolean;
}

/** The fields, in the order in which they stand. */
export const fields = ['name', 'email', 'consent'] as const;

export type Field = (typeof fields)[number];

/** Whether the visitor's name is asked for. */
export const nameFields = ['none', 'optional', 'required'] as const;

export type NameField = (typeof nameFields)[number];

/** The wording of the room, and what both forms say; refusals come with what can be refused. */
export type Words = typeof form & typeof later & typeof newsletterSignup & Partial<typeof refusals>;

/** A sentence, by the name of its term. */
type Sentence =
  keyof typeof form | keyof typeof refusals | keyof Pick<typeof newsletterSignup, 'signupConsentMissing' | 'signupUnanswered'>;

/** What is wrong: with a field, or with all of it. */
export type Complaints = Readonly<Partial<Record<Field | 'form', Sentence>>>;

/** What a visitor has to mend before anything is sent. */
export function check({ email, name, agreed }: Typed, needs: { readonly name: boolean; readonly consent: boolean }): Complaints {
  return {
    ...(needs.name && !name.trim() && { name: 'fieldMissing' }),
    ...(!isEmail(email.trim()) && { email: email.trim() ? 'fieldEmailBad' : 'fieldMissing' }),
    ...(needs.consent && !agreed && { consent: 'signupConsentMissing' }),
  };
}

/** What a refusal says, beside the field that it names where the form shows that one. */
export function complaint(code: ProblemCode | 'unreachable', field: string | undefined, shown: readonly Field[]): Complaints {
  const place = shown.find((each) => each === field) ?? 'form';
  if (code === 'unreachable') return { form: 'signupUnanswered' };
  return { [place]: place === 'email' && code === 'invalid' ? 'fieldEmailBad' : code };
}

/** Whether another try of the same can help. What is under way or down for the moment is tried again without being asked for. */
export function isRetryable(code: ProblemCode | 'unreachable'): boolean {
  return code === 'unreachable' || code === 'too-many' || code === 'proof-invalid';
}

/** The parts of a comma separated attribute. */
export function parts(text: string): readonly string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
}

/** What the back end has taken. */
export interface Taken {
  readonly kind: Subscribed['kind'];
  readonly address: string;
  /** The visitor has asked for the mail once more. */
  readonly again: boolean;
}

export interface Circumstances {
  /** Nothing was really sent. */
  readonly simulated: boolean;
  /** Where the back end does not say: whether it asks for confirmation by mail. */
  readonly mail: boolean;
}

/** What is said about it: only what is true. */
export function receipt({ kind, again }: Taken, { simulated, mail }: Circumstances) {
  if (simulated) return { title: 'signupDemoTitle', sentence: 'signupDemoDone' } as const;
  if (kind === 'confirm') return { title: 'signupConfirmTitle', sentence: again ? 'signupConfirmAgain' : 'signupConfirm' } as const;
  if (kind === 'sent' && mail) return { title: 'signupSentTitle', sentence: 'signupSent' } as const;
  return { title: 'signupDoneTitle', sentence: 'signupDone' } as const;
}

/** The sign-up that was under way, from what was kept of it: anything may lie in a browser's storage. */
export function readPending(kept: string | undefined): Pending<SubscriptionDraft> | undefined {
  try {
    // Every property that is used is looked at below.
    const { key, content } = JSON.parse(kept ?? 'null') as Pending<Partial<SubscriptionDraft>>;
    const { email, name, list, tags, consent, locale, page } = content;
    const texts = [key, email, name, list, locale, page, consent ?? ''].every((each) => typeof each === 'string');
    return texts && Array.isArray(tags) ? { key, content: content as SubscriptionDraft } : undefined;
  } catch {
    // SyntaxError or TypeError: nothing, or nothing of ours.
    return undefined;
  }
}
