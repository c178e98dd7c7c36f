import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { root, run, toolEnv } from '../../scripts/run.mjs';

/** The version that the provider was written against. */
const version = '6.65.0';

/** Ghost's `packageManager`. */
const pnpm = 'pnpm@12.4.2';

const driver = 'better-sqlite3';

/** Ghost takes Node 22 or 24, but the driver that it pins (better-sqlite3 12.11) stops Node 24.19 and later when it collects garbage. */
const node = { name: `node-${process.platform}-${process.arch}`, version: '22.23.3' };

const cache = join(root, 'node_modules', '.cache', 'afterword');
const folder = join(cache, `ghost-${version}`);
const log = join(cache, 'ghost-install.log');

/** Where Ghost is, and the Node that runs it. */
export const installed = { ghost: join(folder, 'package'), node: join(folder, 'node_modules', node.name, 'bin', 'node') };

/**
 * Installs Ghost as its npm package wants it, by its own lock file, unless that was done before: a minute or two, 850 MB.
 *
 * @returns why it cannot be had here, if so
 */
export async function installGhost(): Promise<string | undefined> {
  if (existsSync(folder)) return undefined;
  console.log(`Installing Ghost ${version} (npm, pnpm) …`);
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  const failed = await firstFailed(part);
  if (failed) return `Ghost ${version} could not be installed: "${failed}" failed, see ${log}`;
  await rename(part, folder);
  return undefined;
}

/** The command that failed, if one did. */
async function firstFailed(part: string): Promise<string | undefined> {
  // pnpm is a launcher until its own script has run.
  await writeFile(join(part, 'package.json'), JSON.stringify({ private: true, allowScripts: { pnpm: true } }));
  const ghost = join(part, 'package');
  const env = {
    ...toolEnv,
    PATH: [join(part, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
    // The driver is compiled here, with the headers of that Node: what is built already lies on another host.
    npm_config_build_from_source: 'true',
    npm_config_nodedir: join(part, 'node_modules', node.name),
  };
  const steps: readonly (readonly [cwd: string, command: string, ...args: string[]])[] = [
    [part, 'npm', 'install', '--no-audit', '--no-fund', '--prefix', part, `${node.name}@${node.version}`, pnpm],
    [part, 'npm', 'pack', `ghost@${version}`],
    [part, 'tar', '-xzf', `ghost-${version}.tgz`],
    [ghost, 'pnpm', 'install', '--prod', '--frozen-lockfile', '--ignore-scripts'],
    [ghost, 'pnpm', 'rebuild', driver],
    // An optional dependency may fail to be built without a word.
    [ghost, 'node', '-e', `new (require('${driver}'))(':memory:')`],
  ];
  const file = await open(log, 'w');
  try {
    for (const [cwd, command, ...args] of steps) {
      const code = await run(command, args, { cwd, env, stdio: ['ignore', file.fd, file.fd] });
      if (code !== 0) return `${command} ${args.slice(0, 2).join(' ')}`;
    }
    return undefined;
  } finally {
    await file.close();
  }
}
