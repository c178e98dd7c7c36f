/** What a check of a JSON file is built of: places that know their path, and checks for values, lists and objects. */

/** What is wrong at one place of a file. */
export type Fault = {
  /** JSON Pointer (RFC 6901) to the offending value; for a missing key, to the object that lacks it. */
  readonly path: string;
  readonly rule: Rule;
  /** The key that is missing, with the rule `required`. */
  readonly key?: string;
};

export type Rule = 'json' | 'type' | 'required' | 'unknown' | 'format' | 'range' | 'duplicate' | 'reference' | 'order';

/** Reports what is wrong with the value at a place, and with what is inside it, in the order of the file. */
export type Check = (at: Place) => void;

/** The rule that a value breaks by itself, if any. */
export type Judge = (value: unknown) => Rule | undefined;

type Checks = Readonly<Record<string, Check>>;

/** A value, and where in the file it lies. */
export class Place {
  readonly value: unknown;
  readonly key: string | number;
  readonly parent: Place | undefined;
  private readonly faults: Fault[];

  constructor(value: unknown, faults: Fault[], parent?: Place, key: string | number = '') {
    this.value = value;
    this.faults = faults;
    this.parent = parent;
    this.key = key;
  }

  get path(): string {
    return this.parent ? `${this.parent.path}/${String(this.key).replaceAll('~', '~0').replaceAll('/', '~1')}` : '';
  }

  get root(): unknown {
    return this.parent ? this.parent.root : this.value;
  }

  in(key: string | number): Place {
    return new Place(field(this.value, key), this.faults, this, key);
  }

  fault(rule: Rule, key?: string): void {
    this.faults.push(key === undefined ? { path: this.path, rule } : { path: this.path, rule, key });
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an object or a list has under a key; `undefined` where there is nothing, or neither. */
export function field(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return value[Number(key)] as unknown;
  return isObject(value) ? value[key] : undefined;
}

export const number =
  (least = -Infinity, most = Infinity): Judge =>
  (value) => {
    if (!Number.isFinite(value)) return 'type';
    return Number(value) < least || Number(value) > most ? 'range' : undefined;
  };

export const whole =
  (least: number, most?: number): Judge =>
  (value) =>
    Number.isInteger(value) ? number(least, most)(value) : 'type';

export const string =
  (fits: (value: string) => boolean): Judge =>
  (value) => {
    if (typeof value !== 'string') return 'type';
    return fits(value) ? undefined : 'format';
  };

export const oneOf =
  (...words: readonly unknown[]): Judge =>
  (value) =>
    words.includes(value) ? undefined : 'type';

/** A check of the value alone, and only if that is in order, of what it means where it lies. */
export const judged =
  (judge: Judge, judgeThere?: (at: Place) => Rule | undefined): Check =>
  (at) => {
    const rule = judge(at.value) ?? judgeThere?.(at);
    if (rule) at.fault(rule);
  };

export const list =
  (item: Check, least = 0, most = Infinity): Check =>
  (at) => {
    if (!Array.isArray(at.value)) return at.fault('type');
    if (at.value.length < least || at.value.length > most) at.fault('range');
    for (const index of at.value.keys()) item(at.in(index));
  };

/** An object whose keys the file chooses. */
export const map =
  (item: Check): Check =>
  (at) => {
    if (!isObject(at.value)) return at.fault('type');
    for (const key of Object.keys(at.value)) item(at.in(key));
  };

/** An object whose keys the format knows. */
export const object = (required: Checks, optional: Checks = {}): Check => {
  const checks = new Map(Object.entries({ ...required, ...optional }));
  return (at) => {
    if (!isObject(at.value)) return at.fault('type');
    for (const key of Object.keys(required)) if (!Object.hasOwn(at.value, key)) at.fault('required', key);
    for (const key of Object.keys(at.value)) (checks.get(key) ?? unknown)(at.in(key));
  };
};

const unknown: Check = (at) => {
  at.fault('unknown');
};
