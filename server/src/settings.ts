import { siteOf, type Sites } from './comments/sites.ts';
import type { Limit, Limits } from './guard/limits.ts';
import type { ModerationMode } from './moderation/decide.ts';
import { isLoopback } from './loopback.ts';
import { isEmail } from './mail/address.ts';
import { OwnerError } from './owner-error.ts';

/** Everything that the environment decides: CONTRACT section 9. Read once, here. */
export interface Settings {
  readonly production: boolean;
  /** File of the SQLite database, or `:memory:`. */
  readonly database: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** The address that the world sees, without a slash at its end; `null`: the one that it listens at. */
  readonly url: string | null;
  readonly sites: Sites;
  /** The sites' origins with the scheme that links to them have; none where any site is served. */
  readonly origins: readonly string[];
  /** The first signs, all are accepted. Empty, outside production: one is made and kept in the database. */
  readonly secrets: readonly string[];
  /** `null`: mails stay in the outbox, to be read at `/outbox`. */
  readonly smtp: { readonly url: string; readonly from: string } | null;
  /** Addresses that are told what waits for a decision. */
  readonly moderators: readonly string[];
  readonly lists: Lists;
  /** Mail domains that are refused, with all below them. */
  readonly blockedDomains: readonly string[];
  readonly moderation: ModerationMode;
  readonly limits: Limits | null;
  /** How many proxies in front are believed. */
  readonly trustProxy: number;
}

/** The newsletter's lists: their names by id. */
export interface Lists {
  readonly names: ReadonlyMap<string, string>;
  /** The list of a sign-up that names none. */
  readonly first: string;
  /** Whether others are accepted too, under their id as their name: a page can be tried before the server is set up. */
  readonly open: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const defaults = {
  database: 'afterword.db',
  host: '127.0.0.1',
  port: '4100',
  lists: 'newsletter=Newsletter',
  limits: 'comments=10/10m subscriptions=5/10m',
} as const;

/** @throws {OwnerError} for the first setting that is missing or wrong. */
export function readSettings(environment: Environment): Settings {
  const value = (name: string): string | null => environment[`AFTERWORD_${name}`]?.trim() || null;
  const production = environment.NODE_ENV === 'production';
  const required = (name: string): string | null => {
    const given = value(name);
    if (given === null && production) throw new OwnerError(`AFTERWORD_${name} is missing: NODE_ENV=production needs it.`);
    return given;
  };
  const host = value('HOST') ?? defaults.host;
  const url = readUrl(required('URL'));
  const origins = required('ORIGINS') ?? '*';
  return {
    production,
    database: readDatabase(value('DATABASE') ?? defaults.database),
    host,
    port: readInteger('AFTERWORD_PORT', value('PORT') ?? defaults.port, 65_535),
    url,
    sites: readSites(origins, production),
    origins: origins === '*' ? [] : words(origins),
    secrets: readSecrets(required('SECRET'), production),
    smtp: readSmtp(required('SMTP'), value('MAIL_FROM'), isLoopback(host) && (url === null || isLoopback(new URL(url).hostname))),
    moderators: words(value('ADMIN')).map(readModerator),
    lists: readLists(value('LISTS') ?? defaults.lists, !production),
    blockedDomains: words(value('BLOCKED_DOMAINS')).map((domain) => domain.toLowerCase()),
    moderation: readModeration(value('MODERATION') ?? 'first'),
    limits: readLimits(value('LIMITS') ?? defaults.limits),
    trustProxy: readInteger('AFTERWORD_TRUST_PROXY', value('TRUST_PROXY') ?? '0', 10),
  };
}

function readDatabase(given: string): string {
  if (!/^postgres(ql)?:/.test(given)) return given;
  throw new OwnerError('AFTERWORD_DATABASE is a PostgreSQL address, which this version cannot use yet: give the name of an SQLite file.');
}

function readInteger(name: string, given: string, most: number): number {
  const number = /^\d{1,5}$/.test(given) ? Number(given) : Infinity;
  if (number > most) throw new OwnerError(`${name} is "${given}": it is a whole number from 0 to ${most}.`);
  return number;
}

function readUrl(given: string | null): string | null {
  if (given === null) return null;
  const url = URL.parse(given);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new OwnerError(`AFTERWORD_URL is "${given}": it is an address like https://talk.example.org.`);
  }
  return url.href.replace(/\/+$/, '');
}

