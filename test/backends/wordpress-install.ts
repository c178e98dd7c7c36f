import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, run } from '../../scripts/run.mjs';

/** What runs WordPress. Neither package starts a service, as `wordpress` and `mariadb-server` would. */
const packages = ['php-cli', 'php-mysql', 'mariadb-server-core'];

const cache = join(root, 'node_modules', '.cache', 'afterword');
const folder = join(cache, 'wordpress');
const log = join(cache, 'wordpress-install.log');

/** Where WordPress is. */
export const installed = join(folder, 'usr', 'share', 'wordpress');

/** WordPress's configuration: what differs from one to the other comes with the environment. */
const config = `<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:' . getenv( 'WORDPRESS_SOCKET' ) );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'WP_HOME', getenv( 'WORDPRESS_ADDRESS' ) );
define( 'WP_SITEURL', WP_HOME );
define( 'WP_CONTENT_DIR', getenv( 'WORDPRESS_CONTENT' ) );
define( 'WP_HTTP_BLOCK_EXTERNAL', true ); // no test reaches another machine
define( 'DISABLE_WP_CRON', true );
$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) define( 'ABSPATH', __DIR__ . '/' );
require ABSPATH . 'wp-settings.php';
`;

/**
 * Installs PHP and MariaDB, where this is root on a Debian-like machine, and unpacks Debian's WordPress, unless that was done before:
 * some seconds, 150 MB.
 *
 * @returns why it cannot be had here, if so
 */
export async function installWordPress(): Promise<string | undefined> {
  if (existsSync(folder) && (await canRun())) return undefined;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return `WordPress needs ${packages.join(', ')} and Debian's package wordpress: only root can install them, on a Debian-like machine`;
  console.log('Installing WordPress (apt-get) …');
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  const failed = await firstFailed(part);
  if (failed) return `WordPress could not be installed: "${failed}" failed, see ${log}`;
  await writeFile(join(part, 'usr', 'share', 'wordpress', 'wp-config.php'), config);
  await rename(part, folder);
  return undefined;
}

/** Whether all programs are there, PHP with its driver for MariaDB. */
async function canRun(): Promise<boolean> {
  const probes: readonly (readonly [command: string, ...args: string[]])[] = [
    ['php', '-r', 'exit(extension_loaded("mysqli") ? 0 : 1);'],
    ['mariadbd', '--version'],
  ];
  for (const [command, ...args] of probes) if ((await run(command, args, { stdio: 'ignore' })) !== 0) return false;
  return true;
}

/** The command that failed, if one did. */
async function firstFailed(part: string): Promise<string | undefined> {
  const options = { cwd: part, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const file = await open(log, 'w');
  const failed = async (command: string, ...args: readonly string[]): Promise<string | undefined> =>
    (await run(command, args, { ...options, stdio: ['ignore', file.fd, file.fd] })) === 0 ? undefined : `${command} ${args[0] ?? ''}`;
  try {
    return (
      (await failed('apt-get', 'update', '-qq')) ??
      (await failed('apt-get', 'install', '-y', '-qq', '--no-install-recommends', '-o', 'Dpkg::Use-Pty=0', ...packages)) ??
      // Unpacked, not installed: installed it would bring a web server, which starts at once.
      (await failed('apt-get', 'download', 'wordpress')) ??
      (await failed('dpkg-deb', '-x', (await readdir(part)).find((name) => name.endsWith('.deb')) ?? 'wordpress.deb', part))
    );
  } finally {
    await file.close();
  }
}
