/** What a toolbar can do to a text. */
export const formats = ['bold', 'italic', 'link', 'code', 'quote', 'list'] as const;

export type Format = (typeof formats)[number];

/** What the back end makes of a text. */
export type Markup = 'markdown' | 'html';

/** A field's text, with what is selected of it (UTF-16 code units). */
export interface Selected {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** What takes the place of a part of the text, and what is selected then. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly select: readonly [start: number, end: number];
}

const around: Readonly<Record<Markup, Partial<Record<Format, readonly [before: string, after: string]>>>> = {
  markdown: { bold: ['**', '**'], italic: ['*', '*'], code: ['`', '`'] },
  html: {
    bold: ['<strong>', '</strong>'],
    italic: ['<em>', '</em>'],
    code: ['<code>', '</code>'],
    quote: ['<blockquote>', '</blockquote>'],
  },
};

const lineStart: Partial<Record<Format, string>> = { quote: '> ', list: '- ' };

/** What markup a back end has for which formats: WordPress takes no lists. */
export function formatsOf(markup: Markup): readonly Format[] {
  return markup === 'markdown' ? formats : formats.filter((format) => format !== 'list');
}

/** Formats what is selected; what has the format already loses it. */
export function format(kind: Format, markup: Markup, selected: Selected): Change {
  if (kind === 'link') return link(markup, selected);
  const marks = around[markup][kind];
  if (!marks) return lines(lineStart[kind] ?? '', selected);
  const isBlock = kind === 'code' && markup === 'markdown' && selected.value.slice(selected.start, selected.end).includes('\n');
  return isBlock ? wrap(['```\n', '\n```'], selected) : wrap(marks, selected);
}

function wrap([before, after]: readonly [string, string], { value, start, end }: Selected): Change {
  const text = value.slice(start, end);
  const isAround = value.slice(0, start).endsWith(before) && value.slice(end).startsWith(after);
  // Of two asterisks one is not the sign for emphasis.
  const isOther = before === '*' && (value.slice(0, start).endsWith('**') || value.slice(end).startsWith('**'));
  if (isAround && !isOther) {
    const from = start - before.length;
    return { from, to: end + after.length, text, select: [from, from + text.length] };
  }
  const from = start + before.length;
  return { from: start, to: end, text: before + text + after, select: [from, from + text.length] };
}

/** Whole lines, with or without a sign before each. */
function lines(sign: string, { value, start, end }: Selected): Change {
  const from = value.lastIndexOf('\n', start - 1) + 1;
  const next = value.indexOf('\n', end);
  const to = next < 0 ? value.length : next;
  const all = value.slice(from, to).split('\n');
  const has = all.every((line) => line.startsWith(sign));
  const text = all.map((line) => (has ? line.slice(sign.length) : sign + line)).join('\n');
  return { from, to, text, select: start === end ? [from + text.length, from + text.length] : [from, from + text.length] };
}

/** What is still to be written is selected: the address, or the words for an address that was selected. */
function link(markup: Markup, { value, start, end }: Selected): Change {
  const chosen = value.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/i.test(chosen);
  const address = isAddress ? chosen : 'https://';
  const words = isAddress ? '' : chosen;
  const [before, between, after] = markup === 'markdown' ? ['[', `](`, ')'] : ['<a href="', '">', '</a>'];
  const text = markup === 'markdown' ? before + words + between + address + after : before + address + between + words + after;
  const wordsAt = start + (markup === 'markdown' ? before.length : before.length + address.length + between.length);
  const addressAt = start + (markup === 'markdown' ? before.length + words.length + between.length : before.length);
  const select: Change['select'] = words ? [addressAt, addressAt + address.length] : [wordsAt, wordsAt];
  return { from: start, to: end, text, select };
}
