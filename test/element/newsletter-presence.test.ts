import { aTimeout, expect, oneEvent } from '@open-wc/testing';
import { emulateMedia, sendKeys, sendMouse } from '@web/test-runner-commands';
import type { NewsletterSignup } from '../../src/newsletter-signup/index.js';
import { demoServer } from '../../src/provider/demo.js';
import { demo } from '../../src/provider/newsletter/demo.js';
import { registerNewsletterProvider } from '../../src/provider/newsletter/registry.js';
import { arrived, placed, type, waitUntil, type Attributes } from './signing-up.js';
import { warnings } from './warnings.js';

registerNewsletterProvider('here', { ...demo, capabilities: { ...demo.capabilities, simulated: false } });

/** What all dialogs of a page know of each other, as if the page were new. */
const newView = () => Object.assign((globalThis as Record<symbol, object>)[Symbol.for('afterword.presence.1')] ?? {}, { seen: undefined });

/** A screen of a width in CSS pixels, as far as the element can tell. */
const screenOf = (width: number) => Object.defineProperty(window, 'innerWidth', { configurable: true, value: width });

const frame = (element: Element) => element.shadowRoot?.querySelector<HTMLElement>('#frame');
const isOpen = (element: Element) => frame(element)?.matches(':is(dialog[open], :popover-open)') ?? false;

async function overlay(attributes: Attributes = {}): Promise<NewsletterSignup> {
  const element = await placed({ provider: 'here', heading: 'A letter', display: 'dialog', id: 'letter', ...attributes });
  await waitUntil(() => frame(element) != null, 'the frame is there');
  return element;
}

/** A page that one can scroll, with something beside the dialog. */
function page(inside: string): HTMLElement {
  const made = document.createElement('div');
  made.className = 'page';
  made.innerHTML = `${inside}<div class="long"></div>`;
  made.querySelector<HTMLElement>('.long')?.style.setProperty('block-size', '300vh');
  document.body.append(made);
  return made;
}

