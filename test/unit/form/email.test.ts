import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isEmail } from '../../../src/form/email.js';

describe('an email address', () => {
  for (const good of [
    'sam@example.org',
    'a.b+c@sub.example.co',
    "o'neil@example.ie",
    'user@localhost',
    'jörg@müller.example',
    'ग्राहक@उदाहरण.भारत',
  ])
    it(`may be ${good}`, () => assert.ok(isEmail(good)));

  for (const bad of [
    '',
    'sam',
    'sam@',
    '@example.org',
    'sam@exa mple.org',
    'sam@-example.org',
    'sam@example-.org',
    'sam@example..org',
    'a@b@c.org',
    `${'a'.repeat(250)}@b.org`,
  ])
    it(`is not "${bad.length > 40 ? `${bad.slice(0, 40)}…` : bad}"`, () => assert.ok(!isEmail(bad)));
});
