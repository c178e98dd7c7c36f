import { z } from '@hono/zod-openapi';
import { longestKey } from '../comments/thread-key.ts';
import { longestProof } from '../guard/proof.ts';
import { isEmail } from '../mail/address.ts';

/** What may be left out: absent, `null` and, as a form sends it, empty are the same. */
const optional = <Value, Otherwise>(schema: z.ZodType<Value>, otherwise: Otherwise) =>
  z
    .preprocess((given) => (given === '' ? null : given), schema.nullable())
    .optional()
    .transform((value) => value ?? otherwise);

/** Text on one line: without control characters, and without those that turn the direction of what stands around it. */
const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((text) => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim());

const email = z.string().trim().max(254).toLowerCase().refine(isEmail).openapi({ format: 'email', example: 'ada@example.org' });

const website = z
  .string()
  .max(500)
  .refine((url) => /^https?:\/\//i.test(url) && URL.canParse(url))
  .openapi({ format: 'uri' });

const language = z
  .string()
  .max(35)
  .regex(/^[A-Za-z0-9-]+$/)
  .openapi({ description: 'BCP 47', example: 'en' });

const proof = z.string().max(longestProof).openapi({ description: "altcha's base64 payload" });

const thread = z.string().min(1).max(longestKey).openapi({ example: 'https://example.org/article' });

export const CommentBody = z
  .object({
    thread,
    threadTitle: optional(line(300), null),
    parent: optional(z.uuid(), null),
    name: optional(line(100), ''),
    email: optional(email, ''),
    url: optional(website, null),
    body: z
      .string()
      .max(10_000)
      .refine((text) => text.trim() !== '')
      .openapi({ description: 'Markdown' }),
    locale: optional(language, ''),
    proof: optional(proof, null),
  })
  .openapi('CommentBody');

export const ListQuery = z.object({
  thread,
  sort: z.enum(['newest', 'oldest', 'top']).default('newest'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.uuid().optional().openapi({ description: "The page before's `next`" }),
  parent: z.uuid().optional().openapi({ description: 'Only what stands below this comment' }),
});

export const Comment = z
  .object({
    id: z.uuid(),
    parent: z.uuid().nullable(),
    replies: z.int().openapi({ description: 'Direct ones' }),
    author: z.object({
      name: z.string().openapi({ description: 'Empty where none was given' }),
      url: z.string().nullable(),
      avatar: z.string().nullable(),
      badge: z.string().nullable(),
    }),
    html: z.string(),
    createdAt: z.iso.datetime(),
    editedAt: z.iso.datetime().nullable(),
    votes: z.int(),
    pinned: z.boolean(),
    state: z.enum(['published', 'held', 'deleted']),
  })
  .openapi('Comment');

export const CommentList = z
  .object({
    thread: z.string().openapi({ description: 'The key' }),
    total: z.int(),
    open: z.boolean(),
    comments: z.array(Comment),
    next: z.string().nullable(),
  })
  .openapi('CommentList');

export const PostedComment = z
  .object({ comment: Comment, editToken: z.string(), editableUntil: z.iso.datetime() })
  .openapi('PostedComment');

export const OwnComment = z
  .object({
    comment: Comment,
    state: z.enum(['published', 'held', 'refused', 'deleted']),
    reason: z.string().nullable(),
    editableUntil: z.iso.datetime(),
  })
  .openapi('OwnComment');

/** Names and values that a site adds: at most 20. */
const pairs = z.record(z.string().max(50), line(500)).refine((record) => Object.keys(record).length <= 20);

const list = z
  .string()
  .regex(/^[\w-]{1,50}$/)
  .openapi({ description: "The server's first where absent" });

const tag = line(50);

export const SubscriptionBody = z
  .object({
    email,
    name: optional(line(100), ''),
    list: optional(list, null),
    tags: optional(z.array(tag).max(20), []),
    fields: optional(pairs, {}),
    consent: optional(line(1000).openapi({ description: 'The sentence that was agreed to' }), null),
    source: optional(pairs.openapi({ description: 'Where the visitor came from: utm_…, referrer, path' }), {}),
    locale: optional(language, ''),
    page: optional(line(longestKey), null),
    proof: optional(proof, null),
  })
  .openapi('SubscriptionBody');

/** What a plain form can send: the same, flat, the tags separated by commas, without a proof. */
export const SubscriptionForm = SubscriptionBody.omit({ fields: true, source: true, proof: true }).extend({
  tags: optional(
    z
      .string()
      .transform((text) =>
        text
          .split(',')
          .map((each) => each.trim())
          .filter(Boolean),
      )
      .pipe(z.array(tag).max(20)),
    [],
  ),
});

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

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
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
