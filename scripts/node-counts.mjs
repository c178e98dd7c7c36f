/** A reporter for node:test that gives one line of JSON: how many tests passed, and how many failed. */
export default async function* counts(source) {
  const count = { passed: 0, failed: 0 };
  for await (const { type, data } of source) {
    // Suites are no tests; a file counts only when it fails as a whole.
    if (data?.details?.type === 'suite') continue;
    if (type === 'test:pass' && !data.skip && !data.todo) count.passed += 1;
    if (type === 'test:fail') count.failed += 1;
  }
  yield JSON.stringify(count);
}
