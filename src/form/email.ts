/**
 * Whether a text is an email address as HTML has it (HTML: valid e-mail address), with letters of any script where the standard has
 * only ASCII ones (RFC 6531): a wrong refusal costs a reader, a wrong acceptance only a mail.
 */
export function isEmail(text: string): boolean {
  return text.length <= 254 && address.test(text);
}

const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}-]{0,61}[\\p{L}\\p{N}\\p{M}])?';
const address = new RegExp(`^[\\p{L}\\p{N}\\p{M}.!#$%&'*+/=?^_\`{|}~-]{1,64}@${label}(?:\\.${label})*$`, 'u');
