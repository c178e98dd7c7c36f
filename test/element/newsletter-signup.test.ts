import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { NewsletterSignup } from '../../src/newsletter-signup/index.js';
import { demoServer, type Fault } from '../../src/provider/demo.js';
import type { Exchange } from '../../src/provider/exchange.js';
import { demo } from '../../src/provider/newsletter/demo.js';
import { registerNewsletterProvider } from '../../src/provider/newsletter/registry.js';
import type { NewsletterProvider, SubscriptionDraft } from '../../src/provider/provider.js';
import { configure } from '../../src/site/index.js';
import { arrived, find, one, placed, text, type, waitUntil, type Attributes } from './signing-up.js';
import { warnings } from './warnings.js';

const address = 'sam@example.org';

/** All that left the page. */
const sent: Exchange[] = [];

/** A real back end, as far as the element can tell: the demo's server behind a network that is listened to. */
const fake: NewsletterProvider = {
  build: demo.build,
  read: demo.read,
  capabilities: { ...demo.capabilities, simulated: false },
  transport: (exchange, signal) => {
    sent.push(exchange);
    return demoServer.transport(exchange, signal);
  },
};
registerNewsletterProvider('fake', fake);
registerNewsletterProvider('once', { ...fake, capabilities: { ...fake.capabilities, idempotent: false } });
registerNewsletterProvider('poor', {
  ...fake,
  capabilities: { idempotent: false, name: false, tags: false, fields: false, consent: false, list: 'required' },
});
registerNewsletterProvider('proving', {
  ...fake,
  challenge: () => ({ url: 'https://back.invalid/v1/challenge', method: 'GET', headers: {} }),
});
for (const kind of ['subscribed', 'sent'] as const) registerNewsletterProvider(kind, { ...fake, read: () => ({ kind }) });

const signup = (attributes: Attributes = {}, inside = '') =>
  placed({ provider: 'fake', heading: 'One calm letter', ...attributes }, inside);

const field = (element: NewsletterSignup, name = 'email') => one<HTMLInputElement>(element, `[name=${name}]`);
const button = (element: NewsletterSignup) => one<HTMLButtonElement>(element, '[part=button]');
const said = (element: NewsletterSignup) => text(one(element, '[role=status]'));
const focused = (element: NewsletterSignup) => element.shadowRoot?.activeElement ?? null;

/** What describes a field, as a screen reader finds it. */
const described = (element: NewsletterSignup, name: string) => {
  const id = field(element, name).getAttribute('aria-describedby');
  return id ? text(one(element, `#${id}`)) : '';
};

/** Waits until the element is in a state, and shows it. */
async function stands(element: NewsletterSignup, status: NewsletterSignup['status']): Promise<void> {
  await waitUntil(() => element.status === status, `${element.status} becomes ${status}`);
  await element.updateComplete;
  await arrived(element);
  expect(element.matches(`:state(${status})`), `:state(${status})`).to.be.true;
}

/** An element that was filled in and sent, in the state that comes of it. */
async function after(
  status: NewsletterSignup['status'],
  attributes: Attributes = {},
  ...faults: readonly Fault[]
): Promise<NewsletterSignup> {
  const element = await signup(attributes);
  type(element, address);
  demoServer.fail(...faults);
  button(element).click();
  await stands(element, status);
  return element;
}

const keyOf = ({ headers }: Exchange) => headers['Idempotency-Key'];
const bodyOf = ({ body }: Exchange) => JSON.parse(body ?? '') as SubscriptionDraft; // our own provider has written it

const session = () => JSON.stringify({ ...sessionStorage });

