/**
 * What site owners are told, in the browser's console: what was found, and what to do. Visitors never see it, and never load it where
 * nothing is wrong.
 */
export const advice = {
  /** An attribute's fault, which the element has found by itself. */
  attribute: (name: string, fault: string) => `attribute "${name}": ${fault}`,
  word: (name: string, value: string, words: readonly string[]) =>
    `attribute "${name}": "${value}" is not known; use one of: ${words.join(', ')}. "${words[0] ?? ''}" is used instead.`,
  range: (name: string, value: string, least: number, most: number, otherwise: number) =>
    `attribute "${name}": "${value}" does not fit; give a whole number from ${least} to ${most}. ${otherwise} is used instead.`,
  server: (given: string) =>
    `attribute "server": "${given}" is not an address; give the server's, beginning with https://, for example "https://talk.example.org".`,
  noBackEnd: () => 'has no "server" and no "provider": set one of them, for example server="https://talk.example.org" or provider="demo".',
  provider: (name: string, names: readonly string[]) => `attribute "provider": "${name}" is not known; use one of: ${names.join(', ')}.`,
  endpoint: (provider: string, given: string | undefined) =>
    `attribute "${provider === 'afterword' ? 'server' : 'endpoint'}": ${
      given
        ? `"${given}" is not an address; give one that begins with https://, or a path of this site that begins with "/".`
        : `provider="${provider}" needs the address of its back end here.`
    }`,
  unanswered: (name: string, address: string) =>
    name === 'server'
      ? `attribute "server": "${address}" gave no answer that could be read. See that the server runs there, and that it accepts this page (AFTERWORD_ORIGINS, connect-src of the page's policy).`
      : `attribute "endpoint": "${address}" gave no answer that could be read. See that it is right, that the back end lets this page ("${location.origin}") read its answers, and that connect-src of the page's policy allows it; the docs have a page for each provider.`,
  formServer: (action: string, server: string) =>
    `form inside: its action is "${action}", but "server" is "${server}"; sign-ups go where the form leads. Give both the same address.`,
  forbidden: () => `the server does not accept this page; add its origin, "${location.origin}", to AFTERWORD_ORIGINS.`,
  cannot: (what: 'tags' | 'fields' | 'name' | 'consent') => {
    const shown = { tags: 'attribute "tags"', fields: 'slot "fields"', name: 'attribute "name-field"', consent: 'attribute "consent"' };
    return `${shown[what]}: this back end does not take it, so it is lost; leave it out, or choose another provider.`;
  },
  formAction: (address: string) => `the page's policy forbids the form to go to "${address}"; add that site to form-action of the policy.`,
  formFields: (names: readonly string[]) =>
    `form inside: its fields ${names.join(', ')} are not shown; give them to readers by moving them out of the form, with slot="fields".`,
  neverShown: () =>
    'attribute "trigger": nothing brings it; set trigger, or give it an id and let a button (commandfor, command="--show") or a link (href="#…") open it.',
  hidden: () => 'is inside something that is not shown, so it cannot open; move it to the end of the page.',
  listNeeded: () => 'attribute "list": this back end needs one; the docs of the provider say where you find it.',
  threadKey: (given: string) => `attribute "thread": "${given}" is no key; give an address, or 1 to 200 letters, digits and . _ ~ / -`,
  threadUnknown: (key: string, provider: string) =>
    `attribute "thread": ${
      provider && !['afterword', 'demo'].includes(provider)
        ? `this back end has no thread "${key}"; the provider's page of the docs says what it wants, for WordPress the post's number.`
        : `the server takes no comments for "${key}". If this is your site, add its origin, "${location.origin}", to AFTERWORD_ORIGINS.`
    }`,
  cannotTell: (provider: string, what: 'counts' | 'latest') =>
    `attribute "provider": "${provider}" cannot tell ${
      what === 'counts' ? 'how many comments a thread has' : 'the newest comments of a site'
    }, so what is inside the element stays; choose another provider, or leave the element out.`,
  refusedSetting: (name: string, list: string) =>
    name === 'list' && !list
      ? 'attribute "list": this back end needs one; the docs of the provider say where you find it.'
      : name === 'list'
        ? `attribute "list": "${list}" is not known to the back end; the server's lists are in AFTERWORD_LISTS, those of others on the provider's page of the docs.`
        : `attribute "${name}": the back end does not know this address; the provider's page of the docs says where you find it.`,
  quizFaults: (subject: string, places: readonly string[]) =>
    `${subject}: the quiz does not fit the format; correct these places:${places.map((each) => `\n ${each}`).join('')}`,
  quizNotJson: (subject: string) =>
    `${subject}: json: this is not JSON; see that the address is that of a quiz file, and that the file has no comma or quotation mark too many.`,
  quizUnread: (subject: string, error: string) =>
    `${subject}: the quiz cannot be loaded (${error}); give an address that this page may read.`,
  quizStatus: (subject: string, address: string, status: number) =>
    `${subject}: "${address}" was answered with status ${status}; give the address of a quiz in JSON.`,
} as const;

export type Advice = typeof advice;

const given = new WeakMap<Element, Set<string>>();

/** Says it, once for each element and sentence. */
export function give<Subject extends keyof Advice>(host: Element, subject: Subject, told: Parameters<Advice[Subject]>): void {
  const before = given.get(host) ?? new Set();
  given.set(host, before);
  // The compiler cannot see that `told` belongs to the very sentence that `subject` names; `advise` sees to it.
  const sentence = `<${host.localName}> ${(advice[subject] as (...told: unknown[]) => string)(...told)}`;
  if (before.has(sentence)) return;
  before.add(sentence);
  console.warn(sentence, host);
}
