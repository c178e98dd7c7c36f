import { CsvError, parse } from 'csv-parse/sync';
import { fingerprint } from '../guard/fingerprint.ts';
import { siteWithoutOrigin } from '../comments/sites.ts';
import { isBlocked } from '../mail/address.ts';
import { OwnerError } from '../owner-error.ts';
import type { Runtime } from '../runtime.ts';
import type { Storage } from '../storage/storage.ts';
import { consentVersion } from './consent.ts';
import { fromCell } from './csv-cell.ts';
import { nameOf } from './lists.ts';
import { columns, Row, wanted, type Column } from './subscriber-columns.ts';
import type { Subscriber } from './subscription.ts';

/** What came of the rows of a file. */
export interface Imported {
  readonly added: number;
  /** Subscribed already; nothing of theirs was changed. */
  readonly known: number;
  /** They have unsubscribed, and stay so. */
  readonly leftOut: number;
}

/** Wrong cells that are told of at once. */
const mostComplaints = 20;

type ImportRuntime = Pick<Runtime, 'settings' | 'storage' | 'now' | 'newId'>;

/**
 * Takes over people who have confirmed elsewhere, all or none of a file, without a mail to anybody. Doing it twice changes nothing.
 *
 * @param text CSV with a header, as `exportSubscribers` writes it; only the column `email` is needed
 * @throws {OwnerError} that names each wrong cell by row and column; nothing was stored then
 */
export async function importSubscribers(runtime: ImportRuntime, text: string): Promise<Imported> {
  const subscribers = readSubscribers(runtime, text);
  return runtime.storage.transaction(async (transaction) => {
    const count = { added: 0, known: 0, leftOut: 0 };
    for (const subscriber of subscribers) count[await take(runtime, transaction, subscriber)]++;
    return count;
  });
}

async function take(
  { settings, now, newId }: ImportRuntime,
  { subscriptions }: Storage,
  { email, list, signedUpAt, ...said }: Subscriber,
): Promise<keyof Imported> {
  const { confirmedAt } = said;
  const before = await subscriptions.find(list, email);
  if (before?.state === 'unsubscribed') return 'leftOut';
  if (before?.state === 'confirmed') return 'known';
  const id = before?.id ?? newId();
  await subscriptions.put({ id, list, email, state: 'confirmed', createdAt: before?.createdAt ?? now(), changedAt: confirmedAt });
  await subscriptions.addSignUp({
    ...said,
    id: newId(),
    subscriptions: [id],
    site: siteWithoutOrigin(settings.sites),
    createdAt: signedUpAt,
    idempotencyKey: null,
    fingerprint: fingerprint({ ...said, email, list }),
  });
  return 'added';
}

function readSubscribers(runtime: ImportRuntime, text: string): readonly Subscriber[] {
  const [header = [], ...rows] = cellsOf(text);
  const names = columnsOf(header);
  const complaints: string[] = [];
  const subscribers = rows.flatMap((cells, index) => {
    if (cells.every((cell) => cell === '')) return [];
    // As spreadsheets count: from 1, the header included.
    const row = `Row ${index + 2}`;
    if (cells.length !== names.length) {
      complaints.push(`${row} has ${cells.length} cells, the header ${names.length}.`);
      return [];
    }
    const given: Cells = Object.fromEntries(names.map((name, place) => [name, fromCell(cells[place] ?? '')]));
    const { subscriber, wrong } = readSubscriber(runtime, given);
    complaints.push(...wrong.map((column) => `${row}, column ${column}: ${JSON.stringify(given[column] ?? '')} is not ${wanted[column]}.`));
    return subscriber ?? [];
  });
  if (complaints.length === 0) return subscribers;
  const more = complaints.length - mostComplaints;
  const shown = [...complaints.slice(0, mostComplaints), ...(more > 0 ? [`And ${more} more.`] : []), 'Nothing was imported.'];
  throw new OwnerError(shown.join('\n'));
}

function cellsOf(text: string): readonly (readonly string[])[] {
  try {
    // A row of another length is told of with the others.
    return parse(text, { bom: true, relax_column_count: true });
  } catch (error) {
    if (error instanceof CsvError) throw new OwnerError(`The file is not CSV: ${error.message}.`);
    throw error;
  }
}

function columnsOf(header: readonly string[]): readonly Column[] {
  const names = header.map((cell) => {
    const name = columns.find((column) => column === cell.trim());
    if (!name) throw new OwnerError(`The header has "${cell}". The first row names the columns, out of: ${columns.join(', ')}.`);
    return name;
  });
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new OwnerError(`The header has "${twice}" twice.`);
  if (!names.includes('email')) throw new OwnerError('The header has no "email". The first row names the columns.');
  return names;
}

type Cells = Readonly<Partial<Record<Column, string>>>;

/** A row's subscriber, or the columns that are wrong. */
function readSubscriber(
  { settings, now }: ImportRuntime,
  given: Cells,
): { readonly subscriber?: Subscriber; readonly wrong: readonly Column[] } {
  const { data, error } = Row.safeParse(given);
  if (error) return { wrong: columns.filter((column) => error.issues.some(({ path }) => path[0] === column)) };
  const list = data.list ?? settings.lists.first;
  const confirmedAt = data.confirmedAt ?? now();
  const signedUpAt = data.signedUpAt ?? confirmedAt;
  const doubts: readonly (readonly [Column, boolean])[] = [
    ['email', isBlocked(data.email, settings.blockedDomains)],
    ['list', nameOf(settings.lists, list) === null],
    ['confirmedAt', confirmedAt > now()],
    ['signedUpAt', data.signedUpAt !== null && data.signedUpAt > now()],
  ];
  const wrong = doubts.filter(([, isWrong]) => isWrong).map(([column]) => column);
  if (wrong.length > 0) return { wrong };
  const version = data.consentVersion ?? (data.consent === null ? null : consentVersion(data.consent, data.locale));
  return { subscriber: { ...data, list, confirmedAt, signedUpAt, consentVersion: version }, wrong };
}
