import { writeFileSync } from 'node:fs';

/** Every test of a suite, nested ones too. */
const all = (suite) => [...suite.tests, ...suite.suites.flatMap(all)];

/**
 * Writes how many tests passed and failed in each engine, as JSON, to the file that `AFTERWORD_COUNTS` names: what `npm test` sums up.
 */
export function countReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const file = process.env.AFTERWORD_COUNTS;
      if (!file) return;
      const counts = {};
      for (const session of sessions) {
        const count = (counts[session.browser.name] ??= { passed: 0, failed: 0 });
        const tests = session.testResults ? all(session.testResults) : [];
        count.passed += tests.filter((test) => test.passed).length;
        // A file that could not be loaded has no tests, but is a failure all the same.
        count.failed +=
          tests.filter((test) => !test.passed && !test.skipped).length + (!session.passed && tests.every((test) => test.passed) ? 1 : 0);
      }
      writeFileSync(file, JSON.stringify(counts));
    },
  };
}
