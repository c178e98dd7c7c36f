/** The arrows of the code: who may import whom. */
const rooms = 'article|author-bio|newsletter-signup|comments|posture-quiz';
const shared = 'site|form|provider|html|facts|events|localize|theme';

/** Models: plain TypeScript, without Lit and the DOM, so that their tests need no browser. */
const models = [
  'article/(facts|markup|placeholder)',
  'author-bio/(facts|markup)',
  'facts/(checks|initial|initials)',
  'comments/(thread|thread-changes|thread-key|tree|format|permalink|quote)',
  'form/(machine|state|email)',
  'localize/wording',
  'newsletter-signup/(sign-up|complaints|suggestion|mail-site|source|manners|receipt)',
  'posture-quiz/(quiz|check|checks|text|model|score|visit)',
  'provider/(wire|outcome|comment-record|exchange|provider|registry|afterword|demo|comments/afterword|comments/demo|comments/wordpress|comments/wordpress-form|comments/wordpress-rest|comments/waline|newsletter/(afterword|buttondown|demo|form|ghost|http|json|kit|listmonk|mailchimp|mautic))',
].join('|');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'rooms-apart',
      comment: 'An element’s room never imports from another element’s room: what two need moves to a shared room.',
      severity: 'error',
      from: { path: `^src/(${rooms})/` },
      to: { path: `^src/(${rooms})/`, pathNot: '^src/$1/' },
    },
    {
      name: 'shared-below',
      comment: 'A shared room never imports an element.',
      severity: 'error',
      from: { path: `^src/(${shared})/` },
      to: { path: `^src/(${rooms})/` },
    },
    {
      name: 'models-plain',
      comment: 'A model imports no Lit, and nothing that does.',
      severity: 'error',
      from: { path: `^src/(${models})\\.ts$` },
      to: { path: '(^|/)node_modules/(lit|@lit)/|^(lit|@lit)(/|$)|\\.styles\\.ts$|\\.view\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-server',
      comment: 'The widgets never import from the server.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^server/' },
    },
    {
      name: 'no-widgets',
      comment: 'The server never imports from the widgets.',
      severity: 'error',
      from: { path: '^server/src/' },
      to: { path: '^src/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|server/dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
