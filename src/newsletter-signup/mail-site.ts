/** Where the large providers show one's mail. Asked for only by the visitor's click. */
const sites: readonly (readonly [name: string, site: string, domains: RegExp])[] = [
  ['Gmail', 'https://mail.google.com/', /^(gmail|googlemail)\.com$/],
  ['Outlook', 'https://outlook.live.com/mail/', /^(outlook|hotmail|live|msn)\.[a-z.]+$/],
  ['Yahoo', 'https://mail.yahoo.com/', /^(yahoo\.[a-z.]+|ymail\.com)$/],
  ['iCloud', 'https://www.icloud.com/mail', /^(icloud|me|mac)\.com$/],
  ['AOL', 'https://mail.aol.com/', /^aol\.[a-z.]+$/],
  ['GMX', 'https://www.gmx.net/', /^gmx\.(de|net|at|ch)$/],
  ['WEB.DE', 'https://web.de/', /^web\.de$/],
  ['Proton', 'https://mail.proton.me/', /^(proton\.me|protonmail\.com|pm\.me)$/],
  ['Fastmail', 'https://app.fastmail.com/', /^fastmail\.(com|fm)$/],
  ['Yandex', 'https://mail.yandex.com/', /^(yandex\.[a-z.]+|ya\.ru)$/],
];

/** The web site of a mailbox, for an address of one of the large providers; `undefined` for all others. */
export function mailSiteOf(address: string): { readonly name: string; readonly site: string } | undefined {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const [name, site] = sites.find(([, , domains]) => domains.test(domain)) ?? [];
  return name && site ? { name, site } : undefined;
}
