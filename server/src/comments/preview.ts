import { throttle } from '../guard/throttle.ts';
import type { Refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import { renderMarkdown } from './markdown.ts';

export interface Preview {
  readonly kind: 'preview';
  readonly html: string;
}

/** What a comment with these words would show. Nothing of it is kept. */
export async function preview(runtime: Runtime, body: string, address: string): Promise<Preview | Refused> {
  const excess = await runtime.storage.transaction((transaction) => throttle(runtime, transaction, 'previews', address));
  return excess ?? { kind: 'preview', html: renderMarkdown(body).html };
}
