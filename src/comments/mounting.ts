import type { ReactiveControllerHost } from 'lit';
import type { Branch } from './tree.js';

/** How many comments the first frame brings: more than a screen. */
const first = 30;

/** How many each further frame brings, as a share of what is there: the first are small, so that the page answers at once. */
const growth = 0.6;

/** How many comments a branch is. */
function sizeOf({ answers }: Branch): number {
  return 1 + answers.reduce((sum, answer) => sum + sizeOf(answer), 0);
}

/**
 * Brings a long thread into the page in slices, so that the first comments can be read, and the page answers, while the rest is made.
 * What is there stays there: nothing is virtual, so that find-in-page and screen readers have all of it.
 */
export class Mounting {
  private most = first;
  private frame: number | undefined;

  constructor(private readonly host: ReactiveControllerHost) {}

  /** Whether everything that was given last is in the page, or in this frame. */
  isComplete = true;

  /** As many branches as may be rendered now; the rest comes with the next frames. */
  of(all: readonly Branch[]): readonly Branch[] {
    let room = this.most;
    const end = all.findIndex((branch) => {
      room -= sizeOf(branch);
      return room <= 0;
    });
    this.isComplete = end < 0 || end === all.length - 1;
    if (this.isComplete) return all;
    this.frame ??= requestAnimationFrame(this.grow);
    return all.slice(0, end + 1);
  }

  /** Everything, now: somebody looks for a comment. */
  finish(): void {
    this.most = Infinity;
    this.host.requestUpdate();
  }

  private readonly grow = (): void => {
    // A task of its own, so that input and paint come first. In a hidden tab no frame comes: it goes on when the tab is seen.
    setTimeout(() => {
      this.frame = undefined;
      this.most *= 1 + growth;
      this.host.requestUpdate();
    });
  };
}
