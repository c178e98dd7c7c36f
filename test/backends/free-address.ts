import { createServer } from 'node:http';
import { listen } from '../../scripts/site.mjs';

/** An address on loopback with a free port, for a back end that must be told its own before it listens. */
export async function freeAddress(): Promise<string> {
  const server = createServer();
  const address = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return address;
}
