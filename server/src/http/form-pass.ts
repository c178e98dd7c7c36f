import type { Context } from 'hono';
import type { Runtime } from '../runtime.ts';
import type { Entry } from './form-again.ts';
import { sealing, type Sealed } from './sealed.ts';
import { visitOf } from './visit.ts';

/** How long our pages can be left open, in milliseconds. */
export const pageLifetimeMs = 3_600_000;

/** Says that a form came from our own page, and for which site it was: that page's `Origin` is `null`. */
export interface Pass extends Sealed {
  readonly site: string | null;
}

const passes = sealing<Pass>('pass');

/** What came in the fields of a form; a name may come more than once. */
export type Sent = Readonly<Record<string, string | readonly string[]>>;

/** As a form without an `enctype` is sent (HTML: form submission). */
export function isForm(contentType: string | undefined): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(contentType ?? '');
}

/** The fields of a form. */
export async function readForm(c: Context): Promise<Sent> {
  // Only the other encoding of a form has files.
  return (await c.req.parseBody({ all: true })) as Sent;
}

/**
 * The site that a form was on: that of our page, which asked once more for what was wrong, or the browser's word.
 *
 * @throws {ProblemError} `forbidden` for a page of a site that is not ours
 */
export function siteOfForm(c: Context, { settings, signer, now }: Runtime, pass: Sent[string] | undefined): string | null {
  const known = typeof pass === 'string' ? passes.read(signer, pass, now()) : null;
  return (known ?? visitOf(c, settings)).site;
}

/** The field that says so the next time. */
export function passFor({ signer, now }: Runtime, site: string | null): Entry {
  return ['pass', passes.write(signer, { site, until: now() + pageLifetimeMs })];
}

/** All that was sent, in order. */
export function entriesOf(sent: Sent): readonly Entry[] {
  return Object.entries(sent).flatMap(([name, given]) => [given].flat().map((value): Entry => [name, value]));
}
