import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root, toolEnv } from './run.mjs';

/**
 * Starts the reference server from its sources, and waits until it answers. Its warnings and errors are shown, the rest of its log is not.
 *
 * @param {Record<string, string>} env its settings
 * @param {{watch?: boolean}} [options] `watch` starts it again when a source changes
 * @returns {Promise<{url: string, child: import('node:child_process').ChildProcess}>} rejects with the server's own sentence
 */
export function startServer(env, { watch = false } = {}) {
  const args = [...(watch ? ['--watch', '--watch-preserve-output'] : []), join(root, 'server', 'src', 'main.ts')];
  const child = spawn(process.execPath, args, { env: { ...toolEnv, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  createInterface(child.stderr).on('line', (line) => {
    said.push(line);
    if (/"level":(4|5|6)0/.test(line)) console.error(line);
  });
  return new Promise((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const url = /listening at (\S+)/.exec(line)?.[1];
      if (url) resolve({ url, child });
    });
    child.once('exit', (code) => reject(new Error(said.at(-1) ?? `The reference server stopped (${code}).`)));
  });
}
