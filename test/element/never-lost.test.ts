import fc, { type AsyncCommand } from 'fast-check';
import { take, type Ledger } from './never-lost/act.js';
import { anyCommentAct, CommentLedger, commentWorld } from './never-lost/comments.js';
import { anySignupAct, SignupLedger, signupWorld } from './never-lost/sign-ups.js';
import type { World } from './never-lost/world.js';

/** How many walks of each kind, of how many steps at most: what `npm test` has the time for in the slowest engine. */
const walks = 5;
const mostSteps = 20;

/** Walks at random; one that fails is printed with its seed, and shortened for as long as this, in milliseconds. */
async function walk<Of extends Ledger>(
  acts: fc.Arbitrary<AsyncCommand<Of, World>>,
  ledger: () => Of,
  world: () => Promise<World>,
): Promise<void> {
  const walked = fc.asyncProperty(fc.commands([acts], { maxCommands: mostSteps, size: 'max' }), async (steps) =>
    take(steps, ledger(), await world()),
  );
  const found = await fc.check(walked, { numRuns: walks, interruptAfterTimeLimit: longestMs });
  // Not `fc.assert`: what Firefox and WebKit have as an error's stack does not say what was wrong.
  if (found.failed) throw new Error(`${String(found.errorInstance)}\n${String(await fc.asyncDefaultReportMessage(found))}`);
}

const longestMs = 60_000;

describe('whatever happens to a page, its network and its server', () => {
  it('no comment is lost, stored twice, or back after it was posted', async function () {
    this.timeout(2 * longestMs);
    await walk(anyCommentAct, () => new CommentLedger(), commentWorld);
  });

  it('no sign-up is lost, stored twice, or back after it was taken', async function () {
    this.timeout(2 * longestMs);
    await walk(anySignupAct, () => new SignupLedger(), signupWorld);
  });
});