function readSites(given: string, production: boolean): Sites {
  if (given === '*') {
    if (production) throw new OwnerError('AFTERWORD_ORIGINS is "*": with NODE_ENV=production it names the sites, separated by spaces.');
    return '*';
  }
  return words(given).map((origin) => {
    const site = siteOf(origin);
    if (site === null || !/^https?:\/\/[^/?#]+\/?$/i.test(origin)) {
      throw new OwnerError(`AFTERWORD_ORIGINS has "${origin}": an origin is like https://www.example.org, without a path.`);
    }
    return site;
  });
}

function readSecrets(given: string | null, production: boolean): readonly string[] {
  const secrets = words(given);
  // Not repeated in the message: it may be a real one, cut short.
  if (production && secrets.some((secret) => secret.length < 32)) {
    throw new OwnerError('AFTERWORD_SECRET is too short: with NODE_ENV=production each has 32 characters or more.');
  }
  return secrets;
}

function readSmtp(given: string | null, from: string | null, local: boolean): Settings['smtp'] {
  if (given === null) {
    if (local) return null;
    throw new OwnerError('AFTERWORD_SMTP is missing: without it AFTERWORD_HOST and AFTERWORD_URL are loopback addresses.');
  }
  // The address may hold a password, so no message repeats it.
  const url = URL.parse(given);
  if (!url?.hostname || !/^smtps?:$/.test(url.protocol))
    throw new OwnerError('AFTERWORD_SMTP is like smtp://user:password@mail.example.org:587.');
  const address = /<([^<>]+)>$/.exec(from ?? '')?.[1] ?? from;
  if (from === null || address === null || !isEmail(address)) {
    throw new OwnerError('AFTERWORD_MAIL_FROM is missing or no address: AFTERWORD_SMTP needs one, like "Letters <letters@example.org>".');
  }
  return { url: given, from };
}

function readLists(given: string, open: boolean): Lists {
  const names = new Map(
    words(given).map((entry) => {
      const [, id, name] = /^([\w-]{1,50})=(\S{1,100})$/.exec(entry) ?? [];
      if (!id || !name) throw new OwnerError(`AFTERWORD_LISTS has "${entry}": a list is like weekly=Weekly_letters.`);
      return [id, name.replaceAll('_', ' ')] as const;
    }),
  );
  const [first = ''] = names.keys();
  return { names, first, open };
}

function readModerator(given: string): string {
  if (isEmail(given)) return given;
  throw new OwnerError(`AFTERWORD_ADMIN has "${given}": it is the moderators' mail addresses, separated by spaces.`);
}

function readModeration(given: string): ModerationMode {
  if (given === 'none' || given === 'first' || given === 'all') return given;
  throw new OwnerError(`AFTERWORD_MODERATION is "${given}": it is none, first or all.`);
}

function readLimits(given: string): Limits | null {
  if (given === 'off') return null;
  // What is not named keeps its default: the later entry wins.
  const limits = new Map([...words(defaults.limits), ...words(given)].map(readLimit));
  const [comments, subscriptions] = [limits.get('comments'), limits.get('subscriptions')];
  if (!comments || !subscriptions) throw new Error('the default limits are incomplete');
  return { comments, subscriptions };
}

function readLimit(entry: string): readonly [string, Limit] {
  const [, name, count, span, unit] = /^(comments|subscriptions)=([1-9]\d{0,5})\/([1-9]\d{0,3})([smhd])$/.exec(entry) ?? [];
  if (!name || !count || !span || !unit) {
    throw new OwnerError(`AFTERWORD_LIMITS has "${entry}": a limit is like comments=10/10m or subscriptions=5/1h; off lifts all.`);
  }
  const unitMs = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[unit] ?? 0;
  return [name, { count: Number(count), windowMs: Number(span) * unitMs }];
}

function words(given: string | null): readonly string[] {
  return given?.split(/\s+/).filter(Boolean) ?? [];
}
