import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { root } from './run.mjs';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

/** The address that the demo's pages name: the reference server's default. */
const written = 'http://127.0.0.1:4100';

/** The policy of CONTRACT section 3, under which every page of the demo runs. */
const strict = (server, duplicates) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${server}`,
    `form-action 'self' ${server}`,
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types afterword afterword-lit${duplicates ? " 'allow-duplicates'" : ''}`,
  ].join('; ');

/** The file that an address names, if there is one in the folder; `/` names `index.html`. */
async function find(folder, path) {
  const file = join(folder, normalize(`/${path}`)); // no way out of the folder
  const found = await stat(file).catch(() => undefined); // no such file
  if (found?.isDirectory()) return find(folder, join(path, 'index.html'));
  return found ? file : undefined;
}

/**
 * The demo's web server: the magazine at `/`, the built library at `/afterword/`.
 *
 * @param {string | Promise<string>} address the reference server's; pages wait until it is known
 * @param {string} [pages] another folder than the demo's
 * @param {{policy?: boolean, duplicates?: boolean}} [options] `policy`: whether pages are strict; `duplicates`: for pages that carry two
 *   copies of the library
 */
export function site(address, pages = join(root, 'demo'), { policy = true, duplicates = false } = {}) {
  return createServer(async (request, response) => {
    const server = await address;
    const headers = {
      ...(policy && { 'Content-Security-Policy': strict(server, duplicates) }),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
    };
    try {
      const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
      const file = path.startsWith('/afterword/')
        ? await find(join(root, 'dist'), path.slice('/afterword/'.length))
        : await find(pages, path);
      if (!file) return response.writeHead(404, { ...headers, 'Content-Type': types['.txt'] }).end('There is no such page.\n');
      const type = types[extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { ...headers, 'Content-Type': type });
      if (extname(file) === '.html') response.end((await readFile(file, 'utf8')).replaceAll(written, server));
      else createReadStream(file).pipe(response);
    } catch {
      // URIError: an address that cannot be read.
      response.writeHead(400, headers).end();
    }
  });
}

/**
 * Listens on loopback, and gives the address.
 *
 * @param {import('node:http').Server} server
 * @param {number} [port] 0 is any that is free
 * @returns {Promise<string>}
 */
export function listen(server, port = 0) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`));
  });
}
