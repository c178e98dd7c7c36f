import { ask } from '../provider/ask.js';
import type { CommentProvider } from '../provider/comment-provider.js';
import type { Target } from '../provider/target.js';
import { adviseUnanswered } from '../provider/unanswered.js';

/** Most threads that the reference server counts at once. */
const mostThreads = 100;

/** Longest address, in characters: 8,000 are what everybody on its way should take (RFC 9110 §4.1), and a proxy may add to it. */
const longestAddress = 6000;

/** A back end that can count. */
type Counting = Target<CommentProvider & Required<Pick<CommentProvider, 'counts'>>>;

export function canCount(target: Target<CommentProvider>): target is Counting {
  return target.provider.counts !== undefined;
}

/** What is asked of one back end in one task. */
interface Batch {
  readonly target: Counting;
  readonly threads: Set<string>;
  readonly counts: Promise<ReadonlyMap<string, number | 'unknown'>>;
}

/** Those that still take threads. */
const batches = new Set<Batch>();

/**
 * How many published comments a thread has, asked for together with all others of the same task.
 *
 * @param host the element for which it is asked first tells the site owner where the back end gives no answer
 * @returns `unknown` where the back end knows no such thread, `undefined` where there was no answer
 */
export async function countOf(thread: string, target: Counting, host: Element): Promise<number | 'unknown' | undefined> {
  const { provider, endpoint } = target;
  const open = [...batches].find((batch) => batch.target.provider === provider && batch.target.endpoint.href === endpoint.href);
  const { threads, counts } = open ?? begin(target, host);
  threads.add(thread);
  return (await counts).get(thread);
}

function begin(target: Counting, host: Element): Batch {
  const threads = new Set<string>();
  const counts = new Promise((resolve) => setTimeout(resolve)).then(() => {
    batches.delete(batch);
    // Sorted: the same page asks by the same address, which every cache on the way knows.
    return fetchCounts([...threads].sort(), target, host);
  });
  const batch = { target, threads, counts };
  batches.add(batch);
  return batch;
}

async function fetchCounts(threads: readonly string[], target: Counting, host: Element): Promise<ReadonlyMap<string, number | 'unknown'>> {
  const { provider, endpoint } = target;
  const { signal } = new AbortController(); // others wait for it too: nobody calls it off
  const counted = new Map<string, number | 'unknown'>();
  const requests = [...requestsFor(threads, target)].map(async (some) => {
    const told = await ask(provider.counts(some, endpoint), signal, provider.transport);
    if (told.kind === 'counts') for (const thread of some) counted.set(thread, told.counts.get(thread) ?? 'unknown');
    else if (told.kind === 'unreachable') adviseUnanswered(host, target);
    else if (told.field === 'thread') for (const thread of some) counted.set(thread, 'unknown');
  });
  await Promise.all(requests);
  return counted;
}

/** The threads in as few requests as hold them. */
function* requestsFor(threads: readonly string[], { provider, endpoint }: Counting): Generator<readonly string[]> {
  const fits = (some: readonly string[]): boolean => {
    const question = provider.counts(some, endpoint);
    return some.length <= mostThreads && (!('exchange' in question) || question.exchange.url.length <= longestAddress);
  };
  let some: readonly string[] = [];
  for (const thread of threads) {
    const more = [...some, thread];
    if (some.length && !fits(more)) {
      yield some;
      some = [thread];
    } else {
      some = more;
    }
  }
  yield some;
}
