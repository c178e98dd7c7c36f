import { createHash } from 'node:crypto';
import type { Runtime } from '../runtime.ts';
import type { Storage } from '../storage/storage.ts';

/** Where the links lead, for each thing that one may do. */
const paths = {
  confirm: '/v1/subscriptions/confirm',
  unsubscribe: '/v1/subscriptions/unsubscribe',
  'confirm-replies': '/v1/replies/confirm',
  'end-replies': '/v1/replies/unsubscribe',
  'end-thread': '/v1/replies/leave',
  approve: '/v1/moderation/approve',
  bin: '/v1/moderation/bin',
} as const;

/** What a mailed link may do. */
export type LinkPurpose = keyof typeof paths;

/** What is kept of a mailed link: a hash, so that nobody can use a link who only has the database. Times are milliseconds UTC. */
export interface Token {
  readonly hash: string;
  readonly purpose: LinkPurpose;
  /** The rows that it is about: the sign-up that it confirms, the subscriptions that it ends, the comment that it decides about. */
  readonly subjects: readonly string[];
  readonly expiresAt: number;
}

/** How long a sign-up, or mail about replies, can be confirmed, in milliseconds: long enough to find the mail. */
export const confirmableMs = 7 * 86_400_000;

/** One may want out for as long as letters come. */
const endableMs = 730 * 86_400_000;

/** How long a moderator can decide by mail. */
const decidableMs = 30 * 86_400_000;

const lifetimeMs: Readonly<Record<LinkPurpose, number>> = {
  confirm: confirmableMs,
  unsubscribe: endableMs,
  'confirm-replies': confirmableMs,
  'end-replies': endableMs,
  'end-thread': endableMs,
  approve: decidableMs,
  bin: decidableMs,
};

/** A new address for a mail. Whether it was used is the state of what it is about: pressing twice is as good as once. */
export async function mailedLink(
  { url, random, now }: Runtime,
  { tokens }: Storage,
  purpose: LinkPurpose,
  subjects: readonly string[],
): Promise<string> {
  const token = Buffer.from(random(32)).toString('base64url');
  await tokens.add({ hash: hashOf(token), purpose, subjects, expiresAt: now() + lifetimeMs[purpose] });
  return `${url}${paths[purpose]}?token=${token}`;
}

/** The rows that a link is about: none where it is not ours, for something else, or over. */
export function subjectsOf({ now }: Runtime, { tokens }: Storage, purpose: LinkPurpose, token: string): Promise<readonly string[]> {
  return tokens.subjects(hashOf(token), purpose, now());
}

/** 256 random bits cannot be guessed from their hash: it needs neither salt nor slowness. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
