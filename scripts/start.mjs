import { join } from 'node:path';
import { build } from './build.mjs';
import { startServer } from './reference-server.mjs';
import { root, run } from './run.mjs';
import { listen, site } from './site.mjs';

const watch = process.argv.includes('--watch');

/** A port number from the environment, or one clear line. */
function port(name, otherwise) {
  const given = process.env[name];
  if (given === undefined || given === '') return otherwise;
  const number = Number(given);
  if (Number.isInteger(number) && number >= 0 && number <= 65535) return number;
  stop(`${name} is "${given}": give a port number from 1 to 65535.`);
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

const sitePort = port('PORT', 4099);
const serverPort = port('AFTERWORD_PORT', sitePort && sitePort + 1);

if (!(await build())) stop('The build failed; what went wrong stands above.');

// The site's port comes first, since the server must know from which origins the widgets write; its pages wait for the server's address.
const { promise: serverAddress, resolve: serverIsAt } = Promise.withResolvers();
const address = await listen(site(serverAddress), sitePort).catch((error) =>
  stop(
    error.code === 'EADDRINUSE' ? `Port ${sitePort} is in use: set PORT to another one, for example PORT=5099 npm start.` : error.message,
  ),
);

const { url, child } = await startServer(
  {
    AFTERWORD_ORIGINS: `${address} ${address.replace('127.0.0.1', 'localhost')}`, // a page may be opened by either name
    AFTERWORD_DATABASE: join(root, 'afterword.db'),
    AFTERWORD_LISTS: 'weekly=The_Thursday_letter',
    ...process.env,
    AFTERWORD_PORT: String(serverPort),
  },
  { watch },
).catch((error) => stop(error.message));
serverIsAt(url);

console.log(`
  The magazine   ${address}
  The server     ${url}
  Its mail       ${url}/outbox

  Stop with Ctrl+C.`);

if (watch) void run('rollup', ['-c', '--watch', '--silent']);

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    isStopping = true;
    child.kill('SIGTERM');
  });
}
child.once('exit', (code, signal) => {
  if (!isStopping)
    console.error(`The reference server has stopped (${signal ?? code}), and the magazine with it: start both again with npm start.`);
  process.exit(isStopping ? 0 : 1);
});
