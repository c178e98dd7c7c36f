import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { root } from './run.mjs';

/** What the widgets exchange with the reference server, by its name in the server's OpenAPI document. */
const names = [
  ...['Comment', 'CommentList', 'PostedComment', 'OwnComment', 'Latest', 'Counts', 'Votes', 'Preview', 'Reported', 'Challenge'],
  ...['ProblemCode', 'Problem'],
];

const primitives = { string: 'string', integer: 'number', boolean: 'boolean', null: 'null' };

/** The TypeScript of a schema, as far as the document uses JSON Schema. */
function typeOf({ $ref, enum: values, type, items, properties, required = [], additionalProperties, ...rest }) {
  if ($ref) return $ref.split('/').at(-1);
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (properties) {
    const members = Object.entries(properties).map(
      ([name, member]) => `${doc(member)}readonly ${name}${required.includes(name) ? '' : '?'}: ${typeOf(member)};`,
    );
    return `{\n${members.join('\n')}\n}`;
  }
  if (additionalProperties) return `Readonly<Record<string, ${typeOf(additionalProperties)}>>`;
  if (items) return `readonly (${typeOf(items)})[]`;
  return [type]
    .flat()
    .map((each) => {
      if (!(each in primitives)) throw new Error(`No type is known for ${JSON.stringify({ type, ...rest })}.`);
      return primitives[each];
    })
    .join(' | ');
}

const doc = ({ description }) => (description ? `/** ${description}. */\n` : '');

/** What a schema is declared as. Of a list of codes the list itself is needed too, to know one when it comes. */
function declaration(name, schema) {
  if (!schema.enum) return `export interface ${name} ${typeOf(schema)}`;
  const list = `${name[0].toLowerCase()}${name.slice(1)}s`;
  return `export const ${list} = ${JSON.stringify(schema.enum)} as const;\n\nexport type ${name} = (typeof ${list})[number];`;
}

export const wireFile = join(root, 'src', 'provider', 'wire.ts');

/** The wire's types, made from the server's own description of its API. */
export async function wire() {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'server', 'src', 'openapi.ts')]);
  const { schemas } = JSON.parse(stdout).components;
  const declarations = names.map((name) => `${doc(schemas[name])}${declaration(name, schemas[name])}`);
  const text = ["// Made from the reference server's schemas by `npm run generate`: change them there.", ...declarations].join('\n\n');
  return format(text, { ...(await resolveConfig(wireFile)), filepath: wireFile });
}

if (process.argv[1] === import.meta.filename) await writeFile(wireFile, await wire());
