import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes the licences of all packages whose code is in the bundle, as their terms ask. */
export function licences(file) {
  return {
    name: 'licences',
    generateBundle(_, bundle) {
      const packages = new Map();
      for (const id of Object.values(bundle).flatMap((chunk) => Object.keys(chunk.modules ?? {}))) {
        const root = packageRoot(id);
        if (!root || packages.has(root)) continue;
        const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
        const text = ['LICENSE', 'LICENSE.txt', 'LICENSE.md'].map((each) => join(root, each)).find(existsSync);
        packages.set(root, `${name} ${version} (${license})\n\n${text ? readFileSync(text, 'utf8').trim() : ''}\n`);
      }
      this.emitFile({ type: 'asset', fileName: file.replace(/^dist\//, ''), source: [...packages.values()].sort().join('\n---\n\n') });
    },
  };
}

/** The folder of the package that a module is of; none for our own. */
function packageRoot(id) {
  if (!id.includes('node_modules')) return undefined;
  for (let dir = dirname(id); dir !== dirname(dir); dir = dirname(dir)) {
    const manifest = join(dir, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name) return dir;
  }
  return undefined;
}
