import { existsSync } from 'node:fs';

/** The first of some paths that exists. */
const first = (...paths) => paths.find((path) => path && existsSync(path));

/** Chromium's flags for tests: no sandbox as root, and no look-ups of its own, since tests talk to loopback only. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The engines that are on this machine: `CHROME_PATH` and `FIREFOX_PATH` first, then the usual places.
 * An engine that is not there is `undefined`.
 */
export function browsers() {
  const driver = first('/usr/bin/WebKitWebDriver');
  const miniBrowser = first(
    '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    '/usr/libexec/webkit2gtk-4.1/MiniBrowser',
  );
  const xvfb = first('/usr/bin/xvfb-run');
  return {
    chromium: first(
      process.env.CHROME_PATH,
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ),
    firefox: first(
      process.env.FIREFOX_PATH,
      '/usr/bin/firefox-esr',
      '/usr/bin/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
    ),
    webkit: driver && miniBrowser && xvfb ? { driver, miniBrowser, xvfb } : undefined,
  };
}
