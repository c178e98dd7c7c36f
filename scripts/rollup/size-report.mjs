import { brotliCompressSync, constants } from 'node:zlib';
import { budgets } from '../budgets.mjs';

/** Bytes as a visitor gets them: brotli at quality 11. */
export const brotliBytes = (code) =>
  brotliCompressSync(code, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(code) },
  }).length;

/**
 * Writes what each entry costs: the file itself and all that it imports before it runs, each compressed as a server would send it; and
 * what it may load later. An entry over its budget fails the build.
 */
export function sizeReport(file) {
  return {
    name: 'size-report',
    writeBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
      const bytes = new Map(chunks.map(({ fileName, code }) => [fileName, brotliBytes(code)]));
      const withImports = (name, seen = new Set()) => {
        if (seen.has(name) || !bundle[name]) return seen;
        seen.add(name);
        for (const each of bundle[name].imports) withImports(each, seen);
        return seen;
      };
      const report = chunks
        .filter(({ isEntry }) => isEntry)
        .map(({ fileName }) => {
          const files = [...withImports(fileName)];
          return {
            entry: fileName,
            bytes: files.reduce((sum, each) => sum + bytes.get(each), 0),
            budget: budgets[fileName] ?? null,
            files,
          };
        });
      const later = chunks
        .filter(({ isDynamicEntry }) => isDynamicEntry)
        .map(({ fileName, facadeModuleId }) => ({
          chunk: fileName,
          bytes: bytes.get(fileName),
          of: facadeModuleId?.replace(/^.*[\\/](?=[^\\/]+[\\/][^\\/]+$)/, ''),
        }));
      this.fs.writeFile(file, JSON.stringify({ entries: report, later }, null, 2));
      for (const { entry, bytes: size, budget } of report) {
        if (budget !== null && size > budget)
          this.error(`${entry} is ${size} bytes (brotli), over its budget of ${budget}: see scripts/budgets.mjs.`);
      }
    },
  };
}
