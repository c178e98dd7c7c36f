/** A job that is done again and again. */
export interface Repeated {
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** Does a job: at once again where it says `true`, that there is more to do, otherwise after `everyMs`; until stopped. */
export function repeat(job: () => Promise<boolean>, everyMs: number, onError: (error: unknown) => void): Repeated {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round = run();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
      return round;
    },
  };

  async function run(): Promise<void> {
    try {
      while ((await job()) && !isStopped);
    } catch (error) {
      onError(error);
    }
    if (isStopped) return;
    timer = setTimeout(() => {
      round = run();
    }, everyMs);
  }
}
