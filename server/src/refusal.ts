/** Why something was not done: CONTRACT section 9's codes, as far as this server gives them. */
export type ProblemCode =
  | 'invalid'
  | 'too-large'
  | 'proof-invalid'
  | 'key-reused'
  | 'in-progress'
  | 'too-many'
  | 'forbidden'
  | 'not-found'
  | 'edit-window-over'
  | 'blocked'
  | 'unavailable';

/** What is wrong with a field. `unknown`: it names something that is not there. */
export type FieldCode = 'required' | 'invalid' | 'too-long' | 'unknown' | 'too-deep' | 'blocked';

export interface FieldError {
  readonly field: string;
  readonly code: FieldCode;
}

/** The domain's answer to what it will not do. */
export interface Refused {
  readonly kind: 'refused';
  readonly code: ProblemCode;
  readonly errors?: readonly FieldError[];
  readonly retryAfterMs?: number;
}

export function refused(code: ProblemCode, more: Pick<Refused, 'errors' | 'retryAfterMs'> = {}): Refused {
  return { kind: 'refused', code, ...more };
}

export function invalidField(field: string, code: FieldCode): Refused {
  return refused('invalid', { errors: [{ field, code }] });
}
