import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { pino } from 'pino';
import { pin } from './moderation/pin.ts';
import { review, type Review } from './moderation/review.ts';
import { OwnerError } from './owner-error.ts';
import { createRuntime } from './runtime.ts';
import { addressAt, serve } from './serve.ts';
import { readSettings, type Settings } from './settings.ts';
import { openSqlite } from './storage/sqlite.ts';
import type { Storage } from './storage/storage.ts';
import { exportSubscribers } from './subscriptions/export-subscribers.ts';
import { importSubscribers } from './subscriptions/import-subscribers.ts';
import { uuid7 } from './uuid7.ts';

const usage = `Usage: afterword-server, to serve; or afterword-server with
  pending                         lists the comments that wait, held or reported
  approve ID, refuse ID [REASON]  decides about one
  pin ID, unpin ID                puts one before all others of its thread, or back
  import subscribers FILE         takes over people who have confirmed elsewhere, from CSV
  export subscribers              writes the confirmed ones as CSV`;

/** How long a stop waits for what is under way, in milliseconds. */
const patienceMs = 5000;

try {
  const [command, subject, ...rest] = process.argv.slice(2);
  const settings = () => readSettings(process.env);
  if (command === undefined) await run(settings());
  else if (command === 'pending') await listPending(settings());
  else if (command === 'approve' && subject) await moderate(settings(), subject, { state: 'published' });
  else if (command === 'refuse' && subject) await moderate(settings(), subject, { state: 'refused', reason: rest.join(' ') || null });
  else if ((command === 'pin' || command === 'unpin') && subject) await movePin(settings(), subject, command === 'pin');
  else if (command === 'import' && subject === 'subscribers' && rest[0]) await importFile(settings(), rest[0]);
  else if (command === 'export' && subject === 'subscribers') await exportAll(settings());
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
  const waiting = await storage.transaction(async ({ comments, reactions }) => {
    const found = [];
    for (const comment of await comments.waiting()) found.push({ ...comment, reports: await reactions.reports(comment.id) });
    return found;
  });
  await storage.close();
  for (const { id, name, thread, body, reports } of waiting) {
    const against = reports.map(({ reason, note }) => `  Reported: ${reason}${note && `, ${note}`}\n`).join('');
    console.log(`${id}  ${name || '(no name)'}  ${thread}\n${body.replace(/^/gm, '  ')}\n${against}`);
  }
  console.log(waiting.length === 1 ? '1 comment waits.' : `${String(waiting.length)} comments wait.`);
}

async function moderate(settings: Settings, id: string, decision: Review): Promise<void> {
  const storage = await open(settings);
  const world = { now: Date.now, random: randomBytes };
  const runtime = await createRuntime(settings, storage, world, addressAt(settings.host, settings.port));
  const outcome = await review(runtime, id, decision);
  await storage.close();
  if (outcome === 'not-found') throw new OwnerError(`There is no comment ${id} in ${settings.database}.`);
  if (outcome === 'not-waiting') throw new OwnerError(`Comment ${id} does not wait for a decision.`);
  console.log(`Comment ${id} is ${decision.state}.`);
}

async function movePin(settings: Settings, id: string, pinned: boolean): Promise<void> {
  const storage = await open(settings);
  const outcome = await pin({ storage }, id, pinned);
  await storage.close();
  if (outcome === 'not-found') throw new OwnerError(`There is no comment ${id} in ${settings.database}.`);
  if (outcome === 'not-pinnable') throw new OwnerError(`Comment ${id} is a reply, or not published: it cannot be pinned.`);
  console.log(`Comment ${id} is ${pinned ? 'pinned' : 'not pinned any more'}.`);
}

async function importFile(settings: Settings, file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new OwnerError(`"${file}" cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  const storage = await open(settings);
  try {
    const newId = () => uuid7(Date.now(), randomBytes(16));
    const { added, known, leftOut } = await importSubscribers({ settings, storage, now: Date.now, newId }, text);
    console.log(`${added} added, ${known} known already, ${leftOut} left out since they have unsubscribed.`);
  } finally {
    await storage.close();
  }
}

async function exportAll(settings: Settings): Promise<void> {
  const storage = await open(settings);
  await pipeline(exportSubscribers(storage), process.stdout);
  await storage.close();
}

async function open({ database }: Settings): Promise<Storage> {
  try {
    return await openSqlite(database);
  } catch (error) {
    throw new OwnerError(`AFTERWORD_DATABASE "${database}" cannot be opened: ${error instanceof Error ? error.message : String(error)}`);
  }
}
