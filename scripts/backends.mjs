import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { build } from './build.mjs';
import { installBrowsers } from './install-browsers.mjs';
import { root } from './run.mjs';

/** The built library against real back ends, which each test file installs, starts and stops. One that cannot be had is named at the end. */

const absent = (await installBrowsers()).filter((line) => line.startsWith('Chromium'));
const count = { passed: 0, failed: 0 };

if (await build()) {
  const tests = run({ cwd: root, globPatterns: ['test/backends/*.test.ts'], concurrency: 1 });
  tests.on('test:pass', ({ name, skip, details }) => {
    if (skip) absent.push(`Not tested: ${name}. ${skip}`);
    else if (details.type !== 'suite') count.passed += 1;
  });
  tests.on('test:fail', ({ details }) => {
    if (details.type !== 'suite') count.failed += 1;
  });
  for await (const line of tests.compose(new spec())) process.stdout.write(line);
} else {
  count.failed += 1;
}

// Where the project tests itself, what is missing is a failure.
if (process.env.CI) count.failed += absent.length;
for (const line of absent) console.log(`!!! ${line}`);
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed ? 1 : 0);
