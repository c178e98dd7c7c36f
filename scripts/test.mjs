import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { installBrowsers } from './install-browsers.mjs';
import { root, run, toolEnv } from './run.mjs';

/** Everything that must hold, in the order in which a mistake is cheapest to find. A later step runs also when an earlier one failed. */

const folder = await mkdtemp(join(tmpdir(), 'afterword-test-'));
const counts = join(folder, 'counts.json');
const lines = [];
const total = { passed: 0, failed: 0 };

function count(name, { passed, failed }, startMs) {
  total.passed += passed;
  total.failed += failed;
  lines.push(
    `${failed ? '✖' : '✔'} ${name}: ${passed} passed, ${failed} failed${startMs ? ` (${Math.round((Date.now() - startMs) / 1000)} s)` : ''}`,
  );
}

/** A step that holds or does not. */
async function check(name, hold) {
  console.log(`\n— ${name}`);
  const startMs = Date.now();
  count(name, (await hold()) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, startMs);
}

const command =
  (...words) =>
  async () =>
    (await run(words[0], words.slice(1))) === 0;

/** What a runner has counted; nothing counted, or a runner that failed without a failed test, is a failure. */
async function counted(name, startMs, code) {
  const all = await readFile(counts, 'utf8').then(JSON.parse, () => ({})); // no file: the runner did not get so far
  await rm(counts, { force: true });
  const groups = 'passed' in all ? { '': all } : all;
  for (const [group, each] of Object.entries(groups)) count(`${name}${group && ` in ${group}`}`, each, startMs);
  const failed = Object.values(groups).reduce((sum, each) => sum + each.failed, 0);
  if (!Object.keys(groups).length || (code !== 0 && !failed)) count(`${name} (the runner stopped with ${code})`, { passed: 0, failed: 1 });
}

async function nodeTests(name, globs, { cwd = root, args = [] } = {}) {
  console.log(`\n— ${name}`);
  const startMs = Date.now();
  const reporters = [
    ['dot', 'stdout'],
    [join(root, 'scripts', 'node-counts.mjs'), counts],
  ].flatMap(([reporter, destination]) => [`--test-reporter=${reporter}`, `--test-reporter-destination=${destination}`]);
  const code = await run('node', [...args, '--test', ...reporters, ...globs], { cwd });
  await counted(name, startMs, code);
}

async function elementTests() {
  console.log('\n— elements');
  const startMs = Date.now();
  const code = await run('wtr', [], { env: { ...toolEnv, AFTERWORD_COUNTS: counts, CI: 'true' } });
  await counted('elements', startMs, code);
}

const absent = await installBrowsers();
const typescript = ['--import', './scripts/ts-resolve.mjs'];

await check('lint', command('npm', 'run', '--silent', 'lint'));
await check('types', command('npm', 'run', '--silent', 'types'));
await check('build, within its budgets', build);
await check('package (publint)', command('publint', '--strict'));
await check('package (attw)', command('attw', '--pack', '.', '--profile', 'esm-only', '--no-definitely-typed'));
await nodeTests('models', ['test/unit/**/*.test.ts', 'test/conformance/**/*.test.ts', 'test/package/**/*.test.ts'], { args: typescript });
await nodeTests('server', ['test/**/*.test.ts'], { cwd: join(root, 'server') });
await elementTests();
await nodeTests('end to end', ['test/e2e/**/*.test.ts', 'test/embed/**/*.test.ts'], { args: ['--test-concurrency=1'] });

await rm(folder, { recursive: true, force: true });
const failedForEngines = process.env.CI ? absent.length : 0;
console.log(`\n${lines.join('\n')}\n`);
for (const line of absent) console.log(`!!! ${line}`);
console.log(`${total.passed} passed, ${total.failed + failedForEngines} failed`);
process.exit(total.failed + failedForEngines ? 1 : 0);
