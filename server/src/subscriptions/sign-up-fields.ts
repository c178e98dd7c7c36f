import { z } from 'zod';
import { longestKey } from '../comments/thread-key.ts';
import { isEmail } from '../mail/address.ts';
import { line, oneLine } from '../one-line.ts';

/** What the parts of a sign-up may be, whether they come by the API, by a form or from a file. */

export const email = z.string().trim().max(254).toLowerCase().refine(isEmail).meta({ format: 'email', example: 'ada@example.org' });

export const name = line(100);

export const listId = z.string().regex(/^[\w-]{1,50}$/);

/** Lists of one sign-up. */
export const mostLists = 20;

/** A comma would part it where tags are written as one text. */
export const tags = z.array(line(50).pipe(z.string().regex(/^[^,]+$/))).max(20);

/** The parts of a text, as forms and files have them. */
export const tagsInText = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
  )
  .pipe(tags);

/** At most 20 of the site's own fields; a name with several ticked boxes has several values. */
export const fields = z
  .record(z.string().min(1).max(50), z.union([line(500), z.array(line(500)).max(20)]))
  .refine((record) => Object.keys(record).length <= 20);

/** To the letter, so that it stays evidence: all that is refused is what is no text. */
export const consent = z
  .string()
  .max(1000)
  .refine((text) => !/[^\P{Cc}\s]/u.test(text))
  .meta({ description: 'The sentence that was agreed to' });

/** Nobody is turned away for the address of the page that they came from: what is long is cut. */
const origin = z.string().transform((text) => oneLine(text).slice(0, 500));

/** What else a page tells about where its visitor came from is dropped. */
export const source = z
  .object({
    utm_source: origin,
    utm_medium: origin,
    utm_campaign: origin,
    utm_term: origin,
    utm_content: origin,
    referrer: origin,
    path: origin,
  })
  .partial()
  .meta({ description: 'Where the visitor came from' });

export const language = z
  .string()
  .max(35)
  .regex(/^[A-Za-z0-9-]+$/)
  .meta({ description: 'BCP 47', example: 'en' });

export const page = line(longestKey);