describe('<aw-newsletter-signup>', () => {
  beforeEach(() => {
    sessionStorage.clear();
    demoServer.clear();
    demoServer.delayMs = 5;
    sent.length = 0;
  });

  afterEach(() => {
    for (const each of document.querySelectorAll('aw-newsletter-signup')) each.remove();
    configure({ server: '' });
  });

  describe('at first', () => {
    it('is an ordinary form, which autofill and password managers know', async () => {
      const element = await signup({ description: 'One thing to try.', note: 'No spam.' });
      const { type, name, autocomplete, required, labels } = field(element);
      expect({ type, name, autocomplete, required }).to.deep.equal({ type: 'email', name: 'email', autocomplete: 'email', required: true });
      expect(labels?.[0]?.textContent).to.equal('Email');
      expect(field(element).form?.noValidate).to.be.true;
      expect(text(button(element))).to.equal('Sign me up');
      expect(element.status).to.equal('idle');
      expect(element.matches(':state(idle)')).to.be.true;
      await expect(element).to.be.accessible();
    });

    it('asks for what the site wants', async () => {
      const element = await signup({ 'name-field': 'optional', consent: 'I agree.', 'button-label': 'Join', note: 'No spam.' });
      expect(field(element, 'name').required).to.be.false;
      expect(text(one(element, 'label[for=name]'))).to.equal('Name (optional)');
      expect(field(element, 'name').autocomplete).to.equal('name');
      expect(field(element, 'consent').labels?.[0]?.textContent).to.equal('I agree.');
      expect(text(button(element))).to.equal('Join');
      element.setAttribute('name-field', 'required');
      await element.updateComplete;
      expect(field(element, 'name').required).to.be.true;
      await expect(element).to.be.accessible();
    });

    it('sends nothing before the visitor begins, and then asks for one challenge', async () => {
      const element = await signup({ provider: 'proving' });
      await aTimeout(20);
      expect(sent).to.be.empty;
      field(element).focus();
      button(element).focus();
      await waitUntil(() => sent.length > 0);
      expect(sent.map(({ url }) => url)).to.deep.equal(['https://back.invalid/v1/challenge']);
    });

    it('keeps field and button in one row, where there is room, and one below the other where there is none', async () => {
      const element = await signup({ layout: 'inline' });
      const row = () => field(element).getBoundingClientRect().top === button(element).getBoundingClientRect().top;
      element.style.inlineSize = '600px';
      expect(row()).to.be.true;
      element.submit();
      await element.updateComplete;
      expect(row(), 'with an error below the field').to.be.true;
      element.style.inlineSize = '280px';
      expect(row()).to.be.false;
      expect(element.scrollWidth).to.be.at.most(280);
    });
  });

  describe('what a visitor must mend', () => {
    it('is said beside the field, which has the focus, and nothing is sent', async () => {
      const element = await signup({ 'name-field': 'required', consent: 'I agree.' });
      button(element).click();
      await waitUntil(() => described(element, 'name') !== '');
      expect(described(element, 'name')).to.equal('Please fill this in.');
      expect(described(element, 'email')).to.equal('Please fill this in.');
      expect(described(element, 'consent')).to.equal('Please tick this box to go on.');
      expect(focused(element)?.id).to.equal('name');
      expect(field(element).getAttribute('aria-invalid')).to.equal('true');
      await expect(element).to.be.accessible();
      expect(sent).to.be.empty;
      expect(element.status).to.equal('idle');
    });

    it('keeps what was typed, and goes when it is mended', async () => {
      const element = await signup();
      type(element, 'sam@');
      button(element).click();
      await waitUntil(() => described(element, 'email') !== '');
      expect(described(element, 'email')).to.match(/^This does not look like an email address/);
      expect(field(element).value).to.equal('sam@');
      type(element, address);
      await element.updateComplete;
      expect(described(element, 'email')).to.equal('');
      expect(field(element).hasAttribute('aria-invalid')).to.be.false;
    });

    it('is each in turn', async () => {
      const element = await signup({ consent: 'I agree.' });
      type(element, address);
      button(element).click();
      await waitUntil(() => described(element, 'consent') !== '');
      expect(focused(element)?.id).to.equal('consent');
      expect(described(element, 'email')).to.equal('');
    });
  });

  describe('sending', () => {
    it('says before what is about to go, and after what came of it', async () => {
      const element = await signup({ list: 'weekly', tags: 'back, desk', 'name-field': 'optional', consent: 'I agree.' });
      type(element, ` ${address} `);
      type(element, 'Sam', 'name');
      field(element, 'consent').click();
      const page = location.origin + location.pathname;
      const content = { email: address, name: 'Sam', tags: ['back', 'desk'], fields: {}, consent: 'I agree.', locale: 'en', page };
      const draft = { ...content, lists: ['weekly'], names: { email: 'email', name: 'name' }, source: null, trap: '' };
      let told: unknown;
      element.addEventListener('aw-submit', ({ detail }) => (told = { ...detail, draft: element.draft }), { once: true });
      const success = oneEvent(element, 'aw-success');
      element.submit();
      expect((await success).detail).to.deep.equal({ status: 'confirm' });
      expect(told).to.deep.equal({ kind: 'subscription', draft });
      expect(sent.map(bodyOf)).to.deep.equal([{ ...content, list: 'weekly' }]);
    });

    it('tells the page nothing of what was typed', async () => {
      const element = await signup();
      type(element, address);
      const events = [oneEvent(element, 'aw-submit'), oneEvent(element, 'aw-success')];
      button(element).click();
      for (const { detail } of await Promise.all(events)) expect(JSON.stringify(detail)).not.to.include(address);
    });

    it('can be stopped by the page', async () => {
      const element = await signup();
      type(element, address);
      element.addEventListener('aw-submit', (event) => event.preventDefault(), { once: true });
      button(element).click();
      await aTimeout(20);
      expect(element.status).to.equal('idle');
      expect(sent).to.be.empty;
      button(element).click();
      await stands(element, 'confirm');
    });

    it('does not say that a box was ticked which was not', async () => {
      const element = await signup({ consent: 'I agree.' });
      field(element).focus();
      await waitUntil(() => element.draft !== undefined);
      expect(element.draft?.consent).to.be.null;
      field(element, 'consent').click();
      expect(element.draft?.consent).to.equal('I agree.');
    });

    it('happens once, keeps the focus, and says so on the button', async () => {
      demoServer.delayMs = 60_000;
      const element = await signup();
      type(element, address);
      button(element).focus();
      button(element).click();
      button(element).click();
      element.submit();
      await stands(element, 'submitting');
      expect(text(button(element))).to.equal('Sending…');
      expect(button(element).getAttribute('aria-disabled')).to.equal('true');
      expect(field(element).readOnly).to.be.true;
      expect(focused(element)?.id).to.equal('button');
      expect(sent).to.have.length(1);
      await expect(element).to.be.accessible();
    });

    it('takes back what is edited, or reset, before the half that sends has come', async () => {
      const edited = await signup({ consent: 'I agree.' });
      type(edited, address);
      field(edited, 'consent').click();
      edited.submit();
      field(edited, 'consent').click();
      const reset = await signup();
      type(reset, address);
      reset.submit();
      reset.reset();
      await aTimeout(50);
      expect([edited.status, reset.status]).to.deep.equal(['idle', 'idle']);
      expect(sent).to.be.empty;
    });

    it('works before the chunk of its provider has come', async () => {
      const element = await signup({ provider: 'demo', endpoint: '' });
      type(element, address);
      element.submit();
      await stands(element, 'confirm');
    });
  });

  describe('a mail on its way', () => {
    it('takes the place of the form, in the same height', async () => {
      const element = await signup({ note: 'No spam.' });
      const { height } = element.getBoundingClientRect();
      type(element, address);
      button(element).click();
      await stands(element, 'confirm');
      expect(find(element, 'input')).to.be.null;
      // Engines lay out in parts of a pixel.
      expect(element.getBoundingClientRect().height).to.be.closeTo(height, 0.1);
      expect(said(element)).to.include('check your mail').and.to.include(`We sent a mail to ${address}. Open it`);
      await expect(element).to.be.accessible();
    });

    it('is said by the region that was there before, which has the focus', async () => {
      const element = await signup();
      const status = one(element, '[role=status]');
      type(element, address);
      button(element).click();
      await stands(element, 'confirm');
      expect(one(element, '[role=status]')).to.equal(status);
      expect(focused(element)).to.equal(status);
    });

    it('takes the focus from nobody who is elsewhere by then', async () => {
      const element = await signup();
      const elsewhere = await fixture<HTMLInputElement>(html`<input aria-label="Search" />`);
      type(element, address);
      button(element).click();
      elsewhere.focus();
      await stands(element, 'confirm');
      expect(document.activeElement).to.equal(elsewhere);
    });

    it('leaves no address on the device', async () => {
      await after('confirm');
      expect(session()).not.to.include(address);
    });

    it('is sent again under a new key, and says only that it was asked for', async () => {
      const element = await after('confirm');
      button(element).focus();
      expect(text(button(element))).to.equal('Send again');
      button(element).click();
      await stands(element, 'submitting');
      expect(text(button(element))).to.equal('Sending…');
      await stands(element, 'confirm');
      expect(said(element)).to.include(`We have asked for another mail to ${address}`);
      expect(focused(element)?.textContent.trim()).to.equal('Send again');
      const [first, second] = sent;
      expect(second && bodyOf(second)).to.deep.equal(first && bodyOf(first));
      expect(second && keyOf(second)).not.to.equal(first && keyOf(first));
    });

    it('that cannot be asked for again shows the form, with the address and the focus', async () => {
      const element = await after('confirm');
      button(element).focus();
      demoServer.fail({ code: 'too-many', retryAfter: 60 });
      button(element).click();
      await stands(element, 'error');
      expect(field(element).value).to.equal(address);
      expect(said(element)).to.match(/^That was a lot in a short time/);
      expect(focused(element)?.id).to.equal('button');
    });

    it('can go to another address: the form comes back with the old one to mend', async () => {
      const element = await after('confirm');
      const change = [...element.renderRoot.querySelectorAll<HTMLButtonElement>('button')].find(
        (each) => text(each) === 'Use another address',
      );
      change?.focus();
      change?.click();
      await stands(element, 'idle');
      expect(field(element).value).to.equal(address);
      expect(focused(element)?.id).to.equal('email');
    });

    it('is no more than what the back end said', async () => {
      expect(said(await after('subscribed', { provider: 'subscribed' }))).to.include('You are on the list');
      expect(said(await after('sent', { provider: 'sent' })))
        .to.include('Your request is on its way')
        .and.to.include('only then');
      const known = await after('sent', { provider: 'sent', confirmation: 'none' });
      expect(said(known)).to.include('You are on the list');
      expect(known.renderRoot.querySelectorAll('button')).to.have.length(0);
      await expect(known).to.be.accessible();
    });

    it('gives way to the site’s own words', async () => {
      const element = await signup({}, '<p slot="success">Welcome aboard.</p>');
      type(element, address);
      button(element).click();
      await stands(element, 'confirm');
      const slot = one<HTMLSlotElement>(element, 'slot[name=success]');
      expect(slot.assignedElements().map(({ textContent }) => textContent)).to.deep.equal(['Welcome aboard.']);
    });
  });

  describe('a refusal', () => {
    it('of a field stands beside it and takes the focus there; what was typed stays', async () => {
      const failed = oneEvent(document, 'aw-error');
      const element = await after('error', {}, { code: 'invalid', field: 'email' });
      expect((await failed).detail).to.deep.equal({ code: 'invalid', retryable: false });
      expect(described(element, 'email')).to.match(/^This address was not accepted/);
      expect(focused(element)?.id).to.equal('email');
      expect(field(element).value).to.equal(address);
      await expect(element).to.be.accessible();
    });

    it('of anything else stands above the button, and is said', async () => {
      const failed = oneEvent(document, 'aw-error');
      const element = await after('error', {}, { code: 'too-many', retryAfter: 60 });
      expect((await failed).detail).to.deep.equal({ code: 'too-many', retryable: true });
      expect(said(element)).to.equal('That was a lot in a short time. Please try again in 1 minute.');
      expect(one(element, '[role=status]').compareDocumentPosition(button(element))).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
      expect(field(element).value).to.equal(address);
      await expect(element).to.be.accessible();
    });

    it('is over when the visitor goes on typing, and what is sent then has a new key', async () => {
      const element = await after('error', {}, { code: 'blocked', field: 'email' });
      type(element, 'kim@example.org');
      await stands(element, 'idle');
      expect(said(element)).to.equal('');
      button(element).click();
      await stands(element, 'confirm');
      expect(new Set(sent.map(keyOf)).size).to.equal(2);
      expect(sent.map((each) => bodyOf(each).email)).to.deep.equal([address, 'kim@example.org']);
    });

    it('of the page tells the visitor what to do, and the site owner what to set', async () => {
      const warned = await warnings(async () => {
        const element = await after('error', {}, { code: 'forbidden' });
        expect(said(element)).to.equal('This was not accepted from this page. Please let the site know.');
      });
      expect(warned[0]).to.include(`add its origin, "${location.origin}", to AFTERWORD_ORIGINS`);
    });

    it('of the list tells the site owner', async () => {
      const warned = await warnings(async () => after('error', { list: 'wekly' }, { code: 'invalid', field: 'list' }));
      expect(warned).to.have.length(1);
      expect(warned[0]).to.match(/^<aw-newsletter-signup> attribute "list": "wekly" is not known to the back end/);
    });
  });

  describe('a back end that does not answer', () => {
    for (const fault of ['offline', 'html'] as const) {
      it(`(${fault}) leaves the sign-up waiting, kept on the device; the button tries again`, async () => {
        const element = await after('waiting', {}, fault);
        expect(said(element)).to.match(/kept on this device and will be sent by itself/);
        expect(text(button(element))).to.equal('Try again now');
        expect(field(element).value).to.equal(address);
        expect(session()).to.include(address);
        await expect(element).to.be.accessible();
        button(element).click();
        await stands(element, 'confirm');
        expect(new Set(sent.map(keyOf)).size).to.equal(1);
      });
    }

    it('is tried again by itself when the page is online again', async () => {
      const element = await after('waiting', {}, 'offline');
      dispatchEvent(new Event('online'));
      await stands(element, 'confirm');
    });

    it('says that it waits once, not again at every try', async () => {
      const element = await after('waiting', {}, 'offline', 'offline');
      const sentence = one(element, '[role=status]').firstElementChild;
      const seen: string[] = [];
      const observer = new MutationObserver(() => seen.push(said(element)));
      observer.observe(one(element, '[role=status]'), { subtree: true, childList: true, characterData: true });
      dispatchEvent(new Event('online'));
      await waitUntil(() => sent.length === 2 && element.status === 'waiting');
      await element.updateComplete;
      expect(one(element, '[role=status]').firstElementChild).to.equal(sentence);
      expect(seen).to.be.empty;
      observer.disconnect();
    });

    it('does not get what the visitor has changed meanwhile', async () => {
      const element = await after('waiting', {}, 'offline');
      type(element, 'kim@example.org');
      await stands(element, 'idle');
      expect(text(button(element))).to.equal('Sign me up');
      dispatchEvent(new Event('online'));
      await aTimeout(20);
      expect(sent).to.have.length(1);
      expect(session()).to.include('kim@example.org').and.not.to.include(address);
    });

    it('is the visitor’s to try again where it might store twice', async () => {
      const failed = oneEvent(document, 'aw-error');
      const element = await after('error', { provider: 'once' }, 'offline');
      expect((await failed).detail).to.deep.equal({ code: 'unreachable', retryable: true });
      expect(said(element)).to.match(/^There was no answer/);
      expect(text(button(element))).to.equal('Try again now');
      button(element).click();
      await stands(element, 'confirm');
      expect(new Set(sent.map(keyOf)).size).to.equal(1);
    });

    it('may be a server that is not there at all; the site owner is told once', async () => {
      const warned = await warnings(async () => {
        const element = await signup({ provider: '', endpoint: '', server: `${location.origin}/nothing-here` });
        type(element, address);
        button(element).click();
        await stands(element, 'waiting');
        expect(field(element).value).to.equal(address);
      });
      expect(warned).to.have.length(1);
      expect(warned[0]).to.match(/^<aw-newsletter-signup> attribute "endpoint": "http.*nothing-here" gave no answer that could be read/);
    });
  });

  describe('a reload', () => {
    /** What a reload does: the element is gone, its session stays, another one comes. */
    async function reload(element: NewsletterSignup, attributes: Attributes = {}): Promise<NewsletterSignup> {
      element.remove();
      await aTimeout(0);
      return signup(attributes);
    }

    it('loses nothing that was typed', async () => {
      const element = await signup({ 'name-field': 'optional' });
      type(element, 'sam@exa');
      type(element, 'Sam', 'name');
      const next = await reload(element, { 'name-field': 'optional' });
      expect(field(next).value).to.equal('sam@exa');
      expect(field(next, 'name').value).to.equal('Sam');
      expect(next.status).to.equal('idle');
    });

    it('in the middle of a request goes on by itself, under the same key, and takes no focus', async () => {
      demoServer.delayMs = 60_000;
      const element = await signup({ consent: 'I agree.' });
      type(element, address);
      field(element, 'consent').click();
      button(element).click();
      await stands(element, 'submitting');
      demoServer.delayMs = 5;
      const next = await reload(element, { consent: 'I agree.' });
      await stands(next, 'confirm');
      expect(said(next)).to.include(address);
      expect(focused(next)).to.be.null;
      expect(sent).to.have.length(2);
      expect(new Set(sent.map(keyOf)).size).to.equal(1);
      expect(new Set(sent.map(({ body }) => body)).size).to.equal(1);
      expect(session()).not.to.include(address);
    });

    it('goes on with a mail that was asked for once more', async () => {
      const element = await after('confirm');
      demoServer.fail('offline');
      button(element).click();
      await stands(element, 'waiting');
      const next = await reload(element);
      await stands(next, 'confirm');
      expect(said(next)).to.include(address);
      expect(session()).not.to.include(address);
    });

    it('asks the visitor where the back end might store it twice', async () => {
      demoServer.delayMs = 60_000;
      const element = await signup({ provider: 'once' });
      type(element, address);
      button(element).click();
      await stands(element, 'submitting');
      const next = await reload(element, { provider: 'once' });
      await stands(next, 'error');
      expect(sent).to.have.length(1);
      expect(field(next).value).to.equal(address);
      expect(text(button(next))).to.equal('Try again now');
    });

    it('goes on with nothing that the visitor edits before it can', async () => {
      demoServer.delayMs = 60_000;
      const element = await signup();
      type(element, address);
      button(element).click();
      await stands(element, 'submitting');
      const next = await reload(element);
      type(next, 'kim@example.org');
      await aTimeout(50);
      expect(next.status).to.equal('idle');
      expect(sent).to.have.length(1);
      expect(session()).to.include('kim@example.org').and.not.to.include(address);
    });

    it('survives what is not ours in the session', async () => {
      sessionStorage.setItem('afterword:1:contact:newsletter::0', JSON.stringify({ email: address }));
      const content = { email: address, name: '', lists: [], tags: [], fields: {}, names: { email: 'e', name: 'n' }, consent: null };
      const whole = { ...content, source: null, trap: '', locale: 'en', page: '/' };
      for (const foreign of [
        '{',
        '7',
        'null',
        { key: 7, content: whole },
        { key: 'k', content },
        { key: 'k', content: { ...whole, tags: 'a' } },
      ]) {
        sessionStorage.setItem('afterword:1:pending:newsletter::0', typeof foreign === 'string' ? foreign : JSON.stringify(foreign));
        const element = await signup();
        expect(field(element).value).to.equal(address);
        await aTimeout(20);
        expect(element.status).to.equal('idle');
        element.remove();
      }
    });

    it('solves a proof ahead for an address that was kept', async () => {
      const element = await signup({ provider: 'proving' });
      type(element, address);
      await waitUntil(() => sent.length === 1);
      await reload(element, { provider: 'proving' });
      await waitUntil(() => sent.length === 2);
    });
  });

  describe('the page’s own form inside it', () => {
    const plain = `<form action="https://back.invalid/v1/subscriptions" method="post">
      <input type="hidden" name="list" value="weekly"><label>Mail <input type="email" name="EMAIL"></label>
      <label>First name <input name="FNAME" autocomplete="given-name name"></label><button>Go</button></form>`;

    /** One that the page would send to itself. */
    const unaddressed = plain.replace(/action="[^"]*" /, '');

    /** The element as the page has it before it comes to be: in a template's document nothing is upgraded. */
    function before(attributes: Attributes): NewsletterSignup {
      const template = document.createElement('template');
      template.innerHTML = `<aw-newsletter-signup provider="fake" endpoint="https://back.invalid">${plain}</aw-newsletter-signup>`;
      const element = template.content.firstElementChild as NewsletterSignup; // as soon as it enters the page
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      return element;
    }

    it('gives way, and its list is signed up to', async () => {
      const element = await signup({}, plain);
      expect(element.querySelector('form')?.checkVisibility()).to.be.false;
      field(element).focus();
      await waitUntil(() => element.draft !== undefined);
      expect(element.draft?.lists).to.deep.equal(['weekly']);
      element.list = 'monthly';
      expect(element.draft?.lists).to.deep.equal(['monthly']);
    });

    it('hands over what the visitor had begun to type', async () => {
      const element = before({ 'name-field': 'optional' });
      const [, mail, name] = element.querySelectorAll('input');
      if (mail) mail.value = 'sam@exa';
      if (name) name.value = 'Sa';
      document.body.append(element);
      await element.updateComplete;
      expect(field(element).value).to.equal('sam@exa');
      expect(field(element, 'name').value).to.equal('Sa');
    });

    it('hands over the focus, and typing goes on', async () => {
      let element = await signup();
      await warnings(async () => (element = await signup({ provider: '', endpoint: '' }, unaddressed)));
      const mail = element.querySelector<HTMLInputElement>('[type=email]');
      mail?.focus();
      await sendKeys({ type: 'sam' });
      expect(mail?.value).to.equal('sam');
      configure({ server: 'https://back.invalid' });
      await element.updateComplete;
      expect(focused(element)?.id).to.equal('email');
      await sendKeys({ type: '@ex' });
      expect(field(element).value).to.equal('sam@ex');
    });

    it('stays, and works, where there is no back end; the site owner is told once', async () => {
      let element: NewsletterSignup | undefined;
      const warned = await warnings(async () => {
        element = await signup({ provider: '', endpoint: '' }, unaddressed);
        element.requestUpdate();
        await element.updateComplete;
      });
      expect(element?.querySelector('form')?.checkVisibility()).to.be.true;
      expect(warned).to.have.length(1);
      expect(warned[0]).to.match(/^<aw-newsletter-signup> has no "server" and no "provider": set one of them/);
    });

    it('is sent where it leads, under its own names, with its hidden fields, where that is not the server', async () => {
      const inside = plain
        .replace('https://back.invalid/v1/subscriptions', '/sign-up')
        .replace('<label>Mail', '<input type="hidden" name="gift" value="poster"><label>Mail');
      const element = await signup({ provider: '', endpoint: '', server: 'https://talk.example.org', 'name-field': 'optional' }, inside);
      const { fetch } = window;
      const posts: { url: string; body: string }[] = [];
      window.fetch = (url, init) => {
        posts.push({ url: url as string, body: init?.body as string }); // as our sender calls it
        return Promise.resolve(new Response('Thank you', { status: 200 }));
      };
      try {
        type(element, address);
        type(element, 'Sam', 'name');
        button(element).click();
        await stands(element, 'confirm');
      } finally {
        window.fetch = fetch;
      }
      expect(posts.map(({ url }) => url)).to.deep.equal([`${location.origin}/sign-up`]);
      const body = new URLSearchParams(posts[0]?.body);
      expect(Object.fromEntries(body)).to.include({ EMAIL: address, FNAME: 'Sam', list: 'weekly', gift: 'poster' });
    });

    it('is sent to our server, whatever the page says of one, where it leads to its route', async () => {
      const inside = plain.replace('https://back.invalid', 'https://talk.example.org');
      for (const server of ['', 'https://other.example.org']) {
        let element: NewsletterSignup | undefined;
        const warned = await warnings(async () => (element = await signup({ provider: '', endpoint: '', server }, inside)));
        const target = element?.target;
        expect(target !== 'loading' && target?.endpoint.href).to.equal('https://talk.example.org/');
        expect(target !== 'loading' && target?.provider.challenge).to.be.a('function');
        expect(warned).to.have.length(server ? 1 : 0);
        if (server) expect(warned[0]).to.include('sign-ups go where the form leads');
      }
    });

    it('stays where a script cannot send it: by GET', async () => {
      let element: NewsletterSignup | undefined;
      await warnings(async () => (element = await signup({ provider: '', endpoint: '' }, plain.replace('"post"', '"get"'))));
      expect(element?.querySelector('form')?.checkVisibility()).to.be.true;
    });

    it('gives way to the element where it leads to the server', async () => {
      const element = await signup({ provider: '', endpoint: '', server: 'https://back.invalid/' }, plain);
      expect(find(element, 'input')).not.to.be.null;
    });
  });

  describe('what a site owner may get wrong', () => {
    it('nothing is set up: a sentence for the visitor, advice for the owner', async () => {
      let element: NewsletterSignup | undefined;
      const warned = await warnings(async () => (element = await signup({ provider: '', endpoint: '' })));
      expect(element?.shadowRoot?.textContent).to.include('This form is not set up yet.');
      expect(warned).to.have.length(1);
      element?.submit();
      await expect(element).to.be.accessible();
    });

    it('a form that comes later is shown all the same', async () => {
      let element: NewsletterSignup | undefined;
      await warnings(async () => (element = await signup({ provider: '', endpoint: '' })));
      element?.append(document.createElement('form'));
      await waitUntil(() => !element?.shadowRoot?.textContent.includes('not set up'));
    });

    it('what the back end cannot take, when the form is first used', async () => {
      const warned = await warnings(async () => {
        const element = await signup(
          { provider: 'poor', tags: 'a', consent: 'I agree.', 'name-field': 'optional' },
          '<input slot="fields" name="city">',
        );
        field(element).focus();
        await aTimeout(200);
      });
      expect(warned).to.have.length(5);
      expect(warned.filter((each) => each.includes('this back end does not take it, so it is lost'))).to.have.length(4);
      expect(warned.at(-1)).to.include('attribute "list": this back end needs one');
    });

    it('an address that lacks its beginning', async () => {
      const warned = await warnings(() => signup({ endpoint: 'blog.example.com' }));
      expect(warned).to.have.length(1);
      expect(warned[0]).to.include('"blog.example.com" is not an address; give one that begins with https://');
    });

    it('a provider that nobody knows', async () => {
      const warned = await warnings(() => signup({ provider: 'mailchump' }));
      expect(warned).to.have.length(1);
      expect(warned[0]).to.match(
        /^<aw-newsletter-signup> attribute "provider": "mailchump" is not known; use one of: afterword, form, json, /,
      );
    });

    for (const attribute of ['layout', 'display', 'name-field', 'confirmation']) {
      it(`a word that "${attribute}" does not have`, async () => {
        let element: NewsletterSignup | undefined;
        const warned = await warnings(async () => {
          element = await signup({ [attribute]: 'sideways' });
          element.requestUpdate();
          await element.updateComplete;
        });
        expect(warned).to.have.length(1);
        expect(warned[0]).to.match(new RegExp(`^<aw-newsletter-signup> attribute "${attribute}": "sideways" is not known; use one of: `));
        expect(element && find(element, '[name=email]')).not.to.be.null;
      });
    }
  });

  it('calls a demonstration one, before and after', async () => {
    const element = await signup({ provider: 'demo', endpoint: '' });
    await waitUntil(() => element.shadowRoot?.textContent.includes('A demonstration: nothing that you type leaves this page.') ?? false);
    type(element, address);
    button(element).click();
    await stands(element, 'confirm');
    expect(said(element)).to.include('Nothing was sent').and.not.to.include('We sent');
    await expect(element).to.be.accessible();
  });

  it('forgets everything when it is reset', async () => {
    const element = await after('confirm', { consent: '' });
    element.reset();
    await stands(element, 'idle');
    expect(field(element).value).to.equal('');
    type(element, address);
    element.reset();
    await element.updateComplete;
    expect(field(element).value).to.equal('');
    expect(session()).not.to.include(address);
  });

  it('is done with the keyboard alone', async () => {
    const element = await signup({ consent: 'I agree.', 'name-field': 'optional' });
    field(element, 'name').focus();
    await sendKeys({ type: 'Sam' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: address });
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(focused(element)?.id).to.equal('consent');
    await sendKeys({ press: ' ' });
    await sendKeys({ press: 'Tab' });
    expect(focused(element)?.id).to.equal('button');
    await sendKeys({ press: 'Enter' });
    await stands(element, 'confirm');
    await sendKeys({ press: 'Tab' });
    expect(text(focused(element) as HTMLElement)).to.equal('Send again'); // a button of ours
  });

  it('reads from right to left where the page does, the address from left to right', async () => {
    const host = await fixture<HTMLElement>(html`<div dir="rtl" lang="ar"></div>`);
    host.style.inlineSize = '600px';
    const element = await signup({ layout: 'inline' });
    host.append(element);
    type(element, address);
    await element.updateComplete;
    expect(button(element).getBoundingClientRect().right).to.be.below(field(element).getBoundingClientRect().left);
    expect(getComputedStyle(field(element)).direction).to.equal('ltr');
    field(element).focus();
    await waitUntil(() => element.draft !== undefined);
    expect(element.draft?.locale).to.equal('ar');
    await expect(element).to.be.accessible();
    button(element).click();
    await stands(element, 'confirm');
    expect(said(element)).to.include(address);
  });
});
