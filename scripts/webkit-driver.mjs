import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A port that is free at this moment. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Starts WebKit's WebDriver on a display of its own, and waits until it answers.
 *
 * @param {{driver: string, xvfb: string}} webkit from `browsers()`
 * @returns {Promise<{port: number, stop: () => void}>}
 */
export async function startWebKitDriver({ driver, xvfb }) {
  const port = await freePort();
  // A process group of its own: stopping it stops the display and the browsers too.
  const child = spawn(xvfb, ['-a', driver, `--port=${port}`, '--host=127.0.0.1'], { detached: true, stdio: 'ignore' });
  const stop = () => {
    try {
      process.kill(-child.pid);
    } catch {
      // Gone already.
    }
  };
  process.once('exit', stop);
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(100)) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined); // not up yet
    if (answer?.ok) return { port, stop };
  }
  stop();
  throw new Error('WebKitWebDriver did not answer within 20 s.');
}
