/** Where the three shapes of a title's drawing lie, in percent of its width: the same title always gives the same. */
export function positions(title: string): readonly number[] {
  let hash = 0;
  for (const sign of title) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003;
  return [101, 97, 89].map((prime) => hash % prime);
}
