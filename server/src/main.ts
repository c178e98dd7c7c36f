import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { review, type Review } from './moderation/review.ts';
import { OwnerError } from './owner-error.ts';
import { serve } from './serve.ts';
import { readSettings, type Settings } from './settings.ts';
import { openSqlite } from './storage/sqlite.ts';
import type { Storage } from './storage/storage.ts';

const usage =
  'Usage: afterword-server, to serve; afterword-server pending; afterword-server approve ID; afterword-server refuse ID [REASON]';

/** How long a stop waits for what is under way, in milliseconds. */
const patienceMs = 5000;

try {
  const [command, id, ...reason] = process.argv.slice(2);
  if (command === undefined) await run(readSettings(process.env));
  else if (command === 'pending') await listPending(readSettings(process.env));
  else if (command === 'approve' && id) await moderate(readSettings(process.env), id, { state: 'published' });
  else if (command === 'refuse' && id)
    await moderate(readSettings(process.env), id, { state: 'refused', reason: reason.join(' ') || null });
  else throw new OwnerError(usage);
} catch (error) {
  // One line for what the owner can mend; all there is for what we should.
  console.error(error instanceof OwnerError ? error.message : error);
  process.exit(1);
}

async function run(settings: Settings): Promise<void> {
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
  const serving = await serve(settings, await open(settings), { now: Date.now, random: randomBytes, log });
  console.log(`Afterword server listening at ${serving.address}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), patienceMs).unref();
      void serving.stop();
    });
  }
}

/** What waits for a decision, one comment after the other: its id, who, where, and the words. */
async function listPending(settings: Settings): Promise<void> {
  const storage = await open(settings);
  const waiting = await storage.transaction(({ comments }) => comments.held());
  await storage.close();
  for (const { id, name, thread, body } of waiting) console.log(`${id}  ${name || '(no name)'}  ${thread}\n${body.replace(/^/gm, '  ')}\n`);
  console.log(waiting.length === 1 ? '1 comment waits.' : `${String(waiting.length)} comments wait.`);
}

async function moderate(settings: Settings, id: string, decision: Review): Promise<void> {
  const storage = await open(settings);
  const outcome = await review({ storage }, id, decision);
  await storage.close();
  if (outcome === 'not-found') throw new OwnerError(`There is no comment ${id} in ${settings.database}.`);
  if (outcome === 'not-held') throw new OwnerError(`Comment ${id} does not wait for a decision.`);
  console.log(`Comment ${id} is ${decision.state}.`);
}

async function open({ database }: Settings): Promise<Storage> {
  try {
    return await openSqlite(database);
  } catch (error) {
    throw new OwnerError(`AFTERWORD_DATABASE "${database}" cannot be opened: ${error instanceof Error ? error.message : String(error)}`);
  }
}
