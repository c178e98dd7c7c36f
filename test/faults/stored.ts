import { DatabaseSync } from 'node:sqlite';

/** What the database holds, read without the server. */
export interface Stored {
  /** Ids of the comments with the same words. */
  readonly comments: ReadonlyMap<string, readonly string[]>;
  /** Ids of the sign-ups of the same address. */
  readonly signUps: ReadonlyMap<string, readonly string[]>;
  /** Mails that have not gone. */
  readonly waiting: number;
}

export function stored(file: string): Stored {
  const database = new DatabaseSync(file, { readOnly: true });
  database.exec('PRAGMA busy_timeout=5000');
  // Each query names the columns that a row has.
  const rows = (query: string) => database.prepare(query).all() as unknown as readonly { readonly text: string; readonly id: string }[];
  const byText = (query: string) => {
    const ids = new Map<string, string[]>();
    for (const { text, id } of rows(query)) ids.set(text, [...(ids.get(text) ?? []), id]);
    return ids;
  };
  const found = {
    comments: byText('select body as text, id from comments'),
    signUps: byText(
      'select email as text, sign_up as id from sign_up_subscriptions join subscriptions on subscriptions.id = sign_up_subscriptions.subscription',
    ),
    waiting: rows('select id from outbox').length,
  };
  database.close();
  return found;
}
