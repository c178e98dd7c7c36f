import { aTimeout, expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CommentBox } from '../../src/comments/index.js';
import { demo } from '../../src/provider/comments/demo.js';
import { registerCommentProvider } from '../../src/provider/comments/registry.js';
import type { CommentDraft } from '../../src/provider/comment-provider.js';
import { demoServer } from '../../src/provider/demo.js';
import { all, bodies, box, button, email, forgetAll, one, removeBoxes, type, waitUntil, write } from './commenting.js';

const field = (element: CommentBox) => one<HTMLTextAreaElement>(element, '#body-top');
const tick = (element: CommentBox, name: string) => {
  const found = all(element, 'label.choice')
    .find(({ textContent }) => textContent.trim() === name)
    ?.querySelector('input');
  if (!found) throw new Error(`no box "${name}"`);
  return found;
};

/** What is sent, while it is sent. */
async function sent(element: CommentBox): Promise<CommentDraft> {
  const asked = oneEvent(element, 'aw-submit');
  button(element, 'Post comment').click();
  await asked;
  if (!element.draft) throw new Error('no draft');
  return element.draft;
}

/** Writes, and selects a part of it. */
async function select(element: CommentBox, text: string, part: string): Promise<void> {
  await write(element, text);
  field(element).focus();
  const at = text.indexOf(part);
  field(element).setSelectionRange(at, at + part.length);
}

