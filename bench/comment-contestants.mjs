import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { root } from '../scripts/run.mjs';

/** What is measured, who else brings a client, and what one would do by hand. */
export const own = 'aw-comment-box';
export const peers = ['Waline', 'Artalk'];
export const bare = 'raw innerHTML';

/** The page's own script of `raw innerHTML`: the answer, as nested lists. */
const innerHtml = `const { comments } = await (await fetch('SERVER/v1/comments')).json();
  const below = Map.groupBy(comments, ({ parent }) => parent);
  const item = ({ id, author, createdAt, html }) =>
    '<li><article><b>' + author.name + '</b> <time>' + createdAt + '</time>' + html + '</article>' + list(id) + '</li>';
  const list = (parent) => below.has(parent) ? '<ol>' + below.get(parent).map(item).join('') + '</ol>' : '';
  document.querySelector('#list').innerHTML = list(null);`;

const lit = `import { html, nothing, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
const { comments } = await (await fetch(document.querySelector('#list').dataset.server + '/v1/comments')).json();
const below = Map.groupBy(comments, ({ parent }) => parent);
const item = ({ id, author, createdAt, html: text }) =>
  html\`<li><article><b>\${author.name}</b> <time>\${createdAt}</time>\${unsafeHTML(text)}</article>\${list(id)}</li>\`;
const list = (parent) => below.has(parent) ? html\`<ol>\${repeat(below.get(parent), ({ id }) => id, item)}</ol>\` : nothing;
render(list(null), document.querySelector('#list'));`;

/** Artalk cannot do without a picture of each author: one that costs no request. */
const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/**
 * Who shows a thread: the page, an expression for how many comments are in it, and where a comment is written. The peers have what goes
 * elsewhere switched off (emoji, avatars, search, uploads), and show all answers at full height, as the others do.
 */
export const contestants = {
  [own]: {
    body: `<aw-comment-box thread="x" page-size="100" server="SERVER"></aw-comment-box>
      <script type="module" src="/clients/afterword/elements/comment-box.js"></script>`,
    count: "document.querySelector('aw-comment-box')?.shadowRoot?.querySelectorAll('article').length ?? 0",
    editor: 'aw-comment-box #body-top',
  },
  [bare]: {
    body: `<textarea></textarea><div id="list"></div><script type="module">${innerHtml}</script>`,
    count: "document.querySelectorAll('article').length",
    editor: 'textarea',
  },
  'minimal Lit list': {
    body: '<textarea></textarea><div id="list" data-server="SERVER"></div><script type="module" src="/clients/lit.js"></script>',
    count: "document.querySelectorAll('article').length",
    editor: 'textarea',
  },
  Waline: {
    body: `<link rel="stylesheet" href="/clients/waline.css"><div id="list"></div><script type="module">
      import { init } from '/clients/waline.js';
      init({ el: '#list', serverURL: 'SERVER', path: '/', lang: 'en-US', pageSize: 100,
        emoji: false, search: false, imageUploader: false, highlighter: false, texRenderer: false });</script>`,
    count: "document.querySelectorAll('.wl-card-item').length",
    editor: '.wl-editor',
  },
  Artalk: {
    body: `<link rel="stylesheet" href="/clients/Artalk.css"><div id="list"></div><script src="/clients/Artalk.js"></script><script>
      Artalk.init({ el: '#list', server: 'SERVER', site: 'bench', pageKey: '/', locale: 'en', flatMode: false,
        pagination: { pageSize: 100 }, heightLimit: { content: 0, children: 0 }, emoticons: false, imgUpload: false, uaBadge: false,
        avatarURLBuilder: () => '${pixel}' });</script>`,
    count: "document.querySelectorAll('.atk-comment-wrap').length",
    editor: '.atk-textarea',
  },
};

/** Where the page of a contestant lies, below the folder. */
export const pageOf = (name, total) => `${name}-${total}.html`.replaceAll(' ', '-');

/** An HTML document of a contest; SERVER in it is the stub's address for so many comments. */
export function document(title, body, count, server) {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>${title}</title>
<script>globalThis.count = () => ${count};</script><h1>Sitting well is mostly not sitting still</h1>${body}`.replaceAll('SERVER', server);
}

/** Writes all pages and clients into a folder: as they were built, so that a build in between changes nothing. */
export async function writeContestants(folder, stub, totals) {
  const clients = join(folder, 'clients');
  await mkdir(clients);
  await Promise.all([
    cp(join(root, 'dist'), join(clients, 'afterword'), { recursive: true }),
    ...['@waline/client/dist/waline.js', '@waline/client/dist/waline.css', 'artalk/dist/Artalk.js', 'artalk/dist/Artalk.css'].map((file) =>
      cp(join(root, 'node_modules', file), join(clients, file.split('/').at(-1))),
    ),
    bundle({ stdin: { contents: lit, resolveDir: root }, bundle: true, minify: true, format: 'esm', outfile: join(clients, 'lit.js') }),
    ...Object.entries(contestants).flatMap(([name, { body, count }]) =>
      totals.map((total) => writeFile(join(folder, pageOf(name, total)), document(name, body, count, `${stub}/${total}`))),
    ),
  ]);
}
