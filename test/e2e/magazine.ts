import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { browsers, chromiumFlags } from '../../scripts/browsers.mjs';
import { startServer } from '../../scripts/reference-server.mjs';
import { listen, site } from '../../scripts/site.mjs';

/** What a visitor must never cause: errors in the console, and reports of the page's policy. */
export interface Visit {
  readonly page: Page;
  readonly faults: string[];
}

/**
 * The demo magazine as `npm start` runs it: the built files, the reference server on an SQLite file of its own, Chromium. The server can be
 * killed and started again on the same file and port.
 */
export class Magazine {
  address = '';
  server = '';
  private readonly host: string;
  private readonly settings: Record<string, string>;
  private folder = '';
  private web?: ReturnType<typeof site>;
  private child?: Awaited<ReturnType<typeof startServer>>['child'];
  private browser?: Browser;

  /**
   * @param settings of the reference server, beside its database, port and origins
   * @param host another name for the site: one that is not loopback's own is no secure context
   */
  constructor(settings: Record<string, string> = {}, host = '127.0.0.1') {
    this.host = host;
    this.settings = { AFTERWORD_MODERATION: 'none', AFTERWORD_LIMITS: 'off', ...settings };
  }

  async open(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'afterword-e2e-'));
    let known: (address: string) => void = () => undefined;
    this.web = site(new Promise<string>((resolve) => (known = resolve)));
    this.address = (await listen(this.web)).replace('127.0.0.1', this.host);
    await this.startServer();
    known(this.server);
    this.browser = await chromium.launch({
      executablePath: browsers().chromium ?? 'chromium',
      args: [...chromiumFlags, `--host-resolver-rules=MAP ${this.host} 127.0.0.1`],
    });
  }

  async close(): Promise<void> {
    await this.browser?.close();
    await this.killServer('SIGTERM');
    this.web?.closeAllConnections();
    this.web?.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  get database(): string {
    return join(this.folder, 'comments.db');
  }

  /** Starts the server, after a kill at the address that it had. */
  async startServer(): Promise<void> {
    const port = this.server ? new URL(this.server).port : '0';
    const { url, child } = await startServer({
      ...this.settings,
      AFTERWORD_DATABASE: this.database,
      AFTERWORD_PORT: port,
      AFTERWORD_ORIGINS: this.address,
    });
    this.server = url;
    this.child = child;
  }

  /** `SIGKILL` is what a crash, or `kill -9`, does to it. */
  async killServer(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  /** A new visitor, with nothing on the device, on one of the pages. */
  async visit(path: string, options: BrowserContextOptions = {}): Promise<Visit> {
    assert.ok(this.browser, 'open() comes first');
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    const faults = watch(page);
    await page.goto(this.address + path);
    return { page, faults };
  }

  /** A comment of somebody who is not on the page; resolves to its id. */
  async post(path: string, body: string, parent: string | null = null): Promise<string> {
    const answer = await fetch(`${this.server}/v1/comments`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: this.address },
      body: JSON.stringify({ thread: this.address + path, name: 'Lena', email: 'lena@example.org', body, parent }),
    });
    const { comment } = (await answer.json()) as { comment: { id: string } };
    // Without a proof it is held.
    if (answer.status === 202) await this.approve(comment.id);
    return comment.id;
  }

  async approve(id: string): Promise<void> {
    await promisify(execFile)(process.execPath, ['server/src/main.ts', 'approve', id], {
      env: { ...process.env, AFTERWORD_DATABASE: this.database },
    });
  }

  /** The published comments of an article, as the server gives them to anybody. */
  async comments(path: string): Promise<readonly { html: string; author: { name: string } }[]> {
    const thread = this.address.replace('http:', 'https:') + path;
    const answer = await fetch(`${this.server}/v1/comments?thread=${encodeURIComponent(thread)}`);
    const { comments } = (await answer.json()) as { comments: { html: string; author: { name: string } }[] };
    return comments;
  }
}

/** Collects what goes wrong in a page: errors, and violations of its policy, which Chromium reports in the console. */
function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  return faults;
}
