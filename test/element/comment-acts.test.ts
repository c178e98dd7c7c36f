import { aTimeout, expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CommentBox } from '../../src/comments/index.js';
import { demoServer } from '../../src/provider/demo.js';
import { all, bodies, box, button, forgetAll, one, post, removeBoxes, type, waitUntil } from './commenting.js';

const said = (element: CommentBox) => one(element, '.told').textContent.trim();
const focused = (element: CommentBox) => element.shadowRoot?.activeElement?.id ?? '';
const notices = (element: CommentBox) => all(element, '.notice').map((each) => each.textContent.replace(/\s+/g, ' ').trim());
const pressed = (element: CommentBox, name: string) =>
  all(element, '[data-act=vote]').find(({ ariaLabel }) => ariaLabel === name)?.ariaPressed;

/** A thread of one comment of somebody else's. */
async function thread(attributes: Partial<CommentBox> = {}): Promise<{ element: CommentBox; id: string }> {
  const [seeded] = demoServer.seed('page', [{ name: 'Ruth K.', html: '<p>The first words.</p><p>And more.</p>', votes: 2 }]);
  return { element: await box('page', attributes), id: seeded?.id ?? '' };
}

/** A comment of the visitor's own, posted a moment ago. */
async function own(text = 'My words'): Promise<{ element: CommentBox; id: string }> {
  const element = await box();
  const { detail } = await post(element, text);
  await waitUntil(() => focused(element) === `c-${String(detail.id)}`);
  return { element, id: String(detail.id) };
}

async function more(element: CommentBox, name = 'Ruth K.'): Promise<void> {
  button(element, `More about the comment by ${name}`).click();
  await waitUntil(() => all(element, '.further').length === 1, 'the row of further actions comes');
}

