import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Locator } from 'playwright-core';
import { installGhost } from './ghost-install.ts';
import { Ghost } from './ghost-server.ts';
import { Mailbox } from './mailbox.ts';
import { OwnersPage } from './page.ts';

const absent = await installGhost();

describe('signing up for a blog that Ghost runs', { skip: absent ?? false }, () => {
  const mailbox = new Mailbox();

  before(() => mailbox.open());
  after(() => mailbox.close());

  /** A Ghost of the test's own, since it counts requests by the visitor's network address, and a page elsewhere that signs up for it. */
  async function open(t: TestContext) {
    const ghost = await Ghost.open(mailbox.port);
    t.after(() => ghost.close());
    const site = await OwnersPage.open(
      ghost.address,
      `<aw-newsletter-signup provider="ghost" endpoint="${ghost.address}" tags="reader, from the footer" name-field="optional"></aw-newsletter-signup>`,
    );
    t.after(() => site.close());
    const visit = async () => {
      const { page, faults } = await site.visit();
      return { page, faults, form: page.locator('aw-newsletter-signup') };
    };
    return { ghost, visit };
  }

  it('sends a mail, and its link makes the member with name, labels and newsletter', async (t) => {
    const { ghost, visit } = await open(t);
    const { form, faults } = await visit();
    await form.getByRole('textbox', { name: 'Name' }).fill('Ruth Ortega');
    await signUp(form, 'ruth@example.org');
    await form.getByText('We sent a mail to ruth@example.org.').waitFor();
    assert.equal(await form.evaluate((element) => element.matches(':state(confirm)')), true);
    assert.equal(ghost.member('ruth@example.org'), undefined);

    await follow(mailbox.to('ruth@example.org'));
    assert.deepEqual(ghost.member('ruth@example.org'), {
      name: 'Ruth Ortega',
      labels: ['from the footer', 'reader'],
      newsletters: ['Default Newsletter'],
    });
    assert.deepEqual(faults, []);
  });

  it('gives a member the same answer as a stranger', async (t) => {
    const { visit } = await open(t);
    const first = await visit();
    await signUp(first.form, 'known@example.org');
    await first.form.getByText('We sent a mail to known@example.org.').waitFor();
    await follow(mailbox.to('known@example.org'));

    const second = await visit();
    await signUp(second.form, 'known@example.org');
    await second.form.getByText('We sent a mail to known@example.org.').waitFor();
    assert.equal(mailbox.to('known@example.org').length, 2);
    assert.deepEqual([...first.faults, ...second.faults], []);
  });

  for (const [who, address] of [
    ['Ghost', 'ruth@office'],
    ["Ghost's mail server", 'ruth@nobody.example'],
  ] as const) {
    it(`says beside the field that ${who} does not take an address, and leaves it there`, async (t) => {
      const { visit } = await open(t);
      const { form, faults } = await visit();
      await form.getByRole('textbox', { name: 'Name' }).fill('Ruth');
      await signUp(form, address);
      await form.getByText('This address was not accepted.').waitFor();
      const email = form.getByRole('textbox', { name: 'Email' });
      assert.equal(await email.getAttribute('aria-invalid'), 'true');
      assert.equal(await email.inputValue(), address);
      assert.equal(await form.getByRole('textbox', { name: 'Name' }).inputValue(), 'Ruth');
      assert.deepEqual(mailbox.to(address), []);
      assert.deepEqual(faults, []);
    });
  }

  it('says that it was too much when one address is sent for the sixth time', async (t) => {
    const { visit } = await open(t);
    const { page, form, faults } = await visit();
    await signUp(form, 'eager@example.org');
    for (let times = 2; times <= 6; times++) {
      await page.waitForFunction(() => document.querySelector('aw-newsletter-signup:state(confirm)'));
      await form.getByRole('button', { name: 'Send again' }).click();
    }
    await form.getByText('That was a lot in a short time.').waitFor();
    assert.equal(await form.getByRole('textbox', { name: 'Email' }).inputValue(), 'eager@example.org');
    assert.equal(mailbox.to('eager@example.org').length, 5);
    assert.deepEqual(faults, []);
  });

  it('loses nothing while Ghost is down, and sends one mail when the visitor tries again', async (t) => {
    const { ghost, visit } = await open(t);
    const { page, form, faults } = await visit();
    await ghost.kill();
    await signUp(form, 'patient@example.org');
    await form.getByText('There was no answer').waitFor();
    await page.reload();
    const again = form.getByRole('button', { name: 'Try again now' });
    await again.waitFor();
    assert.equal(await form.getByRole('textbox', { name: 'Email' }).inputValue(), 'patient@example.org');

    await ghost.start();
    assert.deepEqual(mailbox.to('patient@example.org'), []);
    await again.click();
    await form.getByText('We sent a mail to patient@example.org.').waitFor();
    assert.equal(mailbox.to('patient@example.org').length, 1);
    // The one word in the console is the element's own, for the owner: nobody answers at the endpoint.
    assert.match(faults.join('\n'), /^<aw-newsletter-signup> attribute "endpoint": .* gave no answer.*$/);
  });
});

async function signUp(form: Locator, address: string): Promise<void> {
  await form.getByRole('textbox', { name: 'Email' }).fill(address);
  await form.getByRole('button', { name: 'Sign me up' }).click();
}

/** Follows the link in the newest mail, as far as Ghost's own answer: the page behind it loads scripts from elsewhere. */
async function follow(mails: readonly string[]): Promise<void> {
  const link = /\S+\/members\/\?token=\S+/.exec(mails.at(-1) ?? '')?.[0];
  assert.ok(link, 'there is no link in the mail');
  const answer = await fetch(link, { redirect: 'manual' });
  assert.match(answer.headers.get('location') ?? '', /success=true/);
}
