import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../scripts/run.mjs';

const main = join(root, 'server', 'src', 'main.ts');

/** The reference server as a process that dies by `kill -9`, and is started again on the same database. */
export class MortalServer {
  /** What it logged as errors, which no kill may cause. */
  readonly errors: string[] = [];
  kills = 0;
  private readonly settings: Readonly<Record<string, string>>;
  private child: ChildProcess | undefined;
  private listensAt: number | undefined;

  constructor(settings: Readonly<Record<string, string>>) {
    this.settings = settings;
  }

  /** `undefined` while it is not there. */
  get port(): number | undefined {
    return this.listensAt;
  }

  /** @param aheadMs by how much its clock is fast, in milliseconds */
  async start(aheadMs = 0): Promise<void> {
    const clock = `const { now } = Date; Date.now = () => now() + ${aheadMs};`;
    const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(clock)}`, main], {
      env: { PATH: process.env.PATH, ...this.settings, AFTERWORD_PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    createInterface(child.stderr).on('line', (line) => {
      // 50 is pino's "error"; a mail that did not go is a warning. What is no log line is a crash.
      if (!/^\{"level":[1-4]0,/.test(line)) this.errors.push(line);
    });
    const line = await Promise.race([
      once(createInterface(child.stdout), 'line').then(([first]) => String(first)),
      once(child, 'exit').then(() => this.errors.join('\n')),
    ]);
    const port = /listening at http:\/\/127\.0\.0\.1:(\d+)$/.exec(line)?.[1];
    assert.ok(port, line);
    this.listensAt = Number(port);
  }

  async kill(): Promise<void> {
    const { child } = this;
    this.listensAt = undefined;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    this.kills += 1;
  }
}
