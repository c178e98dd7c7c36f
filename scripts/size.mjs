import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './run.mjs';
import { brotliBytes } from './rollup/size-report.mjs';

const read = async (name) => JSON.parse(await readFile(join(root, 'dist', name), 'utf8'));
const kB = (bytes) => (bytes / 1000).toFixed(2).padStart(7);
const [all, single] = [await read('size-afterword.json'), await read('size-elements.json')];

console.log('Bytes that a visitor loads (kB of 1,000, brotli 11), with all that the file imports before it runs:');
for (const { entry, bytes, budget } of [...all.entries, ...single.entries]) {
  console.log(`${kB(bytes)}${budget === null ? '        ' : ` of ${String(budget / 1000).padStart(4)}`}  ${entry}`);
}
console.log(`${kB(brotliBytes(await readFile(join(root, 'dist', 'afterword.classic.js'))))}          afterword.classic.js`);
console.log('On demand:');
for (const { chunk, bytes, of } of all.later) console.log(`${kB(bytes)}          ${chunk}  (${of})`);
