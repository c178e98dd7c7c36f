import { existsSync } from 'node:fs';
import { browsers } from './browsers.mjs';
import { run } from './run.mjs';

const packages = { chromium: ['chromium'], firefox: ['firefox-esr'], webkit: ['webkit2gtk-driver', 'xvfb', 'xauth'] };
const names = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };

/**
 * Sees to it that the three engines are there: those that `CHROME_PATH` and `FIREFOX_PATH` name, or that are installed; the rest by
 * `apt-get`, when this is root on a Debian-like machine.
 *
 * @returns {Promise<readonly string[]>} one line for each engine that cannot be had
 */
export async function installBrowsers() {
  const missing = () => Object.keys(packages).filter((name) => !browsers()[name]);
  const wanted = missing().flatMap((name) => packages[name]);
  if (wanted.length && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${wanted.join(' ')} (apt-get) …`);
    const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    await run('apt-get', ['update', '-qq'], options);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', '-o', 'Dpkg::Use-Pty=0', ...wanted], options);
  }
  return missing().map(
    (name) =>
      `${names[name]} is not there, and nothing was tested in it: install ${packages[name].join(' ')} (sudo apt-get install …)${{ chromium: ', or set CHROME_PATH', firefox: ', or set FIREFOX_PATH', webkit: '' }[name]}.`,
  );
}
