import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter, summaryReporter } from '@web/test-runner';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { browsers, chromiumFlags } from './scripts/browsers.mjs';
import { startWebKitDriver } from './scripts/webkit-driver.mjs';
import { countReporter } from './scripts/count-reporter.mjs';

/** Which engines: all that are there, or those named in `AFTERWORD_ENGINES` ("chromium firefox"). */
const wanted = (process.env.AFTERWORD_ENGINES ?? 'chromium firefox webkit').split(' ');
const found = browsers();
const driver = wanted.includes('webkit') && found.webkit ? await startWebKitDriver(found.webkit) : undefined;

/** A page that believes it has the focus, with storage and locks of its own, so that two can run side by side. */
async function separatePage({ browser }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return page;
}

const engines = {
  chromium: () =>
    puppeteerLauncher({
      concurrency: 2,
      createPage: separatePage,
      launchOptions: { executablePath: found.chromium, args: chromiumFlags },
    }),
  // One page at a time: a second one takes the focus from the first, and keys go nowhere.
  firefox: () => puppeteerLauncher({ concurrency: 1, launchOptions: { browser: 'firefox', executablePath: found.firefox } }),
  webkit: () =>
    webdriverLauncher({
      concurrency: 1,
      automationProtocol: 'webdriver',
      hostname: '127.0.0.1',
      port: driver.port,
      path: '/',
      logLevel: 'error',
      capabilities: {
        browserName: 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { binary: found.webkit.miniBrowser, args: ['--automation'] },
      },
    }),
};

export default {
  files: 'test/element/**/*.test.ts',
  nodeResolve: { exportConditions: ['browser', 'production'] },
  plugins: [
    esbuildPlugin({ ts: true, target: 'esnext', tsconfig: 'tsconfig.json' }),
    { name: 'webkit-driver', serverStop: () => driver?.stop() },
  ],
  browsers: wanted.filter((name) => found[name]).map((name) => engines[name]()),
  concurrentBrowsers: 2,
  // axe needs longer than Mocha's 2 s on a busy machine.
  testFramework: { config: { timeout: 15_000 } },
  testsStartTimeout: 60_000,
  testsFinishTimeout: 240_000,
  reporters: [process.env.CI ? summaryReporter() : defaultReporter(), countReporter()],
};
