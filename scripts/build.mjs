import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, run } from './run.mjs';

/** What a build is made from. */
const sources = [
  'src',
  'scripts/rollup',
  'scripts/budgets.mjs',
  'scripts/build.mjs',
  'rollup.config.mjs',
  'tsconfig.json',
  'custom-elements-manifest.config.mjs',
  'package.json',
  'package-lock.json',
];

const stamp = join(root, 'dist', '.stamp');

/** All files below a path, in a stable order. */
async function files(path) {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => undefined); // a file, not a folder
  if (!entries) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function fingerprint() {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of await files(join(root, source))) hash.update(file.slice(root.length)).update(await readFile(file));
  }
  return hash.digest('hex');
}

/**
 * Builds `dist/`, unless what is there was made from the same sources.
 *
 * @param {{force?: boolean}} [options]
 * @returns {Promise<boolean>} whether there is a build now
 */
export async function build({ force = false } = {}) {
  const now = await fingerprint();
  if (!force && (await readFile(stamp, 'utf8').catch(() => '')) === now) return true;
  await rm(join(root, 'dist'), { recursive: true, force: true });
  await mkdir(join(root, 'dist'));
  await cp(join(root, 'src', 'afterword.css'), join(root, 'dist', 'afterword.css'));
  const steps = [
    ['rollup', ['-c', '--silent']],
    ['cem', ['analyze', '--config', 'custom-elements-manifest.config.mjs']],
  ];
  const codes = await Promise.all(steps.map(([command, args]) => run(command, args)));
  if (codes.some((code) => code !== 0)) return false;
  await writeFile(stamp, now);
  return true;
}

if (process.argv[1] === import.meta.filename) {
  // `npm run build` always builds; what only needs a build takes one that is current.
  if (!(await build({ force: !process.argv.includes('--current') }))) process.exit(1);
  await import('./size.mjs');
}
