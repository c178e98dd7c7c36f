import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import type { FieldCode, FieldError, ProblemCode, Refused } from '../refusal.ts';
import { Problem } from './schemas.ts';

const statuses: Readonly<Record<ProblemCode, ContentfulStatusCode>> = {
  invalid: 422,
  'too-large': 413,
  'proof-invalid': 403,
  'key-reused': 422,
  'in-progress': 409,
  'too-many': 429,
  closed: 409,
  duplicate: 409,
  forbidden: 403,
  'not-found': 404,
  'edit-window-over': 403,
  blocked: 403,
  unavailable: 503,
};

const titles: Readonly<Record<ProblemCode, string>> = {
  invalid: 'Something in the request is missing or wrong.',
  'too-large': 'The request is too large.',
  'proof-invalid': 'The proof of work is wrong, too old or was used before.',
  'key-reused': 'This idempotency key came with other content before.',
  'in-progress': 'A request with this idempotency key is under way.',
  'too-many': 'Too many requests from this address or network.',
  closed: 'This thread takes no more comments.',
  duplicate: 'The same was said here a moment ago.',
  forbidden: 'This is not allowed from here.',
  'not-found': 'There is nothing of this kind here.',
  'edit-window-over': 'The time in which this could be changed is over.',
  blocked: 'This address is not accepted here.',
  unavailable: 'The server cannot do this at the moment.',
};

/** Ends a request with a problem (RFC 9457). Routes throw it, the app answers with it. */
export class ProblemError extends Error {
  readonly problem: Refused;
  readonly status: ContentfulStatusCode;

  constructor(problem: Refused, status = statuses[problem.code]) {
    super(problem.code);
    this.problem = problem;
    this.status = status;
  }
}

/** The answer that says so. */
export function answerProblem(c: Context, { problem, status }: ProblemError): Response {
  const { code, errors, retryAfterMs } = problem;
  if (retryAfterMs !== undefined) c.header('Retry-After', `${Math.ceil(retryAfterMs / 1000)}`);
  // What is left of a large body is not waited for, so the connection is of no more use.
  if (code === 'too-large') c.header('Connection', 'close');
  c.header('Cache-Control', 'no-store');
  // `about:blank`, as RFC 9457 §4.2.1 has it where the rest says it all; clients go by `code`.
  const body = { type: 'about:blank', title: titles[code], status, code, ...(errors && { errors }) };
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
}

/** What a schema found, in our codes. `given` is what was checked: a wrong type is told from nothing at all by it. */
export function invalidFields(error: z.core.$ZodError, given: unknown): Refused {
  const errors = error.issues.map((issue): FieldError => ({
    // A field of several values is one field to whoever filled it in.
    field: issue.path.filter((part) => typeof part !== 'number').join('.'),
    code: fieldCode(issue, valueAt(given, issue.path)),
  }));
  const firstOfEach = errors.filter(({ field }, index) => errors.findIndex((each) => each.field === field) === index);
  return { kind: 'refused', code: 'invalid', errors: firstOfEach };
}

function fieldCode(issue: z.core.$ZodIssue, value: unknown): FieldCode {
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) return 'required';
  return issue.code === 'too_big' && (issue.origin === 'string' || issue.origin === 'array') ? 'too-long' : 'invalid';
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined), given);
}

/** For a route's documentation: the problems that it can answer with. */
export function problems(...codes: readonly ProblemCode[]) {
  const content = { 'application/problem+json': { schema: Problem } };
  return Object.fromEntries(
    [...Map.groupBy(codes, (code) => statuses[code])].map(([status, same]) => [status, { description: same.join(', '), content }]),
  );
}
