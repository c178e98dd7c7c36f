import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { build } from './build.mjs';
import { installBrowsers } from './install-browsers.mjs';
import { root } from './run.mjs';

/**
 * The built library and the reference server under kills and cuts, some minutes long. `AFTERWORD_FAULTS_SEED` repeats a plan,
 * `AFTERWORD_FAULTS_COUNT` makes it shorter or longer than 500 submissions.
 */

const absent = (await installBrowsers()).filter((line) => line.startsWith('Chromium'));
const count = { passed: 0, failed: absent.length };

if (!absent.length && (await build())) {
  const tests = run({ cwd: root, globPatterns: ['test/faults/*.test.ts'] });
  tests.on('test:pass', ({ details }) => {
    if (details.type !== 'suite') count.passed += 1;
  });
  tests.on('test:fail', ({ details }) => {
    if (details.type !== 'suite') count.failed += 1;
  });
  for await (const line of tests.compose(new spec())) process.stdout.write(line);
}
if (!count.passed && !count.failed) count.failed += 1; // no build

for (const line of absent) console.log(`!!! ${line}`);
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed ? 1 : 0);
