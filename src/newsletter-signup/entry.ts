import type { ReactiveControllerHost } from 'lit';
import { nobody, type Complaints, type Field, type Taken, type Typed } from './sign-up.js';

/**
 * What stands in the form, what is said about it, what came of it, and where the focus goes after the next render. The element shows it;
 * the half that sends, which comes later, changes it as well.
 */
export class Entry {
  typed: Typed = nobody;
  complaints: Complaints = {};
  /** Shown in the form's place until there is a reason for the form again. */
  taken: Taken | undefined;
  /** What the address was probably meant to be. */
  suggestion: string | undefined;
  /** What waited for the back end was changed, and does not go out by itself any more. */
  isWithdrawn = false;
  /** Id of what is to be focused. */
  focusNext: Field | 'button' | 'status' | undefined;

  constructor(private readonly host: ReactiveControllerHost) {}

  change(what: Partial<Pick<Entry, 'typed' | 'complaints' | 'taken' | 'suggestion' | 'focusNext'>>): void {
    Object.assign(this, what);
    this.host.requestUpdate();
  }
}
