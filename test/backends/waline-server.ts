import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { listen } from '../../scripts/site.mjs';
import { freeAddress } from './free-address.ts';
import { installed } from './waline-install.ts';

/** How long Waline may take to load and to answer, in milliseconds. */
const patienceMs = 90_000;

/** The table of comments, with the columns that Waline 1.39 reads and writes. It makes no table by itself, and leaves dates to the database. */
const table = `CREATE TABLE wl_Comment (
  id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER, url TEXT, pid INTEGER, rid INTEGER, nick TEXT, mail TEXT, link TEXT, comment TEXT,
  status TEXT NOT NULL, sticky NUMERIC, "like" INTEGER, ip TEXT, ua TEXT, insertedAt DATETIME DEFAULT CURRENT_TIMESTAMP,
  createdAt DATETIME DEFAULT CURRENT_TIMESTAMP, updatedAt DATETIME DEFAULT CURRENT_TIMESTAMP
)`;

/** A comment as Waline's database has it. */
export interface StoredComment {
  /** The thread. */
  readonly url: string;
  readonly nick: string;
  /** Markdown. */
  readonly comment: string;
  /** UTC, whole seconds. */
  readonly insertedAt: string;
  /** Numbers of what it answers, and of the top-level comment above. */
  readonly pid?: number;
  readonly rid?: number;
}

/**
 * A Waline of its own data: SQLite, no limits, no moderation, unless its settings say so (environment variables, see Waline's
 * documentation). It stands in for the sign-in service that Waline asks at each request, too.
 */
export class Waline {
  readonly address: string;
  private readonly folder: string;
  private readonly settings: Readonly<Record<string, string>>;
  private readonly signIn = createServer((_request, response) => response.end('{"services":[]}'));
  private child?: ChildProcess;

  private constructor(address: string, folder: string, settings: Readonly<Record<string, string>>) {
    this.address = address;
    this.folder = folder;
    this.settings = settings;
  }

  /** @param comments what is there already */
  static async open(settings: Readonly<Record<string, string>> = {}, comments: readonly StoredComment[] = []): Promise<Waline> {
    const folder = await mkdtemp(join(tmpdir(), 'afterword-waline-'));
    const waline = new Waline(await freeAddress(), folder, settings);
    try {
      waline.store(comments);
      await waline.start();
    } catch (error) {
      await waline.close();
      throw error;
    }
    return waline;
  }

  async close(): Promise<void> {
    const { child } = this;
    if (child?.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      // It has a worker, which would outlive it: both are one group.
      process.kill(-Number(child.pid), 'SIGKILL');
      await gone;
    }
    this.signIn.closeAllConnections();
    this.signIn.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** The comments of all threads, the oldest first. */
  get comments(): readonly Readonly<Record<string, unknown>>[] {
    return this.query((database) => database.prepare('SELECT * FROM wl_Comment ORDER BY id').all());
  }

  private store(comments: readonly StoredComment[]): void {
    this.query((database) => {
      database.exec(table);
      const insert = database.prepare(
        `INSERT INTO wl_Comment (status, mail, link, ip, ua, url, nick, comment, pid, rid, insertedAt, createdAt, updatedAt)
         VALUES ('approved', '', '', '127.0.0.1', '', :url, :nick, :comment, :pid, :rid, :insertedAt, :insertedAt, :insertedAt)`,
      );
      database.exec('BEGIN');
      for (const each of comments) insert.run({ pid: null, rid: null, ...each });
      database.exec('COMMIT');
    });
  }

  private query<Result>(ask: (database: DatabaseSync) => Result): Result {
    const database = new DatabaseSync(join(this.folder, 'waline.sqlite'), { timeout: 5000 });
    try {
      return ask(database);
    } finally {
      database.close();
    }
  }

  /** Starts it, and waits until it answers. */
  private async start(): Promise<void> {
    const file = join(this.folder, 'waline.log');
    const log = await open(file, 'a');
    const child = spawn(
      installed.node,
      ['--import', fileURLToPath(import.meta.resolve('./loopback-only.ts')), 'vanilla.js', new URL(this.address).port],
      {
        cwd: installed.waline,
        env: {
          SQLITE_PATH: this.folder,
          OAUTH_URL: await listen(this.signIn),
          JWT_TOKEN: 'any',
          SITE_NAME: 'A site',
          SITE_URL: 'https://www.example.org',
          AKISMET_KEY: 'false',
          IPQPS: '0',
          TZ: 'UTC',
          ...this.settings,
        },
        stdio: ['ignore', log.fd, log.fd],
        detached: true,
      },
    );
    await log.close();
    this.child = child;
    const until = Date.now() + patienceMs;
    while (!(await this.answers())) {
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > until)
        throw new Error(`Waline did not start:\n${await readFile(file, 'utf8')}`);
      await delay(200);
    }
  }

  private async answers(): Promise<boolean> {
    const answer = await fetch(`${this.address}/api/comment?path=/&lang=en-US`).catch(() => undefined); // not listening yet
    return answer?.status === 200;
  }
}
