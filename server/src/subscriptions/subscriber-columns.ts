import { z } from 'zod';
import { line } from '../one-line.ts';
import { consent, email, fields, language, listId, name, page, source, tagsInText } from './sign-up-fields.ts';

/** The columns of the file of subscribers, as it is exported. */
export const columns = [
  'email',
  'list',
  'name',
  'tags',
  'confirmedAt',
  'signedUpAt',
  'consent',
  'consentVersion',
  'locale',
  'page',
  'fields',
  'source',
] as const;

export type Column = (typeof columns)[number];

/** What may be left out: the column, or the cell. */
const optional = <Value, Otherwise>(schema: z.ZodType<Value, string>, otherwise: Otherwise) =>
  z
    .string()
    .transform((text) => text || null)
    .pipe(schema.nullable())
    .optional()
    .transform((value) => value ?? otherwise);

const time = z.union([z.iso.datetime({ offset: true }), z.iso.date()]).transform((text) => Date.parse(text));

const json = <Value>(schema: z.ZodType<Value>) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        // SyntaxError: the schema's own message is not shown, the column's is.
        context.addIssue('no JSON');
        return z.NEVER;
      }
    })
    .pipe(schema);

/** One row of such a file, from its cells. */
export const Row = z.object({
  email,
  list: optional(listId, null),
  name: optional(name, ''),
  tags: optional(tagsInText, []),
  confirmedAt: optional(time, null),
  signedUpAt: optional(time, null),
  consent: optional(consent, null),
  consentVersion: optional(line(50), null),
  locale: optional(language, ''),
  page: optional(page, null),
  fields: optional(json(fields), {}),
  source: optional(json(source), {}),
});

/** What a cell of a column has to be, for whoever has to mend it. */
export const wanted: Readonly<Record<Column, string>> = {
  email: 'a mail address, outside AFTERWORD_BLOCKED_DOMAINS',
  list: 'one of AFTERWORD_LISTS, by its id',
  name: 'at most 100 characters',
  tags: 'at most 20 tags of 50 characters, separated by commas',
  confirmedAt: 'a time that is past, like 2026-05-01 or 2026-05-01T09:30:00Z',
  signedUpAt: 'a time that is past, like 2026-05-01 or 2026-05-01T09:30:00Z',
  consent: 'at most 1000 characters',
  consentVersion: 'at most 50 characters',
  locale: 'a language, like en or de-AT',
  page: 'at most 2000 characters',
  fields: 'JSON, like {"city":"Berlin"}',
  source: 'JSON, like {"utm_source":"card"}',
};
