import { resolve } from 'node:path';

const marker = '\0script-tag:';

/** The entry for a script tag that loads a module of ours. */
export const forScriptTag = (module) => marker + resolve(module);

/**
 * Entries for script tags: the module, and the reading of the tag's `data-*`. The address by which a tag is found must be the entry's own;
 * so these few lines stay in the entry's file, and everything else goes into chunks whose names do not change when a page asks for the
 * entry with a query (`?ver=1.2`): two addresses of one file would be two copies of the library.
 */
export function scriptTagEntries() {
  return {
    name: 'script-tag-entries',
    resolveId: (source) => (source.startsWith(marker) ? source : null),
    load: (id) =>
      id.startsWith(marker)
        ? `import { readScriptTag } from ${JSON.stringify(resolve('dist/npm/site/settings.js'))};
           export * from ${JSON.stringify(id.slice(marker.length))};
           readScriptTag(import.meta.url);`
        : null,
  };
}

/**
 * Renames Lit's Trusted Types policy, so that a strict page which loads another Lit as well lets both make theirs: a second policy of one
 * name throws and stops that bundle whole.
 */
export function policyName() {
  return {
    name: 'policy-name',
    transform(code, id) {
      if (!/lit-html[\\/]lit-html\.js$/.test(id)) return null;
      const renamed = code.replace(/createPolicy\((["'])lit-html\1/, 'createPolicy("afterword-lit"');
      if (renamed === code) this.error('Lit creates its Trusted Types policy in another way now: adapt scripts/rollup/script-tag.mjs.');
      return { code: renamed, map: null };
    },
  };
}

/** The classic file holds English only and loads nothing: its table of locale files is the empty one. */
export function withoutLocales() {
  return {
    name: 'without-locales',
    async resolveId(source, importer, options) {
      if (!/[\\/]files\.js$/.test(source) || !importer) return null;
      return this.resolve(source.replace('files.js', 'files.classic.js'), importer, options);
    },
  };
}

/** Locales that a classic page can add, one file each. */
const locales = ['ar', 'de'];

/** For each locale an entry that adds its terms to those of the page. */
export function localeFiles(dir) {
  return locales.map((locale) => {
    const input = `\0locale-${locale}`;
    return {
      locale,
      input,
      plugin: {
        name: 'locale-file',
        resolveId: (source) => (source === input ? input : null),
        load: (id) =>
          id === input
            ? `import { addLocale } from ${JSON.stringify(resolve(dir, 'locales.js'))};
               import { terms } from ${JSON.stringify(resolve(dir, `${locale}.js`))};
               addLocale(${JSON.stringify(locale)}, terms);`
            : null,
      },
    };
  });
}

/**
 * Lit's `property` decorator without the half for standard decorators, and TypeScript's helper without the half for methods: our sources
 * use legacy decorators on fields and accessors only, and every visitor would pay for the rest.
 */
export function legacyDecorators() {
  return {
    name: 'legacy-decorators',
    load(id) {
      if (/[\\/]decorators[\\/]property\.js$/.test(id))
        return 'export const property = (options) => (prototype, name) => { prototype.constructor.createProperty(name, options); };';
      if (/[\\/]tslib[\\/]tslib\.es6\.m?js$/.test(id))
        return `export const __decorate = (decorators, prototype, name) => {
          for (const each of decorators) {
            const descriptor = each(prototype, name); // query() gives one
            if (descriptor) Object.defineProperty(prototype, name, descriptor);
          }
        };`;
      return null;
    },
  };
}

/**
 * Lit's `css` without the half for browsers that cannot adopt style sheets: it makes `<style>` elements, which a strict page forbids, and
 * every browser that we know of has had the other way since 2023.
 */
export function adoptedStyles() {
  return {
    name: 'adopted-styles',
    load: (id) =>
      /[\\/]reactive-element[\\/]css-tag\.js$/.test(id)
        ? `export class CSSResult {
            constructor(text) { this.cssText = text; }
            get styleSheet() {
              if (!this.sheet) (this.sheet = new CSSStyleSheet()).replaceSync(this.cssText);
              return this.sheet;
            }
            toString() { return this.cssText; }
          }
          export const supportsAdoptingStyleSheets = true;
          export const unsafeCSS = (text) => new CSSResult(String(text));
          export const css = (texts, ...values) => new CSSResult(String.raw({ raw: texts }, ...values));
          export const getCompatibleStyle = (style) => style;
          export const adoptStyles = (root, styles) => {
            root.adoptedStyleSheets = styles.map((style) => style.styleSheet ?? style);
          };`
        : null,
  };
}

/**
 * A chunk that could not be had is asked for once more under another address: Firefox remembers that an import has failed (its module map
 * keeps the failure), and would say so again when the network is back.
 */
export function retriedImports() {
  return {
    name: 'retried-imports',
    renderDynamicImport: () => ({ left: 'withRetry((query) => import(', right: ' + query))' }),
    renderChunk: (code) =>
      code.includes('withRetry(')
        ? { code: `const withRetry = (load) => load('').catch(() => load('?retry=' + Date.now()));\n${code}`, map: null }
        : null,
  };
}
