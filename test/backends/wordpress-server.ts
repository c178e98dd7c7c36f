import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { root } from '../../scripts/run.mjs';
import { freeAddress } from './free-address.ts';
import { installed } from './wordpress-install.ts';

const execute = promisify(execFile);

/** How long the database and the web server may take, each, until they answer, in milliseconds. */
const patienceMs = 30_000;

/** A comment as WordPress has stored it. */
export interface Stored {
  readonly id: string;
  readonly author: string;
  readonly email: string;
  readonly url: string;
  readonly parent: string;
  readonly text: string;
  /** `1` published, `0` held, `spam`, `trash`. */
  readonly approved: string;
}

/** What PHP's web server answers with: the built library at `/afterword/`, WordPress's files, else WordPress itself. */
const router = `<?php
$path = urldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
if ( str_starts_with( $path, '/afterword/' ) && ! str_contains( $path, '..' ) ) {
  header( 'Content-Type: text/javascript; charset=utf-8' );
  readfile( getenv( 'AFTERWORD_DIST' ) . substr( $path, 10 ) );
  return;
}
if ( is_file( $_SERVER['DOCUMENT_ROOT'] . $path ) ) return false;
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
`;

/** What WordPress's own installer does, and addresses that say what they mean ("Post name", Settings → Permalinks). */
const install = `
define( 'WP_INSTALLING', true );
require '${installed}/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'The blog', 'admin', 'admin@example.org', true, '', 'a password of some length' );
$wp_rewrite->set_permalink_structure( '/%postname%/' );
flush_rewrite_rules();
`;

/** A WordPress as its owner has it after the installation, with a database of its own. */
export class WordPress {
  readonly address: string;
  private readonly folder: string;
  private readonly children: ChildProcess[] = [];

  private constructor(address: string, folder: string) {
    this.address = address;
    this.folder = folder;
  }

  static async open(): Promise<WordPress> {
    const wordPress = new WordPress(await freeAddress(), await mkdtemp(join(tmpdir(), 'afterword-wordpress-')));
    try {
      await wordPress.start();
    } catch (error) {
      await wordPress.close();
      throw error;
    }
    return wordPress;
  }

  async close(): Promise<void> {
    for (const child of this.children) await kill(child);
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Puts a file below `wp-content`. */
  async put(path: string, content: string): Promise<void> {
    const file = join(this.content, path);
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, content);
  }

  /** Runs PHP inside WordPress with `$given`, and gives what it returns. */
  async run(code: string, given: object = {}): Promise<unknown> {
    const script = `$given = json_decode( $argv[1], true ); require '${installed}/wp-load.php';
      echo "\\n", json_encode( ( function () use ( $given ) { global $wpdb, $wp_rewrite; ${code} } )() );`;
    const { stdout } = await execute('php', [...settings, '-r', script, '--', JSON.stringify(given)], { env: this.env });
    return JSON.parse(stdout.slice(stdout.lastIndexOf('\n'))) as unknown;
  }

  /** A new post, by its number. */
  async post(title = 'An article'): Promise<string> {
    const values = { post_title: title, post_status: 'publish', comment_status: 'open' };
    return String(await this.run('return wp_insert_post( $given );', values));
  }

  /** A published comment of another reader's, written `minutesAgo`. */
  async comment(post: string, text: string, { parent = '0', minutesAgo = 60, author = 'Ann' } = {}): Promise<string> {
    const date = new Date(Date.now() - minutesAgo * 60_000).toISOString().slice(0, 19).replace('T', ' ');
    const values = { comment_post_ID: post, comment_parent: parent, comment_content: text, comment_author: author, comment_date: date };
    return String(await this.run('return wp_insert_comment( $given );', { ...values, comment_date_gmt: date, comment_approved: 1 }));
  }

  /** Settings, by WordPress's own names. */
  async set(options: Readonly<Record<string, string>>): Promise<void> {
    await this.run('foreach ( $given as $option => $value ) update_option( $option, $value );', options);
  }

  /** A minute passes, as far as comments are concerned: WordPress takes one in 15 seconds. */
  async wait(): Promise<void> {
    await this.run('return $wpdb->query( "UPDATE $wpdb->comments SET comment_date_gmt = comment_date_gmt - INTERVAL 1 MINUTE" );');
  }

  /** What it has stored for a post, oldest first. */
  async stored(post: string): Promise<readonly Stored[]> {
    const rows = await this.run(
      `return $wpdb->get_results( $wpdb->prepare( "SELECT comment_ID AS id, comment_author AS author, comment_author_email AS email,
        comment_author_url AS url, comment_parent AS parent, comment_content AS text, comment_approved AS approved
        FROM $wpdb->comments WHERE comment_post_ID = %d ORDER BY comment_ID", $given["post"] ) );`,
      { post },
    );
    return rows as readonly Stored[]; // the query's columns
  }

  private async start(): Promise<void> {
    const data = join(this.folder, 'data');
    const create = join(this.folder, 'create.sql');
    await mkdir(join(this.content, 'mu-plugins'), { recursive: true });
    await mkdir(data);
    await writeFile(join(this.folder, 'router.php'), router);
    await writeFile(create, 'CREATE DATABASE wordpress;');
    await this.spawn(
      'mariadbd',
      ['--no-defaults', '--user=root', `--datadir=${data}`, `--socket=${this.socket}`, `--init-file=${create}`]
        // Nobody reaches it but through this folder, so that it needs no tables of users either.
        .concat('--skip-networking', '--skip-grant-tables'),
      () => listens(this.socket),
    );
    await execute('php', [...settings, '-r', install], { env: this.env });
    const { host } = new URL(this.address);
    await this.spawn('php', [...settings, '-S', host, '-t', installed, join(this.folder, 'router.php')], async () => {
      const answer = await fetch(`${this.address}/wp-json/`).catch(() => undefined); // not listening yet
      return answer?.status === 200;
    });
  }

  /** Starts a program, and waits until it is `ready`. */
  private async spawn(command: string, args: readonly string[], ready: () => Promise<boolean>): Promise<void> {
    const file = join(this.folder, `${command}.log`);
    const log = await open(file, 'a');
    const child = spawn(command, args, { env: this.env, stdio: ['ignore', log.fd, log.fd] });
    await log.close();
    this.children.push(child);
    const until = Date.now() + patienceMs;
    while (!(await ready())) {
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > until)
        throw new Error(`${command} did not start:\n${await readFile(file, 'utf8')}`);
      await delay(50);
    }
  }

  private get content(): string {
    return join(this.folder, 'content');
  }

  private get socket(): string {
    return join(this.folder, 'mariadb.sock');
  }

  private get env(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      WORDPRESS_ADDRESS: this.address,
      WORDPRESS_CONTENT: this.content,
      WORDPRESS_SOCKET: this.socket,
      AFTERWORD_DIST: join(root, 'dist'),
    };
  }
}

/** Mail goes nowhere, and what PHP has to say goes to the log. */
const settings = ['-d', 'sendmail_path=/bin/true', '-d', 'display_errors=stderr'];

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Whether somebody answers at a Unix socket. */
async function listens(socket: string): Promise<boolean> {
  const connection = connect(socket);
  try {
    await once(connection, 'connect');
    return true;
  } catch {
    // ENOENT or ECONNREFUSED: not yet.
    return false;
  } finally {
    connection.destroy();
  }
}
