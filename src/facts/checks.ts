/** Takes the values that can be used. What is wrong with the others is kept, a sentence for each attribute. */
export class Checks {
  readonly faults = new Map<string, string>();

  /** Notes that an attribute is missing, or has a value that cannot be used. */
  refuse(attribute: string, accepted: string, value?: string | number): void {
    this.faults.set(attribute, `${value === undefined ? 'nothing is there' : `"${value}" is left out`}; give ${accepted}.`);
  }

  /** An address, as it was given, whose scheme (for a relative one the page's) is safe. */
  url(attribute: string, value: string | undefined, schemes = /^(https?|mailto):/): string | undefined {
    const base = 'https://page.invalid';
    if (!value) return undefined;
    if (URL.canParse(value, base) && schemes.test(new URL(value, base).protocol)) return value;
    this.refuse(attribute, 'an https: or relative address', value);
    return undefined;
  }

  /** The address of a picture, which may also be the picture itself. */
  picture(attribute: string, value: string | undefined): string | undefined {
    return this.url(attribute, value, /^(https?|data|blob):/);
  }

  /** A day or a moment that exists, ISO 8601. */
  date(attribute: string, value: string | undefined): string | undefined {
    if (!value) return undefined;
    const day = value.slice(0, 10);
    // The way back shows 30 February, which some engines take for a day in March.
    if (/^\d{4}-\d\d-\d\d(T|$)/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(day).toJSON().startsWith(day)) return value;
    this.refuse(attribute, 'a date like "2026-03-09"', value);
    return undefined;
  }
}
