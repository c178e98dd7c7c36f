import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isEmail } from '../../../src/form/email.js';
import { mailSiteOf } from '../../../src/newsletter-signup/mail-site.js';
import { suggestAddress } from '../../../src/newsletter-signup/suggestion.js';

describe('a mistyped domain', () => {
  const slips: Readonly<Record<string, string>> = {
    'sam@gmial.com': 'sam@gmail.com',
    'sam@gmai.com': 'sam@gmail.com',
    'sam@ggmail.com': 'sam@gmail.com',
    'sam@gnail.com': 'sam@gmail.com',
    'sam@gmail.co': 'sam@gmail.com',
    'sam@gmail.con': 'sam@gmail.com',
    'sam@GMIAL.COM': 'sam@gmail.com',
    'sam@hotmial.fr': 'sam@hotmail.fr',
    'sam@yaho.co.uk': 'sam@yahoo.co.uk',
    'sam@outlok.dk': 'sam@outlook.dk',
    'sam@t-onlin.de': 'sam@t-online.de',
    'sam@example.con': 'sam@example.com',
    'Sam.O@example.ogr': 'Sam.O@example.org',
  };

  for (const [typed, meant] of Object.entries(slips)) {
    it(`${typed} was probably meant to be ${meant}`, () => assert.equal(suggestAddress(typed), meant));
  }

  const right = [
    'sam@gmail.com',
    'sam@ymail.com',
    'sam@mail.com',
    'sam@email.com',
    'sam@yahoo.ie',
    'sam@outlook.dk',
    'sam@example.co',
    'sam@fastmail.fm',
    'sam@protonmail.ch',
    'sam@t-online.hu',
    'sam@icloud.com.cn',
    'sam@cloud.com',
    'sam@gail.co.in',
    'sam@liberto.com',
    'sam@btinternet.co.uk',
    'sam@example.org',
    'sam@localhost',
    '@gmial.com',
    'gmial.com',
    'sam@',
    '',
    'zoë@bücher.example',
  ];

  for (const address of right)
    it(`nothing is said about ${address || 'an empty field'}`, () => assert.equal(suggestAddress(address), undefined));

  it('leads to an address which is one, and needs no further help', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const meant = suggestAddress(address);
        if (meant === undefined) return;
        assert.ok(isEmail(meant));
        assert.equal(suggestAddress(meant), undefined);
      }),
    );
  });
});

describe('the site of a mailbox', () => {
  it('is known of the large providers, and of nobody else', () => {
    assert.deepEqual(mailSiteOf('sam@gmail.com'), { name: 'Gmail', site: 'https://mail.google.com/' });
    assert.equal(mailSiteOf('sam@Yahoo.co.uk')?.name, 'Yahoo');
    assert.equal(mailSiteOf('sam@example.org'), undefined);
    assert.equal(mailSiteOf('sam@gmail.com.example.org'), undefined);
  });
});
