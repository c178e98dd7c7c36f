import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, run, toolEnv } from '../../scripts/run.mjs';

/** The version that the provider was written against. */
const version = '1.39.3';

/** The Node that runs it, and with whose headers its database driver is compiled. */
const node = { name: `node-${process.platform}-${process.arch}`, version: '22.23.3' };

const cache = join(root, 'node_modules', '.cache', 'afterword');
const folder = join(cache, `waline-${version}`);
const log = join(cache, 'waline-install.log');

/** Where Waline is, and the Node that runs it. */
export const installed = {
  waline: join(folder, 'node_modules', '@waline', 'vercel'),
  node: join(folder, 'node_modules', node.name, 'bin', 'node'),
};

/**
 * Installs Waline from npm, unless that was done before: some minutes, most of them for compiling SQLite; 470 MB.
 *
 * @returns why it cannot be had here, if so
 */
export async function installWaline(): Promise<string | undefined> {
  if (existsSync(folder)) return undefined;
  console.log(`Installing Waline ${version} (npm) …`);
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  const failed = await firstFailed(part);
  if (failed) return `Waline ${version} could not be installed: "${failed}" failed, see ${log}`;
  // Waline's own place for settings without a variable. Left alone it listens on every network that there is.
  await writeFile(join(part, 'node_modules', '@waline', 'vercel', 'config.js'), "module.exports = { host: '127.0.0.1' };\n");
  await rename(part, folder);
  return undefined;
}

/** The command that failed, if one did. */
async function firstFailed(part: string): Promise<string | undefined> {
  await writeFile(join(part, 'package.json'), JSON.stringify({ private: true, allowScripts: { sqlite3: true } }));
  const env = {
    ...toolEnv,
    // The driver is compiled here, with the headers of that Node: what is built already lies on another host.
    npm_config_build_from_source: 'true',
    npm_config_nodedir: join(part, 'node_modules', node.name),
  };
  const steps: readonly (readonly [command: string, ...args: string[]])[] = [
    ['npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts', `@waline/vercel@${version}`, `${node.name}@${node.version}`],
    ['npm', 'rebuild', 'sqlite3'],
    [join(part, 'node_modules', node.name, 'bin', 'node'), '-e', "new (require('sqlite3').Database)(':memory:')"],
  ];
  const file = await open(log, 'w');
  try {
    for (const [command, ...args] of steps) {
      const code = await run(command, args, { cwd: part, env, stdio: ['ignore', file.fd, file.fd] });
      if (code !== 0) return [command, ...args.slice(0, 2)].join(' ');
    }
    return undefined;
  } finally {
    await file.close();
  }
}
