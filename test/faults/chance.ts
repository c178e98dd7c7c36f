/** Numbers from 0 to 1 that look random, and are the same for the same seed. */
export type Chance = () => number;

/** Mulberry32 (Tommy Ettinger, public domain). */
export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `least` to `most`. */
export function between(chance: Chance, least: number, most: number): number {
  return least + Math.floor(chance() * (most - least + 1));
}

/**
 * Draws by weight: of every thousand, so many of each; otherwise nothing.
 *
 * @param perMille together at most 1000
 */
export function draw<Name extends string>(chance: Chance, perMille: Readonly<Record<Name, number>>): Name | undefined {
  let left = chance() * 1000;
  // The keys of the record are its names.
  return (Object.keys(perMille) as Name[]).find((name) => (left -= perMille[name]) < 0);
}

/** The same things in another order. */
export function shuffled<Thing>(chance: Chance, things: readonly Thing[]): Thing[] {
  return things
    .map((thing) => ({ thing, place: chance() }))
    .sort((a, b) => a.place - b.place)
    .map(({ thing }) => thing);
}
