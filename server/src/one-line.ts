import { z } from 'zod';

/** A text on one line: without control characters, and without those that turn the direction of what stands around it. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}

/** Such a text, from one that has at most that many UTF-16 code units. */
export const line = (longest: number) => z.string().max(longest).transform(oneLine);
