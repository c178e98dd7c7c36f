import { z } from '@hono/zod-openapi';
import { longestKey } from '../comments/thread-key.ts';
import { longestProof } from '../guard/proof.ts';
import { reportReasons } from '../moderation/report.ts';
import { line } from '../one-line.ts';
import { problemCodes } from '../refusal.ts';
import {
  consent,
  email,
  fields,
  language,
  listId,
  mostLists,
  name,
  page,
  source,
  tags,
  tagsInText,
} from '../subscriptions/sign-up-fields.ts';

/** What may be left out: absent, `null` and, as a form sends it, empty are the same. */
const optional = <Value, Otherwise>(schema: z.ZodType<Value>, otherwise: Otherwise) =>
  z
    .preprocess((given) => (given === '' ? null : given), schema.nullable())
    .optional()
    .transform((value) => value ?? otherwise);

const website = z
  .string()
  .max(500)
  .refine((url) => /^https?:\/\//i.test(url) && URL.canParse(url))
  .openapi({ format: 'uri' });

const proof = z.string().max(longestProof).openapi({ description: "altcha's base64 payload" });

const thread = z.string().min(1).max(longestKey).openapi({ example: 'https://example.org/article' });

/** Longest comment, in UTF-16 code units. */
export const longestBody = 10_000;

const body = z
  .string()
  .max(longestBody)
  .refine((text) => text.trim() !== '')
  .openapi({ description: 'Markdown' });

export const CommentBody = z
  .object({
    thread,
    threadTitle: optional(line(300), null),
    parent: optional(z.uuid(), null),
    name: optional(line(100), ''),
    email: optional(email, ''),
    url: optional(website, null),
    body,
    notify: z.boolean().nullish().transform(Boolean).openapi({ description: 'Mail about replies, once the address has agreed' }),
    newsletter: optional(listId, null).openapi({ description: 'Also asks for this list, which the address confirms by itself' }),
    locale: optional(language, ''),
    proof: optional(proof, null),
  })
  .openapi('CommentBody');

/** What the plain form can send. */
export const CommentForm = CommentBody.pick({ thread: true, name: true, email: true, url: true, body: true, locale: true });

export const CommentId = z.object({ id: z.string() });

export const EditBody = z.object({ body }).openapi('EditBody');

export const PreviewBody = z.object({ body }).openapi('PreviewBody');

export const Preview = z.object({ html: z.string() }).openapi('Preview');

export const VoteBody = z.object({ value: z.union([z.literal(1), z.literal(0)]) }).openapi('VoteBody');

export const Votes = z.object({ votes: z.int() }).openapi('Votes');

export const ReportBody = z.object({ reason: z.enum(reportReasons), note: optional(line(500), '') }).openapi('ReportBody');

export const Reported = z.object({ status: z.literal('reported') }).openapi('Reported');

export const ListQuery = z.object({
  thread,
  sort: z.enum(['newest', 'oldest', 'top']).default('newest'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(100).optional().openapi({ description: "The page before's `next`" }),
  parent: z.uuid().optional().openapi({ description: 'Only what stands below this comment' }),
  since: z.iso.datetime().optional().openapi({
    description:
      'Only what was published or edited from this moment on, in the order of time, 100 at most; `next` tells that there is more',
  }),
  comment: z.string().max(100).optional().openapi({
    description: 'This comment, the top-level one above it and what stands below that, 100 at most; the rest is not looked at',
  }),
});

const date = z.iso.datetime().openapi({ description: 'ISO 8601, UTC' });

export const Comment = z
  .object({
    id: z.uuid(),
    parent: z.uuid().nullable().openapi({ description: 'The comment that it answers, or `null` at the top' }),
    replies: z.int().openapi({ description: 'How many comments answer it directly, also those not sent along' }),
    author: z.object({
      name: z.string().openapi({ description: 'Empty where none was given' }),
      url: z.string().nullable(),
      avatar: z.string().nullable(),
      badge: z.string().nullable(),
    }),
    html: z.string(),
    createdAt: date,
    editedAt: date.nullable(),
    votes: z.int(),
    pinned: z.boolean(),
    state: z.enum(['published', 'held', 'deleted']),
  })
  .openapi('Comment');

export const CommentList = z
  .object({
    thread: z.string().openapi({ description: 'The key' }),
    total: z.int().openapi({ description: 'All comments of the thread, also those on other pages' }),
    open: z.boolean().openapi({ description: 'Whether new comments are taken' }),
    comments: z.array(Comment),
    next: z.string().nullable().openapi({ description: 'Where the next page begins, or `null` at the end' }),
  })
  .openapi('CommentList');

export const FragmentQuery = ListQuery.omit({ comment: true, since: true }).extend({ locale: language.default('en') });

export const CountsQuery = z.object({
  thread: z
    .preprocess((given) => [given ?? []].flat(), z.array(z.string().max(longestKey)).min(1).max(100))
    .openapi({
      type: 'array',
      items: { type: 'string' },
      minItems: 1,
      maxItems: 100,
    }),
});

export const Counts = z
  .object({
    counts: z.record(z.string(), z.int()).openapi({ description: 'By the spelling that was asked for; none for what is no thread here' }),
  })
  .openapi('Counts');

export const LatestQuery = z.object({
  limit: z.coerce.number().int().min(1).max(50).default(10),
  site: z.string().max(longestKey).optional().openapi({ description: 'One of the server’s origins; all without it' }),
});

export const FeedQuery = z.object({ thread });

/** An answer that is no JSON. */
export const Markup = z.string();

export const PostedComment = z.object({ comment: Comment, editToken: z.string(), editableUntil: date }).openapi('PostedComment');

export const Latest = z
  .object({
    comments: z.array(
      z.object({
        comment: Comment,
        thread: z.string().openapi({ description: 'The key' }),
        threadTitle: z.string().nullable(),
        url: z.string().nullable().openapi({ description: 'Where it can be read; `null` where the key is no address' }),
      }),
    ),
  })
  .openapi('Latest');

export const OwnComment = z
  .object({
    comment: Comment,
    state: z.enum(['published', 'held', 'refused', 'deleted']),
    reason: z.string().nullable().openapi({ description: 'Why it was refused, in the moderator’s words' }),
    editableUntil: date,
  })
  .openapi('OwnComment');

const list = z
  .union([listId, z.array(listId).min(1).max(mostLists)])
  .transform((given) => [given].flat())
  .openapi({ description: "One, or several that one mail asks about; the server's first where absent" });

const trap = z
  .string()
  .max(1000)
  .openapi({ description: 'A field that nobody sees: filled in, the sign-up is answered like any other, and forgotten' });

export const SubscriptionBody = z
  .object({
    email,
    name: optional(name, ''),
    list: optional(list, []),
    tags: optional(tags, []),
    fields: optional(fields, {}),
    consent: optional(consent, null),
    source: optional(source, {}),
    locale: optional(language, ''),
    page: optional(page, null),
    trap: optional(trap, ''),
    proof: optional(proof, null),
  })
  .openapi('SubscriptionBody');

/** What a plain form can send: the same, the tags separated by commas too, without a proof. */
export const SubscriptionForm = SubscriptionBody.omit({ source: true, trap: true, proof: true }).extend({ tags: optional(tagsInText, []) });

export const Accepted = z.object({ status: z.literal('confirm') }).openapi('Accepted');

export const Challenge = z
  .object({
    parameters: z.object({
      algorithm: z.string(),
      nonce: z.string(),
      salt: z.string(),
      cost: z.int(),
      keyLength: z.int(),
      keyPrefix: z.string(),
      keySignature: z.string().optional(),
      expiresAt: z.int().optional().openapi({ description: 'Seconds' }),
    }),
    signature: z.string().optional(),
  })
  .openapi('Challenge', { description: 'altcha, version 2' });

export const Status = z
  .object({ version: z.string(), mail: z.enum(['smtp', 'outbox']), moderation: z.enum(['none', 'first', 'all']) })
  .openapi('Status');

export const ProblemCode = z
  .enum(problemCodes)
  .openapi('ProblemCode', { description: 'Why something was refused: what stays the same in a problem, whatever its words' });

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: ProblemCode,
    detail: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), code: z.string() })).optional(),
  })
  .openapi('Problem', { description: 'RFC 9457' });

export const IdempotencyHeader = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .openapi({ description: 'The same key and content: stored once, the same answer' }),
});

/** A body of JSON, for a route's declaration. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}
