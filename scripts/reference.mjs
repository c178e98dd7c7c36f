import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './run.mjs';

/** One line of text for a table's cell. */
const cell = (text = '') => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();

const code = (text) => (text ? `\`${cell(text)}\`` : '');

function table(title, head, rows) {
  if (!rows.length) return '';
  return `\n**${title}**\n\n| ${head.join(' | ')} |\n| ${head.map(() => '---').join(' | ')} |\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
}

/** What the outside may use of a class: its attributes and properties, its methods; nothing private, nothing of Lit's. */
function members({ members = [] }) {
  const open = members.filter(
    ({ privacy, static: isStatic, inheritedFrom, description }) => !privacy && !isStatic && !inheritedFrom && description,
  );
  return {
    fields: open.filter(({ kind }) => kind === 'field'),
    methods: open.filter(({ kind, name }) => kind === 'method' && !/Callback$/.test(name)),
  };
}

/**
 * The reference of all elements, made from the manifest, which is made from the sources: what their comments say, in Markdown.
 *
 * @returns {Promise<string>}
 */
export async function reference() {
  const { modules } = JSON.parse(await readFile(join(root, 'dist', 'custom-elements.json'), 'utf8'));
  const elements = modules
    .flatMap(({ declarations = [] }) => declarations.filter(({ tagName }) => tagName))
    .sort((a, b) => a.tagName.localeCompare(b.tagName));
  const parts = elements.map((element) => {
    const { fields, methods } = members(element);
    return [
      `## \`<${element.tagName}>\`\n\n${element.description}\n`,
      table(
        'Attributes and properties',
        ['attribute', 'property', 'what it is', 'default'],
        fields.map(({ attribute, name, description, default: value }) => [
          code(attribute),
          code(name),
          cell(description),
          value === "''" ? '' : code(value),
        ]),
      ),
      table(
        'Methods',
        ['method', 'what it does'],
        methods.map(({ name, description }) => [code(`${name}()`), cell(description)]),
      ),
      table(
        'Slots',
        ['slot', 'what goes there'],
        (element.slots ?? []).map(({ name, description }) => [name ? code(name) : '(default)', cell(description)]),
      ),
      table(
        'Events',
        ['event', 'when'],
        (element.events ?? [])
          .filter(({ name, description }) => name && description)
          .map(({ name, description }) => [code(name), cell(description)]),
      ),
      table(
        'States',
        [':state()', 'when'],
        (element.cssStates ?? []).map(({ name, description }) => [code(name), cell(description)]),
      ),
      table(
        'Parts',
        ['::part()', 'what it is'],
        (element.cssParts ?? []).map(({ name, description }) => [code(name), cell(description)]),
      ),
      table(
        'Custom properties',
        ['property', 'what it does', 'default'],
        (element.cssProperties ?? []).map(({ name, description, default: value }) => [code(name), cell(description), code(value)]),
      ),
    ].join('');
  });
  return `# Reference\n\nMade from the sources by \`npm run generate\`: edit the comments there.\n\n${parts.join('\n')}`;
}

export const referenceFile = join(root, 'docs', 'reference.md');

if (process.argv[1] === import.meta.filename) await writeFile(referenceFile, await reference());
