import type { Signer } from './signer.ts';

/** What a mailed link may do. */
export type LinkPurpose = 'confirm' | 'unsubscribe';

/**
 * A token for a mailed link: the row it is about, when it ends, and a signature. Nothing is stored, so a stolen database holds none.
 * Whether it was used is the row's state.
 *
 * @param expiresAt milliseconds UTC
 */
export function linkToken(signer: Signer, purpose: LinkPurpose, id: string, expiresAt: number): string {
  const until = expiresAt.toString(36);
  return `${id}.${until}.${signer.sign(purpose, id, until)}`;
}

/** The row that a token is about, or `null` where it is not ours, for something else, or over. */
export function readLinkToken(signer: Signer, purpose: LinkPurpose, token: string, now: number): string | null {
  const [id = '', until = '', signature = ''] = token.split('.');
  if (!signer.verify(signature, purpose, id, until)) return null;
  return parseInt(until, 36) > now ? id : null;
}
