import { isEmail } from '../form/email.js';
import type { form } from '../localize/en/form.js';
import type { newsletterSignup } from '../localize/en/newsletter-signup.js';
import type { receipt } from '../localize/en/receipt.js';
import type { refusals } from '../localize/en/refusals.js';
import type { ProblemCode } from '../provider/outcome.js';
import type { Field, Typed } from './sign-up.js';

/** What is wrong, by the name of the term that says so. */
export type Faults = Readonly<
  Partial<
    Record<
      Field | 'form',
      | keyof typeof form
      | keyof typeof refusals
      | keyof typeof receipt
      | keyof Pick<typeof newsletterSignup, 'signupConsentMissing' | 'signupUnanswered'>
    >
  >
>;

/** What a visitor has to mend before anything is sent. */
export function check({ email, name, agreed }: Typed, needs: { readonly name: boolean; readonly consent: boolean }): Faults {
  return {
    ...(needs.name && !name.trim() && { name: 'fieldMissing' }),
    ...(!isEmail(email.trim()) && { email: email.trim() ? 'fieldEmailBad' : 'fieldMissing' }),
    ...(needs.consent && !agreed && { consent: 'signupConsentMissing' }),
  };
}

/** Refusals that a sign-up has words of its own for. */
const own = { duplicate: 'signupDuplicate', closed: 'signupClosed', 'not-found': 'signupMisplaced' } as const;

/** What a refusal says, beside the field that it names where the form shows that one. */
export function complaint(code: ProblemCode | 'unreachable', field: string | undefined, shown: readonly Field[]): Faults {
  const place = shown.find((each) => each === field) ?? 'form';
  if (code === 'unreachable') return { form: 'signupUnanswered' };
  if (Object.hasOwn(own, code)) return { [place]: own[code as keyof typeof own] };
  return { [place]: place === 'email' && code === 'invalid' ? 'emailRefused' : code };
}
