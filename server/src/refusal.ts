/** Why something was not done: CONTRACT section 9's codes, all of them, so that who reads answers knows those of later servers too. */
export const problemCodes = [
  'invalid',
  'too-large',
  'proof-invalid',
  'key-reused',
  'in-progress',
  'too-many',
  'closed',
  'duplicate',
  'forbidden',
  'not-found',
  'edit-window-over',
  'blocked',
  'unavailable',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

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
