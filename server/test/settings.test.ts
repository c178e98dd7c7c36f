import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OwnerError } from '../src/owner-error.ts';
import { readSettings } from '../src/settings.ts';

const production = {
  NODE_ENV: 'production',
  AFTERWORD_URL: 'https://talk.magazine.example/',
  AFTERWORD_ORIGINS: 'https://magazine.example http://www.magazine.example:80',
  AFTERWORD_SECRET: 'x'.repeat(32),
  AFTERWORD_SMTP: 'smtp://mail.magazine.example',
  AFTERWORD_MAIL_FROM: 'The Magazine <letters@magazine.example>',
};

function refuses(environment: Readonly<Record<string, string | undefined>>, name: string): void {
  assert.throws(
    () => readSettings(environment),
    (error) => error instanceof OwnerError && error.message.includes(name) && !error.message.includes('\n'),
  );
}

describe('the settings', () => {
  it('have defaults for everything outside production', () => {
    const settings = readSettings({});
    assert.equal(settings.database, 'afterword.db');
    assert.equal(settings.port, 4100);
    assert.equal(settings.sites, '*');
    assert.equal(settings.moderation, 'first');
    assert.equal(settings.smtp, null);
    assert.deepEqual(settings.limits, { comments: { count: 10, windowMs: 600_000 }, subscriptions: { count: 5, windowMs: 600_000 } });
  });

  it('are read', () => {
    const settings = readSettings({
      ...production,
      AFTERWORD_HOST: '0.0.0.0',
      AFTERWORD_LISTS: 'weekly=Weekly_letters daily=Notes',
      AFTERWORD_LIMITS: 'comments=3/1h',
      AFTERWORD_MODERATION: 'all',
      AFTERWORD_TRUST_PROXY: '2',
      AFTERWORD_BLOCKED_DOMAINS: 'Trash.example',
      AFTERWORD_ADMIN: 'mia@magazine.example max@magazine.example',
    });
    assert.deepEqual(settings.moderators, ['mia@magazine.example', 'max@magazine.example']);
    assert.equal(settings.url, 'https://talk.magazine.example');
    assert.deepEqual(settings.sites, ['https://magazine.example', 'https://www.magazine.example']);
    assert.deepEqual(
      [...settings.lists.names],
      [
        ['weekly', 'Weekly letters'],
        ['daily', 'Notes'],
      ],
    );
    assert.equal(settings.lists.first, 'weekly');
    assert.deepEqual(settings.limits, { comments: { count: 3, windowMs: 3_600_000 }, subscriptions: { count: 5, windowMs: 600_000 } });
    assert.equal(settings.trustProxy, 2);
    assert.deepEqual(settings.blockedDomains, ['trash.example']);
  });

  for (const name of ['AFTERWORD_URL', 'AFTERWORD_ORIGINS', 'AFTERWORD_SECRET', 'AFTERWORD_SMTP'] as const) {
    it(`want ${name} in production, and say so in one line`, () => refuses({ ...production, [name]: undefined }, name));
  }

  const wrong: readonly (readonly [name: string, value: string])[] = [
    ['AFTERWORD_PORT', 'http'],
    ['AFTERWORD_PORT', '65536'],
    ['AFTERWORD_URL', 'talk.magazine.example'],
    ['AFTERWORD_ORIGINS', '*'],
    ['AFTERWORD_ORIGINS', 'https://magazine.example/blog'],
    ['AFTERWORD_SECRET', 'short'],
    ['AFTERWORD_SMTP', 'mail.magazine.example'],
    ['AFTERWORD_MAIL_FROM', 'The Magazine'],
    ['AFTERWORD_LISTS', 'weekly'],
    ['AFTERWORD_ADMIN', 'mia'],
    ['AFTERWORD_MODERATION', 'some'],
    ['AFTERWORD_LIMITS', 'comments=10'],
    ['AFTERWORD_TRUST_PROXY', '-1'],
    ['AFTERWORD_DATABASE', 'postgres://localhost/afterword'],
  ];
  for (const [name, value] of wrong) {
    it(`refuse ${name}="${value}" in one line`, () => refuses({ ...production, [name]: value }, name));
  }

  it('do without SMTP only where nobody else can reach the server', () => {
    refuses({ AFTERWORD_HOST: '0.0.0.0' }, 'AFTERWORD_SMTP');
    refuses({ AFTERWORD_URL: 'https://talk.magazine.example' }, 'AFTERWORD_SMTP');
    assert.equal(readSettings({ AFTERWORD_HOST: '::1', AFTERWORD_URL: 'http://localhost:4100' }).smtp, null);
  });

  it('never repeat a secret or a password', () => {
    for (const environment of [
      { ...production, AFTERWORD_SECRET: 'hunter2' },
      { ...production, AFTERWORD_SMTP: 'hunter2' },
    ]) {
      assert.throws(
        () => readSettings(environment),
        (error) => error instanceof OwnerError && !error.message.includes('hunter2'),
      );
    }
  });
});
