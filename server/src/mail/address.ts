/** HTML's own rule for `<input type=email>`, with a dot in the domain: nothing that a browser takes is refused but `name@host`. */
export const emailPattern =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;

/** Whether it can be a mail address (RFC 5321: at most 254 characters). */
export function isEmail(given: string): boolean {
  return given.length <= 254 && emailPattern.test(given);
}

/** Whether the address is in one of the domains, or below one. */
export function isBlocked(email: string, domains: readonly string[]): boolean {
  const host = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}
