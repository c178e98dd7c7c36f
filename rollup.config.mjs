import { readFileSync } from 'node:fs';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';
import { licences } from './scripts/rollup/licences.mjs';
import {
  adoptedStyles,
  forScriptTag,
  legacyDecorators,
  localeFiles,
  policyName,
  retriedImports,
  scriptTagEntries,
  withoutLocales,
} from './scripts/rollup/script-tag.mjs';
import { sizeReport } from './scripts/rollup/size-report.mjs';

const { version, dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The module that defines each element, by the name of its entry. */
const elements = {
  'article-card': 'article/index',
  'author-bio': 'author-bio/index',
  'newsletter-signup': 'newsletter-signup/index',
  'comment-box': 'comments/comment-box.define',
  'comment-count': 'comments/comment-count.define',
  'latest-comments': 'comments/latest-comments.define',
  'posture-quiz': 'posture-quiz/index',
  site: 'site/index',
};

const outside = new RegExp(`^(${Object.keys(dependencies).join('|')})(/|$)`);

/**
 * npm: unbundled modules with Lit outside. The script-tag files are then made from these modules, so that TypeScript is compiled once.
 *
 * @type {import('rollup').RollupOptions}
 */
const npm = {
  input: [
    'src/afterword.ts',
    'src/provider/index.ts',
    'src/localize/files.classic.ts',
    ...Object.values(elements).map((module) => `src/${module}.ts`),
  ],
  external: outside,
  treeshake: false, // an app's own bundler does that, with all of the app in view
  plugins: [
    json({ preferConst: true }),
    typescript({
      noEmit: false,
      declaration: true,
      rootDir: 'src',
      outDir: 'dist/npm',
      declarationDir: 'dist/npm',
      filterRoot: false,
      outputToFilesystem: true,
    }),
  ],
  output: { dir: 'dist/npm', format: 'es', preserveModules: true, preserveModulesRoot: 'src' },
};

/** What every script-tag file goes through. */
const bundling = () => [
  scriptTagEntries(),
  nodeResolve({ browser: true }),
  policyName(),
  legacyDecorators(),
  adoptedStyles(),
  minifyTemplateLiterals({ include: ['dist/npm/**/*.js'], options: { failOnError: true } }),
  terser({ ecma: 2022, module: true, compress: { passes: 2 }, format: { comments: /^!/ } }),
];

const banner = `/*! Afterword ${version} | MIT | with Lit and others: see licences.txt */`;

/** A page names an entry; what that loads need not say it again. */
const onEntries = ({ isEntry }) => (isEntry ? banner : '');

const chunks = { format: 'es', dir: 'dist', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', banner: onEntries };

/** What shows a comment's words: the box and the list of the latest, both on demand. */
const words = /\/npm\/(comments\/ago|html\/sanitize)\.js$/;

function coreAndWords(id) {
  if (/^[^\0].*\/npm\/afterword\.js$/.test(id)) return 'core';
  return words.test(id) ? 'words' : undefined;
}

/** One file that defines every element; what is rarely or later used comes in chunks, on demand. */
const all = {
  input: { afterword: forScriptTag('dist/npm/afterword.js') },
  plugins: [retriedImports(), ...bundling(), licences('dist/licences.txt'), sizeReport('dist/size-afterword.json')],
  output: { ...chunks, manualChunks: coreAndWords },
};

/**
 * The chunks that elements share, by what is in them; the first that fits. Left to itself, Rollup makes one for each set of elements that
 * uses a module: many small ones, which compress badly, and each is a request.
 */
const shared = {
  base: [
    /\/npm\/(site\/(settings|advise|define|version)|theme\/(tokens|heading)|localize\/(localize|locales|files|wording)|facts\/initials?|events\/(afterword-event|aw-open))\.js$/,
    /[\\/]node_modules[\\/](lit|@lit|lit-html|lit-element|tslib)[\\/](?!.*(directive|provider))/,
  ],
  facts: [/\/npm\/facts\//],
  controls: [
    /\/npm\/(theme\/controls|form\/(storage|contact|pending)|events\/aw-error)\.js$/,
    /[\\/]node_modules[\\/]lit-html[\\/](directive(-helpers)?|directives[\\/]live)\.js$/,
  ],
  form: [
    /\/npm\/(form\/(email|later|state)|provider\/(afterword|exchange|outcome|provider|registry|target|unanswered)|localize\/en\/(form|later)|events\/aw-submit)\.js$/,
  ],
  asking: [
    /\/npm\/(provider\/(ask|send|comments\/(afterword|registry))|comments\/thread-key|site\/(canonical|page-address)|events\/aw-load|form\/random-key)\.js$/,
  ],
  site: [/[\\/]@lit[\\/]context[\\/].*(context-provider|value-notifier)\.js$/],
  'comment-box': [/\/npm\/form\/drafts\.js$/],
  words: [words],
};

function sharedChunks(id) {
  const [name] = Object.entries(shared).find(([, parts]) => parts.some((part) => part.test(id))) ?? [];
  // Otherwise an element with all that it imports; the entry itself (\0…) stays a file of its own.
  return name ?? Object.keys(elements).find((element) => id.endsWith(`/npm/${elements[element]}.js`) && !id.startsWith('\0'));
}

/** One file an element, with shared chunks. */
const single = {
  input: Object.fromEntries(Object.entries(elements).map(([name, module]) => [`elements/${name}`, forScriptTag(`dist/npm/${module}.js`)])),
  plugins: [retriedImports(), ...bundling(), sizeReport('dist/size-elements.json')],
  output: { ...chunks, manualChunks: sharedChunks },
};

const iife = (file) => ({ format: 'iife', file, inlineDynamicImports: true, banner });

/** One file for a classic `<script defer>`: no dynamic import, no second request. */
const classic = {
  input: forScriptTag('dist/npm/afterword.js'),
  plugins: [withoutLocales(), ...bundling()],
  output: iife('dist/afterword.classic.js'),
};

export default [
  npm,
  all,
  single,
  classic,
  ...localeFiles('dist/npm/localize').map(({ locale, input, plugin }) => ({
    input,
    plugins: [plugin, withoutLocales(), ...bundling()],
    output: iife(`dist/afterword.classic.${locale}.js`),
  })),
];