describe('<aw-newsletter-signup> as a dialog or a bar', () => {
  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
    demoServer.clear();
    demoServer.delayMs = 5;
    newView();
    screenOf(1000);
    scrollTo(0, 0);
  });

  after(() => Reflect.deleteProperty(window, 'innerWidth'));

  afterEach(() => {
    for (const each of document.querySelectorAll('aw-newsletter-signup, .page')) each.remove();
    history.replaceState(null, '', ' ');
  });

  describe('what opens it', () => {
    it('is a method; the focus goes into the form, and nothing behind it can be reached', async () => {
      const element = await overlay();
      expect(isOpen(element)).to.be.false;
      const shown = oneEvent(element, 'aw-show');
      element.show();
      expect((await shown).detail).to.deep.equal({});
      expect(frame(element)?.matches(':modal')).to.be.true;
      expect(element.shadowRoot?.activeElement?.id).to.equal('email');
      await arrived(element);
      await expect(element).to.be.accessible();
      element.hide();
      expect(isOpen(element)).to.be.false;
    });

    it('is a button that commands it, which has the focus again afterwards', async () => {
      const made = page('<button id="b" commandfor="letter" command="--show">Get the letter</button>');
      const element = await overlay();
      const button = made.querySelector('button');
      button?.focus();
      button?.click();
      await waitUntil(() => isOpen(element));
      const dismissed = oneEvent(element, 'aw-dismiss');
      await sendKeys({ press: 'Escape' });
      await dismissed;
      expect(isOpen(element)).to.be.false;
      expect(document.activeElement?.id).to.equal('b');
    });

    it('is a link to it, but not one that wants another tab', async () => {
      const made = page('<a href="#letter">Get the letter</a>');
      const element = await overlay();
      const link = made.querySelector('a');
      link?.addEventListener('click', (event) => event.ctrlKey && event.preventDefault());
      link?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }));
      await aTimeout(20);
      expect(isOpen(element)).to.be.false;
      link?.click();
      await waitUntil(() => isOpen(element));
      expect(location.hash).to.equal('');
    });

    it('is an address that leads to it', async () => {
      history.replaceState(null, '', '#letter');
      const element = await overlay();
      await waitUntil(() => isOpen(element));
    });

    it('is a button in the same shadow tree', async () => {
      const host = document.createElement('div');
      host.className = 'page';
      const root = host.attachShadow({ mode: 'open' });
      document.body.append(host);
      const element = await overlay();
      root.innerHTML = '<button commandfor="letter" command="--show">Open</button>';
      root.append(element);
      root.querySelector('button')?.click();
      await waitUntil(() => isOpen(element));
      element.remove();
    });
  });

  it('is not confused by an address that is none', async () => {
    history.replaceState(null, '', '#100%');
    const element = await overlay();
    element.show();
    await waitUntil(() => isOpen(element));
    location.hash = '#50%';
    await aTimeout(20);
  });

  it('does not open where nobody would see it: the page would be inert', async () => {
    const said = await warnings(async () => {
      const made = page('<div hidden></div>');
      const element = await overlay();
      made.querySelector('div')?.append(element);
      element.show();
      await element.updateComplete;
      await aTimeout(20);
      expect(isOpen(element)).to.be.false;
    });
    expect(said[0]).to.include('is inside something that is not shown');
  });

  it('stands in the page where what opens it cannot be had', async () => {
    const element = await overlay();
    Object.assign((element as unknown as { presence: object }).presence, { value: undefined, missing: true });
    element.requestUpdate();
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('#email')?.checkVisibility()).to.be.true;
  });

  describe('what closes it', () => {
    it('is a button with a name, last in the order of the focus', async () => {
      const element = await overlay();
      element.show();
      await waitUntil(() => isOpen(element));
      const buttons = [...(frame(element)?.querySelectorAll('button') ?? [])];
      expect(buttons.at(-1)?.getAttribute('aria-label')).to.equal('Close');
      const dismissed = oneEvent(element, 'aw-dismiss');
      buttons.at(-1)?.click();
      await dismissed;
      expect(isOpen(element)).to.be.false;
    });

    it('is a press beside it', async () => {
      const element = await overlay();
      element.show();
      await waitUntil(() => isOpen(element));
      await arrived(element);
      const dismissed = oneEvent(element, 'aw-dismiss');
      // Where the browser does it by itself it wants a real press; the driver of the engine that does not cannot move a mouse.
      if ('closedBy' in HTMLDialogElement.prototype) await sendMouse({ type: 'click', position: [5, 5] });
      else frame(element)?.dispatchEvent(new PointerEvent('pointerdown', { clientX: 5, clientY: 5 }));
      await dismissed;
      expect(isOpen(element)).to.be.false;
    });

    it('is not its own echo: it may be opened again at once', async () => {
      const element = await overlay();
      element.show();
      await waitUntil(() => isOpen(element));
      element.hide();
      element.show();
      await waitUntil(() => isOpen(element));
      await aTimeout(50);
      expect(isOpen(element)).to.be.true;
    });

    it('gives the focus back to the button whose script has opened it', async () => {
      const made = page('<button id="b">Get the letter</button>');
      const element = await overlay({ display: 'inline', layout: 'bar' });
      const button = made.querySelector('button');
      button?.addEventListener('click', () => element.show());
      button?.focus();
      button?.click();
      await waitUntil(() => element.shadowRoot?.activeElement?.id === 'email');
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => document.activeElement?.id === 'b');
    });

    it('is not said to be the visitor’s wish when a script does it', async () => {
      const element = await overlay();
      let dismissed = 0;
      element.addEventListener('aw-dismiss', () => (dismissed += 1));
      element.show();
      await waitUntil(() => isOpen(element));
      element.hide();
      await aTimeout(20);
      expect(dismissed).to.equal(0);
      expect(localStorage.getItem('afterword:1:newsletter:')).to.equal(null);
    });
  });

  describe('what brings it by itself', () => {
    it('is nothing, where the site says nothing', async () => {
      const element = await overlay();
      await aTimeout(50);
      expect(isOpen(element)).to.be.false;
    });

    it('is the page being there', async () => {
      const element = await overlay({ trigger: 'load' });
      await waitUntil(() => isOpen(element));
    });

    it('is time', async () => {
      const element = await overlay({ trigger: 'delay:200ms' });
      expect(isOpen(element)).to.be.false;
      await waitUntil(() => isOpen(element));
    });

    it('is how far one has read', async () => {
      page('');
      const element = await overlay({ trigger: 'scroll:60%' });
      scrollTo(0, 100);
      await aTimeout(100);
      expect(isOpen(element)).to.be.false;
      scrollTo(0, 2000);
      await waitUntil(() => isOpen(element));
    });

    it('is said to the site owner where it cannot be read, and nothing comes', async () => {
      const said = await warnings(async () => {
        await overlay({ trigger: 'exit' });
      });
      expect(said[0]).to.match(/attribute "trigger": "exit" is not known; use one of: none, load, delay:30s, scroll:60%/);
    });
  });

  describe('its manners', () => {
    it('one at a time: another that is opened takes its place', async () => {
      const first = await overlay();
      const second = await overlay({ id: 'other' });
      first.show();
      await waitUntil(() => isOpen(first));
      second.show();
      await waitUntil(() => isOpen(second));
      expect(isOpen(first)).to.be.false;
    });

    it('one in a view of the page, among all of them', async () => {
      const first = await overlay({ trigger: 'load' });
      await waitUntil(() => isOpen(first));
      const second = await overlay({ id: 'other', list: 'other', trigger: 'load' });
      first.hide();
      await aTimeout(700);
      expect(isOpen(second)).to.be.false;
    });

    it('never over a field that has the focus: it waits', async () => {
      const made = page('<textarea></textarea>');
      made.querySelector('textarea')?.focus();
      const element = await overlay({ trigger: 'load' });
      await aTimeout(700);
      expect(isOpen(element)).to.be.false;
      made.querySelector('textarea')?.blur();
      await waitUntil(() => isOpen(element));
    });

    it('never on a small screen before its reader has moved', async () => {
      screenOf(380);
      page('');
      const element = await overlay({ trigger: 'load' });
      await aTimeout(700);
      expect(isOpen(element)).to.be.false;
      scrollTo(0, 50);
      await waitUntil(() => isOpen(element));
    });

    it('dismissed, it stays away for as long as the site says', async () => {
      const element = await overlay({ trigger: 'load' });
      await waitUntil(() => isOpen(element));
      const dismissed = oneEvent(element, 'aw-dismiss');
      await sendKeys({ press: 'Escape' });
      await dismissed;
      element.remove();
      newView();
      const next = await overlay({ trigger: 'load' });
      await aTimeout(100);
      expect(isOpen(next)).to.be.false;
      next.remove();
      newView();
      const often = await overlay({ trigger: 'load', frequency: '0d' });
      await waitUntil(() => isOpen(often));
    });

    it('it stays away from who has signed up elsewhere on the site', async () => {
      const inline = await placed({ provider: 'here', list: 'weekly' });
      type(inline, 'sam@example.org');
      const success = oneEvent(inline, 'aw-success');
      inline.submit();
      await success;
      const element = await overlay({ list: 'weekly', trigger: 'load', frequency: '0d' });
      await aTimeout(100);
      expect(isOpen(element)).to.be.false;
    });

    it('it does not move where the visitor wants no motion', async () => {
      await emulateMedia({ reducedMotion: 'reduce' }).catch(() => undefined);
      if (!matchMedia('(prefers-reduced-motion: reduce)').matches) return; // WebKit's driver cannot be told
      const element = await overlay();
      element.show();
      await waitUntil(() => isOpen(element));
      expect(element.shadowRoot?.getAnimations()).to.deep.equal([]);
      await emulateMedia({ reducedMotion: 'no-preference' });
    });
  });

  describe('as a bar', () => {
    const bar = (attributes = {}) => overlay({ display: 'inline', layout: 'bar', ...attributes });

    it('stands at the bottom edge, and leaves the page and the focus alone', async () => {
      const made = page('<button>Read on</button>');
      made.querySelector('button')?.focus();
      const element = await bar({ trigger: 'load' });
      await waitUntil(() => isOpen(element));
      await arrived(element);
      expect(document.activeElement?.textContent).to.equal('Read on');
      const { bottom, left, width } = frame(element)?.getBoundingClientRect() ?? new DOMRect();
      expect(Math.round(bottom)).to.equal(innerHeight);
      expect([left, Math.round(width)]).to.deep.equal([0, document.documentElement.clientWidth]);
      expect(document.documentElement.style.scrollPaddingBlockEnd).to.match(/^\d+px$/);
      await expect(element).to.be.accessible();
      element.hide();
      expect(document.documentElement.style.scrollPaddingBlockEnd).to.equal('');
    });

    it('takes the focus from who has asked for it, and gives it back', async () => {
      const made = page('<button commandfor="letter" command="--show">Get the letter</button>');
      const element = await bar();
      made.querySelector('button')?.focus();
      made.querySelector('button')?.click();
      await waitUntil(() => element.shadowRoot?.activeElement?.id === 'email');
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => !isOpen(element));
      expect(document.activeElement?.textContent).to.equal('Get the letter');
    });
  });
});
