const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}-]{0,61}[\\p{L}\\p{N}\\p{M}])?';

/**
 * HTML's rule for `<input type=email>`, with a dot in the domain, and with letters of any script where that has only ASCII ones (RFC 6531):
 * what the widgets take is refused here only where it is `name@host`.
 */
const emailPattern = new RegExp(`^[\\p{L}\\p{N}\\p{M}.!#$%&'*+/=?^_\`{|}~-]{1,64}@${label}(?:\\.${label})+$`, 'u');

/** Whether it can be a mail address (RFC 5321: at most 254 characters). */
export function isEmail(given: string): boolean {
  return given.length <= 254 && emailPattern.test(given);
}

/** Whether the address is in one of the domains, or below one. */
export function isBlocked(email: string, domains: readonly string[]): boolean {
  const host = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}
