import { linkToken, type LinkPurpose } from '../guard/link-token.ts';
import type { Runtime } from '../runtime.ts';

/** How long a link works, in milliseconds: long enough to find the mail, and for as long as someone may want out. */
const lifetimeMs: Readonly<Record<LinkPurpose, number>> = { confirm: 7 * 86_400_000, unsubscribe: 730 * 86_400_000 };

/** The address of a mailed link: it confirms a sign-up, or ends a subscription. */
export function mailedLink({ url, signer, now }: Runtime, purpose: LinkPurpose, id: string): string {
  return `${url}/v1/subscriptions/${purpose}?token=${linkToken(signer, purpose, id, now() + lifetimeMs[purpose])}`;
}
