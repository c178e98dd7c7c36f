import { aTimeout, expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { NewsletterSignup } from '../../src/newsletter-signup/index.js';
import { demoServer } from '../../src/provider/demo.js';
import { demo } from '../../src/provider/newsletter/demo.js';
import { registerNewsletterProvider } from '../../src/provider/newsletter/registry.js';
import { one, placed, text, type, waitUntil, type Attributes } from './signing-up.js';
import { warnings } from './warnings.js';

const address = 'sam@example.org';

registerNewsletterProvider('taking', { ...demo, capabilities: { ...demo.capabilities, simulated: false } });
registerNewsletterProvider('leading', {
  capabilities: { ...demo.capabilities, simulated: false, idempotent: false },
  build: ({ content }) => ({ kind: 'navigate', form: { action: 'about:blank', fields: [['EMAIL', content.email]] } }),
  read: () => ({ kind: 'unreachable' }),
});

const signup = (attributes: Attributes = {}, inside = '') => placed({ provider: 'taking', ...attributes }, inside);

describe('<aw-newsletter-signup> and what the site adds', () => {
  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
    demoServer.clear();
    demoServer.delayMs = 5;
  });

  afterEach(() => {
    for (const each of document.querySelectorAll('aw-newsletter-signup')) each.remove();
  });

  describe('fields of its own', () => {
    const own = `<fieldset slot="fields"><legend>What about?</legend>
      <label><input type="checkbox" name="list" value="weekly" checked>Weekly</label>
      <label><input type="checkbox" name="list" value="events" checked>Events</label>
      <label><input type="checkbox" name="list" value="offers">Offers</label></fieldset>
      <label slot="fields">City <input name="city" required></label>
      <label slot="fields">Role <select name="role"><option value="">—</option><option value="coach">Coach</option></select></label>
      <label slot="fields"><input type="checkbox" name="topic" value="desk" checked>Desk</label>
      <label slot="fields"><input type="checkbox" name="topic" value="walk" checked>Walk</label>
      <label slot="fields">Off <input name="off" value="x" disabled></label>`;

    it('go along under their names; boxes named "list" choose lists', async () => {
      const element = await signup({}, own);
      type(element, address);
      const [city, role] = [element.querySelector<HTMLInputElement>('[name=city]'), element.querySelector('select')];
      if (city) city.value = 'Graz';
      if (role) role.value = 'coach';
      let draft: unknown;
      element.addEventListener('aw-submit', () => (draft = element.draft));
      const success = oneEvent(element, 'aw-success');
      one(element, '#button').click();
      await success;
      expect(draft).to.deep.include({ lists: ['weekly', 'events'], fields: { city: 'Graz', role: 'coach', topic: ['desk', 'walk'] } });
    });

    it('go along again when the mail is asked for again, though they are not shown any more', async () => {
      const element = await signup({}, own.replace('required', 'value="Graz"'));
      type(element, address);
      const drafts: unknown[] = [];
      element.addEventListener('aw-submit', () => drafts.push(element.draft));
      one(element, '#button').click();
      await oneEvent(element, 'aw-success');
      await element.updateComplete;
      one(element, '.afterwards button').click();
      await oneEvent(element, 'aw-success');
      expect(drafts[1]).to.deep.equal(drafts[0]);
      expect(drafts[1]).to.deep.include({ lists: ['weekly', 'events'] });
    });

    it('may change while it is on its way: that goes, once, and its answer counts', async () => {
      const element = await signup({}, own.replace('required', 'value="Graz"'));
      demoServer.delayMs = 200;
      type(element, address);
      one(element, '#button').click();
      await waitUntil(() => element.status === 'submitting');
      const city = element.querySelector<HTMLInputElement>('[name=city]');
      city?.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      expect(element.status).to.equal('submitting');
      await waitUntil(() => element.status === 'confirm');
    });

    it('withdraw what waits when they change, and say so', async () => {
      const element = await signup({}, own.replace('required', 'value="Graz"'));
      demoServer.fail('offline');
      type(element, address);
      one(element, '#button').click();
      await waitUntil(() => element.status === 'waiting');
      element.querySelector<HTMLInputElement>('[name=city]')?.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await element.updateComplete;
      expect(element.status).to.equal('idle');
      expect(text(one(element, '[role=status]'))).to.equal('You changed it, so it was not sent. Press the button to send it.');
    });

    it('want one list at least to be chosen', async () => {
      const element = await signup({}, own.replaceAll(' checked', '').replace('required', ''));
      type(element, address);
      one(element, '#button').click();
      await waitUntil(() => text(one(element, '[role=status]')) === 'Please choose at least one.');
      expect(document.activeElement?.matches('[name=list]')).to.be.true;
      expect(element.status).to.equal('idle');
    });

    it('may have the names of ours', async () => {
      const element = await signup({}, '<input slot="fields" name="email" aria-label="A friend’s address">');
      type(element, address);
      const theirs = element.querySelector('input');
      if (theirs) theirs.value = 'friend@example.org';
      theirs?.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await element.updateComplete;
      expect(one<HTMLInputElement>(element, '#email').value).to.equal(address);
    });

    it('say themselves what is wrong with them, and have the focus then', async () => {
      const element = await signup({}, own);
      type(element, address);
      one(element, '#button').click();
      await waitUntil(() => document.activeElement?.matches('[name=city]') ?? false);
      expect(element.status).to.equal('idle');
    });

    it('send the form on Enter', async () => {
      const element = await signup({}, own);
      type(element, address);
      element.querySelector<HTMLInputElement>('[name=city]')?.focus();
      await sendKeys({ type: 'Graz' });
      const success = oneEvent(element, 'aw-success');
      await sendKeys({ press: 'Enter' });
      await success;
    });

    it('are as accessible as the form around them', async () => {
      await expect(await signup({ heading: 'A letter' }, own)).to.be.accessible();
    });
  });

  describe('a mistyped domain', () => {
    async function mistyped(): Promise<NewsletterSignup> {
      const element = await signup();
      type(element, 'sam@gmial.com');
      one(element, '#email').dispatchEvent(new Event('change', { bubbles: true }));
      await waitUntil(() => text(one(element, '[part=suggestion]')) !== '');
      return element;
    }

    it('gets a suggestion, which one tap accepts', async () => {
      const element = await mistyped();
      expect(text(one(element, '[part=suggestion]'))).to.equal('Did you mean sam@gmail.com?');
      await expect(element).to.be.accessible();
      one(element, '[part=suggestion] button').click();
      await element.updateComplete;
      expect(one<HTMLInputElement>(element, '#email').value).to.equal('sam@gmail.com');
      expect(element.shadowRoot?.activeElement?.id).to.equal('email');
      expect(text(one(element, '[part=suggestion]'))).to.equal('');
    });

    it('comes only after a press that has begun: the button does not slip away under it', async () => {
      const element = await signup();
      type(element, 'sam@gmial.com');
      await waitUntil(() => element.draft !== undefined);
      one(element, '#button').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      one(element, '#email').dispatchEvent(new Event('change', { bubbles: true }));
      await element.updateComplete;
      expect(text(one(element, '[part=suggestion]'))).to.equal('');
      one(element, '#button').dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
      await waitUntil(() => text(one(element, '[part=suggestion]')) !== '');
    });

    it('blocks nothing', async () => {
      const element = await mistyped();
      const success = oneEvent(element, 'aw-success');
      one(element, '#button').click();
      await success;
      expect(text(one(element, '[role=status]'))).to.contain('sam@gmial.com');
    });
  });

  it('keeps two forms for one list apart', async () => {
    const [first, second] = [await signup({ list: 'weekly' }), await signup({ list: 'weekly' })];
    demoServer.fail('offline');
    type(first, address);
    one(first, '#button').click();
    await waitUntil(() => first.status === 'waiting');
    type(second, 'x');
    second.reset();
    first.remove();
    second.remove();
    const again = await signup({ list: 'weekly' });
    await waitUntil(() => again.status === 'confirm');
    expect(text(one(again, '[role=status]'))).to.contain(address);
  });

  it('makes no page scroll sideways, whatever its direction', async () => {
    const box = document.createElement('div');
    box.dir = 'rtl';
    document.body.append(box);
    const element = await signup();
    box.append(element);
    await element.updateComplete;
    expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
    box.remove();
  });

  it('takes the tags and lists of the form inside, and names what that hides', async () => {
    const said = await warnings(async () => {
      const element = await signup(
        {},
        `<form method="post" action="/x"><input type="hidden" name="tags" value="sleep"><input type="hidden" name="list" value="a">
          <input type="hidden" name="list" value="b"><input name="fields[first_name]"><input type="email" name="e"><input type="checkbox" name="gdpr"></form>`,
      );
      one(element, '#email').focus();
      await waitUntil(() => element.draft?.names.name === 'fields[first_name]');
      expect(element.draft).to.deep.include({ tags: ['sleep'], lists: ['a', 'b'], names: { email: 'e', name: 'fields[first_name]' } });
      await aTimeout(50);
    });
    expect(said.some((each) => each.includes('form inside: its fields gdpr are not shown'))).to.be.true;
  });

  it('leads to a mailbox of the large providers, and to no other', async () => {
    for (const [typed, site] of [
      ['sam@gmail.com', 'https://mail.google.com/'],
      [address, undefined],
    ] as const) {
      const element = await signup();
      type(element, typed);
      const success = oneEvent(element, 'aw-success');
      one(element, '#button').click();
      await success;
      await element.updateComplete;
      expect(element.renderRoot.querySelector<HTMLAnchorElement>('.afterwards a')?.href).to.equal(site);
      element.remove();
    }
  });

  it('says where the visitor came from only where the site asks', async () => {
    for (const source of [undefined, '']) {
      const element = await signup(source === undefined ? {} : { source });
      type(element, address);
      await waitUntil(() => element.draft !== undefined);
      if (source === undefined) expect(element.draft?.source).to.equal(null);
      else expect(element.draft?.source).to.include({ path: location.pathname });
      element.remove();
    }
  });

  it('has a field for programs which fill in everything; nobody else comes to it', async () => {
    const element = await signup({ heading: 'A letter' });
    const trap = one<HTMLInputElement>(element, '[name=subject]');
    expect(trap.tabIndex).to.equal(-1);
    expect(trap.autocomplete).to.equal('off');
    expect(trap.closest('[aria-hidden=true]')).to.not.equal(null);
    type(element, address);
    trap.value = 'Buy now';
    await waitUntil(() => element.draft?.trap === 'Buy now');
    await expect(element).to.be.accessible();
  });

  describe('a page to go to afterwards', () => {
    it('is gone to once the sign-up was taken', async () => {
      const element = await signup({ redirect: '#thank-you' });
      type(element, address);
      one(element, '#button').click();
      await waitUntil(() => location.hash === '#thank-you');
      expect(element.status).to.equal('confirm');
      history.replaceState(null, '', ' ');
    });

    it('is not gone to where it is no address of a page; the site owner is told', async () => {
      const said = await warnings(async () => {
        const element = await signup({ redirect: 'javascript:alert(1)' });
        type(element, address);
        const success = oneEvent(element, 'aw-success');
        one(element, '#button').click();
        await success;
      });
      expect(said[0]).to.match(/attribute "redirect": "javascript:alert\(1\)" is not an address/);
    });
  });

  describe('a back end to which only a form can go', () => {
    const { submit } = HTMLFormElement.prototype;
    let left: { action: string; fields: Record<string, string> }[] = [];

    beforeEach(() => {
      left = [];
      HTMLFormElement.prototype.submit = function (this: HTMLFormElement) {
        left.push({ action: this.action, fields: Object.fromEntries(new FormData(this)) as Record<string, string> });
      };
    });

    afterEach(() => (HTMLFormElement.prototype.submit = submit));

    async function gone(): Promise<NewsletterSignup> {
      const element = await signup({ provider: 'leading' });
      type(element, address);
      const success = oneEvent(element, 'aw-success');
      one(element, '#button').click();
      expect((await success).detail).to.deep.equal({ status: 'sent' });
      return element;
    }

    it('is gone to with what was typed, in the same tab', async () => {
      const element = await gone();
      expect(left).to.deep.equal([{ action: 'about:blank', fields: { EMAIL: address } }]);
      expect(element.status).to.equal('sent');
      expect(document.querySelector('body > form')).to.equal(null);
    });

    it('keeps the address until the visitor is back, and then says only what is known', async () => {
      (await gone()).remove();
      const element = await signup({ provider: 'leading' });
      await waitUntil(() => element.status === 'sent');
      await element.updateComplete;
      expect(text(one(element, '[role=status]'))).to.contain('If the page there said that all is well');
      expect(left).to.have.length(1);
      expect(JSON.stringify({ ...sessionStorage })).not.to.contain(address);
      one(element, '.afterwards button').click();
      await waitUntil(() => left.length === 2);
      expect(left[1]?.fields).to.deep.equal({ EMAIL: address });
    });
  });
});
