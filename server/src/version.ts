import { readFileSync } from 'node:fs';

/** The package's version. `package.json` is one folder up from the sources and from the build alike. */
export const version = packageVersion(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')));

function packageVersion(manifest: unknown): string {
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new Error('package.json has no version');
}