describe('writing a comment', () => {
  beforeEach(forgetAll);
  afterEach(removeBoxes);

  describe('the toolbar', () => {
    it('comes with the first word, and formats what is selected', async () => {
      const element = await box();
      expect(all(element, '[role=toolbar]')).to.have.length(0);
      await select(element, 'Sit less.', 'less');
      button(element, 'Bold').click();
      await waitUntil(() => field(element).value === 'Sit **less**.');
      expect(element.shadowRoot?.activeElement?.id).to.equal('body-top');
      expect(field(element).value.slice(field(element).selectionStart, field(element).selectionEnd)).to.equal('less');
      button(element, 'Bold').click();
      await waitUntil(() => field(element).value === 'Sit less.');
      await expect(element).to.be.accessible();
    });

    it('keeps what it does as the visitor’s own words', async () => {
      const element = await box();
      await select(element, 'Stand up', 'up');
      button(element, 'Italic').click();
      await waitUntil(() => field(element).value === 'Stand *up*');
      element.remove();
      await aTimeout(0);
      const again = await box();
      await waitUntil(() => field(again).value === 'Stand *up*');
    });

    it('is one stop for Tab, and arrows lead through it', async () => {
      const element = await box();
      await write(element, 'Keys');
      field(element).focus();
      await sendKeys({ press: 'Tab' });
      const focused = () => element.shadowRoot?.activeElement?.ariaLabel ?? element.shadowRoot?.activeElement?.textContent.trim();
      expect(focused()).to.equal('Bold');
      await sendKeys({ press: 'ArrowRight' });
      expect(focused()).to.equal('Italic');
      await sendKeys({ press: 'End' });
      expect(focused()).to.equal('List');
      await sendKeys({ press: 'ArrowRight' });
      expect(focused()).to.equal('Bold');
      await sendKeys({ press: 'ArrowLeft' });
      expect(focused()).to.equal('List');
      await sendKeys({ press: 'Tab' });
      expect(focused()).to.equal('Preview');
    });

    it('has keys, which the page can switch off', async () => {
      const mac = navigator.userAgent.includes('Mac');
      const press = (element: CommentBox) => {
        const event = new KeyboardEvent('keydown', { key: 'b', ctrlKey: !mac, metaKey: mac, bubbles: true, cancelable: true });
        field(element).dispatchEvent(event);
        return event.defaultPrevented;
      };
      const element = await box();
      await select(element, 'Sit less', 'less');
      expect(button(element, 'Bold').getAttribute('aria-keyshortcuts')).to.equal(mac ? 'Meta+B' : 'Control+B');
      expect(press(element)).to.equal(true);
      await waitUntil(() => field(element).value === 'Sit **less**');
      const without = await box('other', { shortcuts: 'off' });
      await select(without, 'Sit less', 'less');
      expect(press(without)).to.equal(false);
      expect(field(without).value).to.equal('Sit less');
      expect(button(without, 'Bold').hasAttribute('aria-keyshortcuts')).to.equal(false);
    });

    it('writes what the back end takes, and is left out where it takes no markup', async () => {
      registerCommentProvider('tags', { ...demo, capabilities: { ...demo.capabilities, markup: 'html' } });
      registerCommentProvider('bare', { ...demo, capabilities: { ...demo.capabilities, markup: 'none' } });
      const endpoint = 'https://demo.invalid';
      const tags = await box('page', { provider: 'tags', endpoint });
      await select(tags, 'Sit less', 'less');
      button(tags, 'Bold').click();
      await waitUntil(() => field(tags).value === 'Sit <strong>less</strong>');
      const bare = await box('other', { provider: 'bare', endpoint });
      await write(bare, 'Plain');
      expect(all(bare, '[role=toolbar]')).to.have.length(0);
    });
  });

  describe('the preview', () => {
    it('shows what the back end makes of it, and goes back to the words', async () => {
      const element = await box();
      await write(element, 'Sit <b>less</b>');
      button(element, 'Preview').click();
      await waitUntil(() => all(element, '.preview .body').length === 1);
      expect(one(element, '.preview .body').textContent).to.equal('Sit <b>less</b>');
      expect(button(element, 'Preview').ariaPressed).to.equal('true');
      expect(field(element).hidden).to.equal(true);
      await expect(element).to.be.accessible();
      button(element, 'Preview').click();
      await waitUntil(() => !field(element).hidden);
      expect(field(element).value).to.equal('Sit <b>less</b>');
    });

    it('says when there is none to be had, and that nothing is lost', async () => {
      const element = await box();
      await write(element, 'Words');
      demoServer.fail('offline');
      button(element, 'Preview').click();
      await waitUntil(() => (all(element, '.preview')[0]?.textContent ?? '').includes('What you wrote is safe'));
    });

    it('is not offered where the back end has none', async () => {
      const { preview: _preview, ...without } = demo;
      registerCommentProvider('unseen', without);
      const element = await box('page', { provider: 'unseen', endpoint: 'https://demo.invalid' });
      await write(element, 'Words');
      expect(all(element, '.preview-switch')).to.have.length(0);
    });
  });

  it('is sent with Ctrl and Enter', async () => {
    const element = await box();
    await write(element, 'By keys');
    field(element).focus();
    const posted = oneEvent(element, 'aw-post');
    field(element).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }));
    await posted;
  });

  it('looks as it will while it is sent, says so, and keeps the focus', async () => {
    const element = await box();
    await write(element, 'On its way');
    demoServer.delayMs = 400;
    button(element, 'Post comment').focus();
    button(element, 'Post comment').click();
    await waitUntil(() => all(element, '.sending').length === 1);
    expect(one(element, '.sender').textContent.replace(/\s+/g, ' ').trim()).to.equal('S Sam Sending…');
    expect(field(element).readOnly).to.equal(true);
    expect(element.shadowRoot?.activeElement?.textContent.trim()).to.equal('Sending…');
    await expect(element).to.be.accessible();
    await waitUntil(() => bodies(element).join() === 'On its way');
    expect(all(element, '.sending')).to.have.length(0);
  });

  it('keeps the focus on its button while it waits for the network', async () => {
    const element = await box();
    await write(element, 'Kept');
    demoServer.fail('offline');
    button(element, 'Post comment').focus();
    button(element, 'Post comment').click();
    await waitUntil(() => all(element, '.waiting').length === 1);
    expect(element.shadowRoot?.activeElement?.textContent.trim()).to.equal('Try again now');
  });

  it('remembers who one is on the device only where they want it', async () => {
    const element = await box();
    await write(element, 'First');
    expect(JSON.stringify({ ...localStorage })).to.not.contain(email);
    tick(element, 'Remember me on this device').click();
    expect(JSON.stringify({ ...localStorage })).to.contain(email);
    type(one<HTMLInputElement>(element, 'input[name=name]'), 'Samira');
    element.remove();
    sessionStorage.clear();
    const again = await box('other');
    type(field(again), 'Second');
    await waitUntil(() => all<HTMLInputElement>(again, 'input[name=name]')[0]?.value === 'Samira');
    expect(tick(again, 'Remember me on this device').checked).to.equal(true);
    tick(again, 'Remember me on this device').click();
    expect(JSON.stringify({ ...localStorage })).to.not.contain(email);
  });

  describe('what goes along', () => {
    it('is the author’s site, also as people write it', async () => {
      const element = await box();
      await write(element, 'Hello');
      type(one<HTMLInputElement>(element, 'input[name=website]'), 'example.org/me');
      expect((await sent(element)).website).to.equal('https://example.org/me');
    });

    it('is no site that is none', async () => {
      const element = await box();
      await write(element, 'Hello');
      type(one<HTMLInputElement>(element, 'input[name=website]'), 'javascript:alert(1)');
      button(element, 'Post comment').click();
      await waitUntil(() => all(element, '[id$=website-error]').length === 1);
      await waitUntil(() => element.shadowRoot?.activeElement?.getAttribute('name') === 'website');
      expect(demoServer.thread('page')).to.have.length(0);
    });

    it('is the wish for mail about replies, for which an address is asked', async () => {
      const element = await box('page', { require: 'name' });
      await write(element, 'Hello', { mail: '' });
      tick(element, 'Email me about replies').click();
      await element.updateComplete;
      button(element, 'Post comment').click();
      await waitUntil(() => (all(element, '[id$=email-error]')[0]?.textContent ?? '').includes('no mail can reach you'));
      type(one<HTMLInputElement>(element, 'input[name=email]'), email);
      expect((await sent(element)).notify).to.equal(true);
    });

    it('is the newsletter, where the page offers it and the visitor wants it', async () => {
      const without = await box();
      await write(without, 'Hello');
      expect(all(without, 'label.choice').map(({ textContent }) => textContent.trim())).to.not.include('Also send me the newsletter');
      const element = await box('other', { newsletter: 'weekly' });
      await write(element, 'Hello');
      const { checked } = tick(element, 'Also send me the newsletter');
      expect(checked).to.equal(false);
      tick(element, 'Also send me the newsletter').click();
      await element.updateComplete;
      expect((await sent(element)).newsletter).to.equal('weekly');
    });

    it('is where in the thread a reply stands', async () => {
      const [root] = demoServer.seed('page', [{ name: 'Ann', html: '<p>One</p>', replies: 1 }]);
      const [answer] = demoServer.seed('page', [{ name: 'Ben', html: '<p>Two</p>', parent: root?.id ?? null }]);
      const element = await box();
      button(element, 'Reply to Ben').click();
      await waitUntil(() => all(element, `#body-${answer?.id ?? ''}`).length === 1);
      await write(element, 'Three', { scope: 'article article' });
      const draft = await sent(element);
      expect({ parent: draft.parent, root: draft.root }).to.deep.equal({ parent: answer?.id, root: root?.id });
    });
  });

  it('grows with its text, and shrinks with it', async () => {
    const element = await box();
    await write(element, 'One line');
    const before = field(element).clientHeight;
    type(field(element), 'Line\n'.repeat(14));
    await waitUntil(() => field(element).clientHeight > before + 100);
    type(field(element), 'One line');
    await waitUntil(() => field(element).clientHeight === before);
  });

  it('keeps the words where the thread turns out to be closed', async () => {
    demoServer.open = false;
    demoServer.delayMs = 80;
    const element = document.createElement('aw-comment-box');
    Object.assign(element, { provider: 'demo', thread: 'page' });
    const loaded = oneEvent(element, 'aw-load');
    document.body.append(element);
    await element.updateComplete;
    type(field(element), 'My words');
    await loaded;
    await element.updateComplete;
    expect(field(element).value).to.equal('My words');
    expect(one(element, '.muted').textContent).to.contain('no longer taken');
  });

  it('begins with the house rules, which belong to the field', async () => {
    const element = await box('page', { guidelines: 'Be kind.' });
    expect(one(element, '.guidelines').textContent.trim()).to.equal('Be kind.');
    expect(field(element).getAttribute('aria-describedby')).to.equal('guidelines');
    const slotted = document.createElement('p');
    slotted.slot = 'guidelines';
    slotted.innerHTML = 'Be <a href="#rules">kind</a>.';
    element.append(slotted);
    await aTimeout(0);
    expect(one<HTMLSlotElement>(element, 'slot[name=guidelines]').assignedElements()).to.have.length(1);
  });
});
