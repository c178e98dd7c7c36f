/**
 * What is alive in a page once the garbage is gone, in bytes: JavaScript's heap, and with it the DOM's.
 *
 * @param {import('playwright-core').CDPSession} session
 */
export async function heapOf(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize } = await session.send('Runtime.getHeapUsage');
  return { scriptHeap: usedSize, heap: usedSize + embedderHeapUsedSize };
}
