import { expect, waitUntil } from '@open-wc/testing';
import fc from 'fast-check';
import type { Session } from './back-end.js';
import type { World } from './world.js';

/** What a visitor has done so far, which says what must be found. */
export interface Ledger {
  /** What is not as it must be, in words; some of it only until the pages have come to rest. */
  faults(world: World): readonly string[];
  /** Nobody waits for an answer that could come. */
  isAtRest(world: World): boolean;
  /** Comes back in new pages, sends all that stands there, and gives what was typed and does not reach the back end. */
  unsent(world: World): Promise<readonly string[]>;
  /** A tab begins with a copy of another one's session. */
  doubled?(from: Session, to: Session, world: World): void;
}

/** Something that happens; after it all must be as it must be. */
export class Act<Of extends Ledger, Values> implements fc.AsyncCommand<Of, World> {
  constructor(
    private readonly name: string,
    private readonly values: Values,
    private readonly happen: (values: Values, ledger: Of, world: World) => unknown,
  ) {}

  check(): boolean {
    return true;
  }

  async run(ledger: Of, world: World): Promise<void> {
    await this.happen(this.values, ledger, world);
    await world.settle();
    await holds(ledger, world);
  }

  toString(): string {
    return `${this.name} ${fc.stringify(this.values)}`;
  }
}

/** Acts of one kind. */
export function act<Of extends Ledger, Values>(
  name: string,
  values: { readonly [Name in keyof Values]: fc.Arbitrary<Values[Name]> },
  happen: (values: Values, ledger: Of, world: World) => unknown,
): fc.Arbitrary<Act<Of, Values>> {
  return fc.record<Values>(values, { noNullPrototype: true }).map((chosen) => new Act(name, chosen, happen));
}

/** @throws {Error} with what is wrong */
async function holds(ledger: Ledger, world: World): Promise<void> {
  // A page that has come to rest may still be rendering.
  const isWell = waitUntil(() => ledger.faults(world).length === 0, undefined, { interval: 5, timeout: 2000 });
  await isWell.catch(() => {
    throw new Error(ledger.faults(world).join('\n'));
  });
}

/** Takes a walk; after it all is let through, and nothing may have been lost. */
export async function take<Of extends Ledger>(acts: Iterable<fc.AsyncCommand<Of, World>>, ledger: Of, world: World): Promise<void> {
  try {
    await fc.asyncModelRun(() => ({ model: ledger, real: world }), acts);
    await world.letThrough(() => ledger.isAtRest(world));
    await holds(ledger, world);
    expect(ledger.isAtRest(world), 'all is let through').to.be.true;
    // A page that goes on by itself first needs the half that sends.
    await waitUntil(() => world.isAnswered(), 'what was sent is answered', { interval: 5, timeout: 5000 });
    expect(await ledger.unsent(world), 'what cannot be sent any more').to.be.empty;
    await holds(ledger, world);
  } finally {
    await world.end();
  }
}
