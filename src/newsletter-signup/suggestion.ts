/** Where most readers have their mail; a name with the one ending that it has, or with `''` where it has several. */
const providers: Readonly<Record<string, string>> = {
  gmail: 'com',
  googlemail: 'com',
  yahoo: '',
  hotmail: '',
  outlook: '',
  icloud: 'com',
  protonmail: 'com',
  fastmail: 'com',
  comcast: 'net',
  laposte: 'net',
  libero: 'it',
  btinternet: 'com',
  't-online': 'de',
  freenet: 'de',
};

/** Names that look like a slip, and are none. */
const real = ['mail', 'email', 'ymail', 'pmail', 'cloud', 'gail'];

/** Endings that do not exist, and what was meant: two letters in the wrong order, or a neighbour's key. */
const endings: Readonly<Record<string, string>> = {
  con: 'com',
  cmo: 'com',
  ocm: 'com',
  comm: 'com',
  vom: 'com',
  xom: 'com',
  cpm: 'com',
  nte: 'net',
  ent: 'net',
  ogr: 'org',
  rog: 'org',
};

/**
 * What a mistyped address was probably meant to be, or `undefined` where it looks right, or nobody can tell.
 *
 * Only what is one slip away from a large provider's name is taken for a slip: a letter too many, too few, wrong, or two in the wrong
 * order (Damerau's four). What is only unusual is left alone.
 */
export function suggestAddress(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  const dot = domain.indexOf('.');
  if (at < 1 || dot < 1) return undefined;
  const typed = domain.slice(0, dot);
  const isKnown = Object.hasOwn(providers, typed) || real.includes(typed);
  const name = isKnown ? typed : (Object.keys(providers).find((each) => isOneSlip(typed, each)) ?? typed);
  const rest = mended(domain.slice(dot + 1));
  const only = Object.hasOwn(providers, name) ? providers[name] : '';
  // A provider's name under another country's ending is somebody else's.
  const ending = only && (rest === only || isOneSlip(rest, only)) ? only : rest;
  const meant = only && ending !== only ? domain : `${name}.${ending}`;
  return meant === domain ? undefined : `${address.slice(0, at)}@${meant}`;
}

/** The last part of a domain, in its right letters. */
function mended(rest: string): string {
  const last = rest.slice(rest.lastIndexOf('.') + 1);
  return rest.slice(0, rest.length - last.length) + (Object.hasOwn(endings, last) ? (endings[last] ?? last) : last);
}

/** Whether two words differ by one insertion, deletion, substitution or transposition of neighbours. */
function isOneSlip(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const rest = (text: string, from: number) => text.slice(at + from);
  return (
    rest(a, 1) === rest(b, 0) ||
    rest(a, 0) === rest(b, 1) ||
    rest(a, 1) === rest(b, 1) ||
    (a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, 2) === rest(b, 2))
  );
}