describe('what one does with a comment', () => {
  beforeEach(forgetAll);
  afterEach(removeBoxes);

  describe('a like', () => {
    it('is counted at once, kept on the device, and can be taken back', async () => {
      const { element } = await thread();
      button(element, 'Like · 2: the comment by Ruth K.').click();
      await waitUntil(() => pressed(element, 'Like · 3: the comment by Ruth K.') === 'true');
      await waitUntil(() => demoServer.thread('page')[0]?.votes === 3);
      element.remove();
      const again = await box();
      expect(pressed(again, 'Like · 3: the comment by Ruth K.')).to.equal('true');
      button(again, 'Like · 3: the comment by Ruth K.').click();
      await waitUntil(() => pressed(again, 'Like · 2: the comment by Ruth K.') === 'false');
      await waitUntil(() => demoServer.thread('page')[0]?.votes === 2);
      await expect(again).to.be.accessible();
    });

    it('is taken back, with the reason, where it is not taken', async () => {
      const { element } = await thread();
      demoServer.fail({ code: 'too-many', retryAfter: 60 });
      button(element, 'Like · 2: the comment by Ruth K.').click();
      await waitUntil(() => notices(element).some((each) => each.includes('in a short time')));
      expect(pressed(element, 'Like · 2: the comment by Ruth K.')).to.equal('false');
    });

    it('is not lost to a change of the order', async () => {
      const { element, id } = await thread();
      demoServer.seed('page', [{ name: 'Ben', html: '<p>Two</p>' }]);
      await element.refresh();
      demoServer.delayMs = 40;
      one(element, `#c-${id} [data-act=vote]`).click();
      await waitUntil(() => one(element, `#c-${id} [data-act=vote]`).ariaPressed === 'true');
      const select = one<HTMLSelectElement>(element, 'select');
      select.value = 'oldest';
      select.dispatchEvent(new Event('change'));
      await waitUntil(() => demoServer.thread('page')[0]?.votes === 3);
      await aTimeout(120);
      expect(one(element, `#c-${id} [data-act=vote]`).ariaPressed).to.equal('true');
      expect(notices(element)).to.deep.equal([]);
    });

    it('is not offered where the page does not want it', async () => {
      const { element } = await thread({ votes: 'none' });
      expect(all(element, '[data-act=vote]')).to.have.length(0);
    });
  });

  describe('an edit', () => {
    it('begins with what was typed, is stored, and can be undone', async () => {
      const { element } = await own('My **words**');
      button(element, 'Edit your comment').click();
      await waitUntil(() => focused(element).startsWith('edit-body-'));
      const field = one<HTMLTextAreaElement>(element, '.comment textarea');
      expect(field.value).to.equal('My **words**');
      await expect(element).to.be.accessible();
      type(field, 'Better words');
      button(element, 'Save').click();
      await waitUntil(() => bodies(element).includes('Better words'));
      expect(notices(element)).to.deep.equal(['Your change is published. Undo']);
      await waitUntil(() => said(element) === 'Your change is published.');
      expect(one(element, '.header').textContent).to.contain('edited');
      button(element, 'Undo').click();
      await waitUntil(() => bodies(element).includes('My **words**'));
      expect(demoServer.thread('page')).to.have.length(1);
    });

    it('keeps its words when the page is left, and goes on with them', async () => {
      const { element } = await own();
      button(element, 'Edit your comment').click();
      await waitUntil(() => all(element, '.comment textarea').length === 1);
      type(one<HTMLTextAreaElement>(element, '.comment textarea'), 'Half a thou');
      element.remove();
      await aTimeout(0);
      const again = await box();
      await waitUntil(() => all<HTMLTextAreaElement>(again, '.comment textarea')[0]?.value === 'Half a thou');
    });

    it('says why it cannot be stored, and keeps the words', async () => {
      const { element } = await own();
      button(element, 'Edit your comment').click();
      await waitUntil(() => all(element, '.comment textarea').length === 1);
      type(one<HTMLTextAreaElement>(element, '.comment textarea'), '  ');
      button(element, 'Save').click();
      await waitUntil(() => all(element, '.comment [role=alert]').length === 1);
      expect(one(element, '.comment [role=alert]').textContent).to.contain('delete it');
      type(one<HTMLTextAreaElement>(element, '.comment textarea'), 'Too late');
      demoServer.fail({ code: 'edit-window-over' });
      button(element, 'Save').click();
      await waitUntil(() => (all(element, '.comment [role=alert]')[0]?.textContent ?? '').includes('no longer'));
      expect(one<HTMLTextAreaElement>(element, '.comment textarea').value).to.equal('Too late');
      expect(one(element, '.comment textarea').getAttribute('aria-invalid')).to.equal('true');
    });

    it('changes what still waits for a moderator, too', async () => {
      demoServer.moderated = true;
      const { element } = await own();
      expect(all(element, '[data-act]').map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['Edit your comment', 'Delete your comment']);
      button(element, 'Edit your comment').click();
      await waitUntil(() => all(element, '.comment textarea').length === 1);
      type(one<HTMLTextAreaElement>(element, '.comment textarea'), 'Better words');
      button(element, 'Save').click();
      await waitUntil(() => bodies(element).includes('Better words'));
      expect(notices(element)).to.include('Your change is stored, and waits for a moderator. Undo');
    });

    it('is offered only to its author, and only while it may be', async () => {
      const { element } = await thread();
      expect(all(element, '[data-act=edit]')).to.have.length(0);
      demoServer.editableMs = 0;
      await post(element, 'Mine, for no time at all');
      expect(all(element, '[data-act=edit]')).to.have.length(0);
    });
  });

  describe('a deletion', () => {
    it('takes the comment from view at once, and can be undone while one is there', async () => {
      const { element, id } = await own();
      button(element, 'Delete your comment').click();
      await waitUntil(() => focused(element) === `veil-${id}`);
      expect(bodies(element).join()).to.contain('Your comment is deleted.');
      await expect(element).to.be.accessible();
      expect(demoServer.thread('page')[0]?.state).to.equal('published');
      button(element, 'Undo').click();
      await waitUntil(() => bodies(element).includes('My words'));
      await waitUntil(() => focused(element) === `c-${id}`);
    });

    it('is carried out a little after the focus has gone elsewhere, and not before', async () => {
      const { element } = await own();
      button(element, 'Delete your comment').click();
      await waitUntil(() => focused(element).startsWith('veil-'));
      element.focus();
      expect(demoServer.thread('page')[0]?.state).to.equal('published');
      await waitUntil(() => demoServer.thread('page')[0]?.state === 'deleted');
    });

    it('is carried out when the page is left', async () => {
      const { element } = await own();
      button(element, 'Delete your comment').click();
      await waitUntil(() => focused(element).startsWith('veil-'));
      dispatchEvent(new PageTransitionEvent('pagehide'));
      await waitUntil(() => demoServer.thread('page')[0]?.state === 'deleted');
      await waitUntil(() => all(element, 'article').length === 0);
    });

    it('is carried out at the next visit, where there was no network', async () => {
      const { element } = await own();
      button(element, 'Delete your comment').click();
      await waitUntil(() => focused(element).startsWith('veil-'));
      demoServer.fail('offline');
      element.remove();
      await aTimeout(10);
      expect(demoServer.thread('page')[0]?.state).to.equal('published');
      await box();
      await waitUntil(() => demoServer.thread('page')[0]?.state === 'deleted');
    });

    it('brings the comment back where it is too late', async () => {
      const { element } = await own();
      demoServer.editableMs = -1;
      button(element, 'Delete your comment').click();
      await waitUntil(() => focused(element).startsWith('veil-'));
      dispatchEvent(new PageTransitionEvent('pagehide'));
      await waitUntil(() => notices(element).includes('This can no longer be changed.'));
      expect(bodies(element)).to.deep.equal(['My words']);
    });

    it('leaves a stone where there are answers', async () => {
      const { element, id } = await own();
      demoServer.seed('page', [{ name: 'Ben', html: '<p>Yes</p>', parent: id }]);
      await element.refresh();
      await waitUntil(() => bodies(element).includes('Yes'));
      button(element, 'Delete your comment').click();
      await waitUntil(() => focused(element).startsWith('veil-'));
      dispatchEvent(new PageTransitionEvent('pagehide'));
      await waitUntil(() => bodies(element).includes('This comment was deleted.'));
      expect(bodies(element)).to.include('Yes');
    });
  });

  describe('further', () => {
    it('is a row that one opens and closes, with a name for whose comment it is', async () => {
      const { element } = await thread();
      expect(button(element, 'More about the comment by Ruth K.').ariaExpanded).to.equal('false');
      await more(element);
      expect(button(element, 'More about the comment by Ruth K.').ariaExpanded).to.equal('true');
      const names = all(element, '.further button').map((each) => each.ariaLabel);
      expect(names).to.deep.equal([
        'Copy link to the comment by Ruth K.',
        'Quote Ruth K.',
        'Report the comment by Ruth K.',
        'Mute Ruth K. on this device',
      ]);
      await expect(element).to.be.accessible();
      button(element, 'More about the comment by Ruth K.').click();
      await waitUntil(() => all(element, '.further').length === 0);
    });

    it('reports with a reason, which is asked for', async () => {
      const { element, id } = await thread();
      await more(element);
      button(element, 'Report the comment by Ruth K.').click();
      await waitUntil(() => focused(element) === `report-${id}`);
      button(element, 'Send report').click();
      await waitUntil(() => all(element, '[role=alert]').length === 1);
      await expect(element).to.be.accessible();
      all<HTMLInputElement>(element, 'input[type=radio]')[1]?.click();
      type(one<HTMLTextAreaElement>(element, '.comment textarea'), 'Rude to Ben');
      button(element, 'Send report').click();
      await waitUntil(() => demoServer.reports.length === 1);
      expect(demoServer.reports[0]).to.deep.equal({ id, reason: 'abuse', note: 'Rude to Ben' });
      await waitUntil(() => notices(element).includes('Thank you. A moderator will look at it.'));
      await waitUntil(() => focused(element) === `c-${id}`);
    });

    it('mutes a person on this device, everywhere, until they are shown again', async () => {
      const { element, id } = await thread();
      demoServer.seed('other', [{ name: 'Ruth K.', html: '<p>Elsewhere</p>' }]);
      await more(element);
      button(element, 'Mute Ruth K. on this device').click();
      await waitUntil(() => focused(element) === `veil-${id}`);
      expect(bodies(element).join()).to.not.contain('The first words');
      await waitUntil(() => said(element).includes('no longer shown'));
      await expect(element).to.be.accessible();
      const other = await box('other');
      expect(bodies(other).join()).to.not.contain('Elsewhere');
      button(element, 'Show again what Ruth K. writes').click();
      await waitUntil(() => bodies(element).join().includes('The first words'));
      await waitUntil(() => focused(element) === `c-${id}`);
    });

    it('quotes a comment in the reply', async () => {
      const { element, id } = await thread();
      await more(element);
      button(element, 'Quote Ruth K.').click();
      await waitUntil(() => focused(element) === `body-${id}` && one<HTMLTextAreaElement>(element, `#body-${id}`).value !== '');
      expect(one<HTMLTextAreaElement>(element, `#body-${id}`).value).to.equal('> The first words.\n>\n> And more.\n\n');
    });

    it('copies a link, or shows it in the address where there is no clipboard', async () => {
      const { element, id } = await thread();
      await more(element);
      const before = location.href;
      Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
      button(element, 'Copy link to the comment by Ruth K.').click();
      await waitUntil(() => location.hash === `#aw-comment-${id}`);
      await waitUntil(() => said(element).includes('The address of the page'));
      Reflect.deleteProperty(navigator, 'clipboard');
      history.replaceState(null, '', before);
    });

    it('is only a link and a quotation for one’s own', async () => {
      const { element } = await own();
      await more(element, 'Sam');
      expect(all(element, '.further button').map((each) => each.textContent.trim())).to.deep.equal(['Copy link', 'Quote']);
    });
  });

  it('folds answers away, and says how many', async () => {
    const [first] = demoServer.seed('page', [{ name: 'Ruth K.', html: '<p>One</p>', replies: 1 }]);
    demoServer.seed('page', [{ name: 'Ben', html: '<p>Two</p>', parent: first?.id ?? null }]);
    const element = await box();
    button(element, 'Hide 1 reply to Ruth K.').click();
    await waitUntil(() => bodies(element).join() === 'One');
    expect(button(element, 'Show 1 reply to Ruth K.').ariaExpanded).to.equal('false');
    button(element, 'Show 1 reply to Ruth K.').click();
    await waitUntil(() => bodies(element).join() === 'One,Two');
  });

  it('is all done by keys', async () => {
    const { element } = await thread();
    one(element, '[data-act=vote]').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => pressed(element, 'Like · 3: the comment by Ruth K.') === 'true');
    one(element, '[data-act=more]').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => all(element, '.further').length === 1);
    one(element, '.further [aria-label^=Mute]').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused(element).startsWith('veil-'));
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => bodies(element).join().includes('The first words'));
  });

  it('fires no event that tells what a visitor does', async () => {
    const { element } = await thread();
    const fired: string[] = [];
    for (const name of ['aw-post', 'aw-error', 'aw-submit']) element.addEventListener(name, () => fired.push(name));
    const loaded = oneEvent(element, 'aw-load');
    button(element, 'Like · 2: the comment by Ruth K.').click();
    void element.refresh();
    await loaded;
    expect(fired).to.deep.equal([]);
  });
});
