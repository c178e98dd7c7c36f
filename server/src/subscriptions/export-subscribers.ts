import { stringify } from 'csv-stringify/sync';
import type { Storage } from '../storage/storage.ts';
import { toCell } from './csv-cell.ts';
import { columns, type Column } from './subscriber-columns.ts';
import type { Subscriber } from './subscription.ts';

/** Every confirmed subscription as CSV (RFC 4180, a header first), line by line; what a spreadsheet would calculate has an apostrophe before it. */
export async function* exportSubscribers({ subscriptions }: Storage): AsyncGenerator<string> {
  yield row(columns);
  for await (const subscriber of subscriptions.confirmed()) {
    const cells = cellsOf(subscriber);
    yield row(columns.map((column) => toCell(cells[column])));
  }
}

function cellsOf(subscriber: Subscriber): Readonly<Record<Column, string>> {
  const { tags, fields, source, signedUpAt, confirmedAt, consent, consentVersion, page, ...texts } = subscriber;
  return {
    ...texts,
    tags: tags.join(','),
    fields: record(fields),
    source: record(source),
    signedUpAt: new Date(signedUpAt).toISOString(),
    confirmedAt: new Date(confirmedAt).toISOString(),
    consent: consent ?? '',
    consentVersion: consentVersion ?? '',
    page: page ?? '',
  };
}

function record(values: object): string {
  return Object.keys(values).length > 0 ? JSON.stringify(values) : '';
}

/** All in quotation marks: so a semicolon parts nothing either, in countries where spreadsheets go by it. */
function row(cells: readonly string[]): string {
  return stringify([cells], { quoted: true, quoted_empty: true, record_delimiter: 'windows' });
}
