import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freeAddress } from './free-address.ts';
import { installed } from './ghost-install.ts';

/** How long Ghost may take to make its database and to answer, in milliseconds. */
const patienceMs = 60_000;

/** Who has confirmed, as Ghost's database has it. */
export interface Member {
  readonly name: string | null;
  readonly labels: readonly string[];
  readonly newsletters: readonly string[];
}

/** A Ghost as its owner has it after the installation: SQLite, default settings, one newsletter. It can be killed and started again. */
export class Ghost {
  readonly address: string;
  private readonly folder: string;
  private readonly mailPort: number;
  private child?: ChildProcess;

  private constructor(address: string, folder: string, mailPort: number) {
    this.address = address;
    this.folder = folder;
    this.mailPort = mailPort;
  }

  /** @param mailPort where its mails go, on loopback */
  static async open(mailPort: number): Promise<Ghost> {
    const folder = await mkdtemp(join(tmpdir(), 'afterword-ghost-'));
    await cp(join(installed.ghost, 'content'), join(folder, 'content'), { recursive: true });
    const ghost = new Ghost(await freeAddress(), folder, mailPort);
    try {
      await ghost.start();
    } catch (error) {
      await ghost.close();
      throw error;
    }
    return ghost;
  }

  async close(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Starts it, and waits until it answers. */
  async start(): Promise<void> {
    const log = await open(this.log, 'a');
    const child = spawn(installed.node, ['--import', fileURLToPath(import.meta.resolve('./loopback-only.ts')), 'index.js'], {
      cwd: installed.ghost,
      env: this.settings,
      stdio: ['ignore', log.fd, log.fd],
    });
    await log.close();
    this.child = child;
    const until = Date.now() + patienceMs;
    while (!(await this.answers())) {
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > until)
        throw new Error(`Ghost did not start:\n${await readFile(this.log, 'utf8')}`);
      await delay(100);
    }
  }

  /** What a crash does to it. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** The member with an address, if there is one. */
  member(email: string): Member | undefined {
    const database = new DatabaseSync(this.database, { readOnly: true, timeout: 5000 });
    const names = (table: 'labels' | 'newsletters', column: string): readonly string[] =>
      database
        .prepare(
          `SELECT ${table}.name FROM ${table} JOIN members_${table} ON ${column} = ${table}.id JOIN members ON members.id = member_id WHERE email = ? ORDER BY 1`,
        )
        .all(email)
        .map(({ name }) => String(name));
    try {
      const row = database.prepare('SELECT name FROM members WHERE email = ?').get(email);
      if (!row) return undefined;
      return {
        name: row.name === null ? null : String(row.name),
        labels: names('labels', 'label_id'),
        newsletters: names('newsletters', 'newsletter_id'),
      };
    } finally {
      database.close();
    }
  }

  private get log(): string {
    return join(this.folder, 'ghost.log');
  }

  private get database(): string {
    return join(this.folder, 'ghost.db');
  }

  /** Ghost's configuration; two underscores are its dot. */
  private get settings(): Record<string, string> {
    return {
      NODE_ENV: 'production',
      url: this.address,
      server__port: new URL(this.address).port,
      database__client: 'better-sqlite3',
      database__connection__filename: this.database,
      database__useNullAsDefault: 'true',
      paths__contentPath: join(this.folder, 'content'),
      logging__transports: '["stdout"]',
      logging__level: 'error',
      mail__transport: 'SMTP',
      mail__from: 'blog@example.org',
      mail__options__host: '127.0.0.1',
      mail__options__port: String(this.mailPort),
      mail__options__ignoreTLS: 'true',
    };
  }

  /** While it starts it says 503 to everything. */
  private async answers(): Promise<boolean> {
    const answer = await fetch(`${this.address}/members/api/integrity-token/`).catch(() => undefined); // not listening yet
    return answer?.status === 200;
  }
}
