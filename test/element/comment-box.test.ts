import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CommentBox } from '../../src/comments/index.js';
import { rememberOwn } from '../../src/comments/own-comments.js';
import { demo } from '../../src/provider/comments/demo.js';
import { registerCommentProvider } from '../../src/provider/comments/registry.js';
import { demoServer } from '../../src/provider/demo.js';
import { all, bodies, box, button, email, forgetAll, one, post, removeBoxes, type, waitUntil, write } from './commenting.js';

describe('<aw-comment-box>', () => {
  beforeEach(forgetAll);

  afterEach(removeBoxes);

  describe('reading', () => {
    it('shows a thread as nested lists of articles, each with whose it is', async () => {
      const [first] = demoServer.seed('page', [{ name: 'Ruth K.', html: '<p>One</p>', replies: 1 }]);
      demoServer.seed('page', [{ name: 'Mara', html: '<p>Two</p>', parent: first?.id ?? null }]);
      const element = await box();
      expect(one(element, '.thread article').getAttribute('aria-label')).to.equal('Comment by Ruth K.');
      expect(one(element, 'article article .body').textContent).to.equal('Two');
      expect(one(element, 'h2').textContent.replace(/\s+/g, ' ').trim()).to.equal('Comments 2');
      await expect(element).to.be.accessible();
    });

    it('has a word for who has given no name', async () => {
      demoServer.seed('page', [{ name: '', html: '<p>One</p>' }]);
      const element = await box();
      expect(one(element, '[part=author]').textContent).to.equal('A reader');
      expect(one(element, '.thread article').getAttribute('aria-label')).to.equal('Comment by A reader');
    });

    it('invites where nobody has written', async () => {
      const element = await box();
      expect(one(element, '.empty').textContent).to.contain('Yours could be the first word');
      await expect(element).to.be.accessible();
    });

    it('loads more on request', async () => {
      demoServer.seed(
        'page',
        Array.from({ length: 5 }, (_, at) => ({ name: 'Ann', html: `<p>${String(at)}</p>` })),
      );
      const element = await box('page', { pageSize: 2 });
      expect(bodies(element)).to.deep.equal(['4', '3']);
      button(element, 'Load more').click();
      await waitUntil(() => bodies(element).length === 4);
      button(element, 'Load more').click();
      await waitUntil(() => bodies(element).length === 5);
      expect(all(element, '.pager')).to.have.length(0);
    });

    it('sorts as the visitor likes', async () => {
      demoServer.seed('page', [
        { name: 'Ann', html: '<p>old</p>' },
        { name: 'Ben', html: '<p>new</p>' },
      ]);
      const element = await box();
      expect(bodies(element)).to.deep.equal(['new', 'old']);
      const select = one<HTMLSelectElement>(element, 'select');
      select.value = 'oldest';
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await waitUntil(() => bodies(element)[0] === 'old');
    });

    it('fetches answers that the page left out', async () => {
      const [first] = demoServer.seed('page', [{ name: 'Ann', html: '<p>top</p>', replies: 22 }]);
      demoServer.seed(
        'page',
        Array.from({ length: 22 }, (_, at) => ({ name: 'Ben', html: `<p>a${String(at)}</p>`, parent: first?.id ?? null })),
      );
      const element = await box();
      expect(bodies(element)).to.have.length(21);
      button(element, 'Show 2 more replies').click();
      await waitUntil(() => bodies(element).length === 23);
    });

    it('fetches them all where they fill many pages, and goes to the first of them', async () => {
      const [first] = demoServer.seed('page', [{ name: 'Ann', html: '<p>top</p>', replies: 230 }]);
      const parent = first?.id ?? null;
      demoServer.seed(
        'page',
        Array.from({ length: 230 }, (_, at) => ({ name: 'Ben', html: `<p>a${String(at)}</p>`, parent })),
      );
      const element = await box('page', { pageSize: 1 });
      const more = button(element, 'Show 210 more replies');
      more.focus();
      more.click();
      await waitUntil(() => bodies(element).length === 231);
      await waitUntil(() => element.shadowRoot?.activeElement?.textContent.includes('a20') ?? false);
      await waitUntil(() => one(element, '.told').textContent.includes('210 more comments'));
    });

    it('says that more could not be had, and offers it again', async () => {
      demoServer.seed('page', [{ name: 'Ann' }, { name: 'Ben' }]);
      const element = await box('page', { pageSize: 1 });
      demoServer.fail('offline');
      const failed = oneEvent(element, 'aw-error');
      button(element, 'Load more').click();
      await failed;
      await element.updateComplete;
      await waitUntil(() => one(element, '.told').textContent.includes('The comments could not be loaded.'));
      button(element, 'Load more').focus();
      button(element, 'Load more').click();
      await waitUntil(() => bodies(element).length === 2);
      await waitUntil(() => element.shadowRoot?.activeElement?.ariaLabel === 'Comment by Ann');
    });

    it('goes back to the order of what is there, where another cannot be had', async () => {
      demoServer.seed('page', [{ name: 'Ann' }, { name: 'Ben' }]);
      const element = await box();
      const select = one<HTMLSelectElement>(element, 'select');
      demoServer.fail('offline');
      select.value = 'oldest';
      const failed = oneEvent(element, 'aw-error');
      select.dispatchEvent(new Event('change'));
      await failed;
      await element.updateComplete;
      expect(select.value).to.equal('newest');
      expect(bodies(element)).to.have.length(2);
    });

    it('puts the focus at the top when a second try has helped', async () => {
      demoServer.fail('offline');
      demoServer.seed('page', [{ name: 'Ann' }]);
      const element = await fixture<CommentBox>(html`<aw-comment-box provider="demo" thread="page"></aw-comment-box>`);
      await waitUntil(() => all(element, 'button').some((each) => each.textContent.trim() === 'Try again'));
      button(element, 'Try again').focus();
      button(element, 'Try again').click();
      await waitUntil(() => element.shadowRoot?.activeElement?.id === 'heading');
    });

    it('keeps the page’s own comments until the thread has come, and when it does not', async () => {
      demoServer.fail('offline');
      const element = await fixture<CommentBox>(html`<aw-comment-box provider="demo" thread="page"><p>From the page</p></aw-comment-box>`);
      expect(element.renderRoot.querySelector('slot:not([name])')).to.not.equal(null);
      const { detail } = await oneEvent(element, 'aw-error');
      expect(detail).to.deep.equal({ code: 'unreachable', retryable: true });
      await element.updateComplete;
      expect(element.renderRoot.querySelector('slot:not([name])')).to.not.equal(null);
      await expect(element).to.be.accessible();
      const loaded = oneEvent(element, 'aw-load');
      button(element, 'Try again').click();
      await loaded;
      await element.updateComplete;
      expect(element.renderRoot.querySelector('slot:not([name])')).to.equal(null);
    });

    it('shows a proxy’s page as a failure, not as a thread', async () => {
      demoServer.fail('html');
      const element = await fixture<CommentBox>(html`<aw-comment-box provider="demo" thread="page"></aw-comment-box>`);
      await oneEvent(element, 'aw-error');
      await element.updateComplete;
      expect(one(element, '.failed').textContent).to.contain('could not be loaded');
    });

    it('shows comments in the language around it, right to left too', async () => {
      demoServer.seed('page', [{ name: 'Ann' }, { name: 'Ben' }, { name: 'Cem' }]);
      const page = await fixture(html`<div lang="ar" dir="rtl"></div>`);
      const element = await box();
      page.append(element);
      const english = one(element, 'h2').textContent;
      await waitUntil(() => one(element, 'h2').textContent !== english, 'Arabic comes');
      expect(one(element, 'h2').textContent).to.match(/\p{Script=Arabic}/u);
      await expect(element).to.be.accessible();
    });
  });

  describe('writing', () => {
    it('asks for name and address only once someone writes', async () => {
      const element = await box();
      expect(all(element, '.who input')).to.have.length(0);
      one(element, 'textarea').focus();
      await waitUntil(() => all(element, '.who input').length === 3);
      expect(all<HTMLInputElement>(element, '.who input').map((each) => each.getAttribute('autocomplete'))).to.deep.equal([
        'name',
        'email',
        'url',
      ]);
      await expect(element).to.be.accessible();
    });

    it('posts, shows the comment, drops the draft, and moves the focus to it', async () => {
      const element = await box();
      const { detail } = await post(element, 'Hello <b>there</b>');
      expect(detail.state).to.equal('published');
      expect(bodies(element)).to.deep.equal(['Hello <b>there</b>']);
      expect(one<HTMLTextAreaElement>(element, 'textarea').value).to.equal('');
      expect(Object.keys(localStorage).filter((key) => key.includes(':draft:'))).to.deep.equal([]);
      await waitUntil(() => element.shadowRoot?.activeElement?.id === `c-${String(detail.id)}`);
      await waitUntil(() => one(element, '.told').textContent === 'Your comment is published.');
    });

    it('says what is missing, at the field, and goes there', async () => {
      const element = await box();
      await write(element, 'Hello', { name: '', mail: 'nonsense' });
      button(element, 'Post comment').click();
      await element.updateComplete;
      await waitUntil(() => element.shadowRoot?.activeElement?.getAttribute('name') === 'name');
      const name = one<HTMLInputElement>(element, 'input[name=name]');
      expect(name.getAttribute('aria-invalid')).to.equal('true');
      expect(one(element, `#${name.getAttribute('aria-describedby') ?? ''}`).textContent).to.equal('Please fill this in.');
      expect(all(element, '.error').map((each) => each.textContent)).to.have.length(2);
      expect(demoServer.thread('page')).to.have.length(0);
      await expect(element).to.be.accessible();
    });

    it('answers in place, under what is answered', async () => {
      const [first] = demoServer.seed('page', [{ name: 'Ann', html: '<p>top</p>' }]);
      const element = await box();
      button(element, 'Reply to Ann').click();
      await waitUntil(() => element.shadowRoot?.activeElement?.id === `body-${first?.id ?? ''}`);
      await write(element, 'An answer', { scope: 'article' });
      const posted = oneEvent(element, 'aw-post');
      one(element, 'article form button[type=submit]').click();
      await posted;
      await element.updateComplete;
      expect(one(element, 'article article .body').textContent).to.equal('An answer');
      expect(all(element, 'article form')).to.have.length(0);
    });

    it('gives the focus back when a reply is cancelled, and forgets it', async () => {
      const [first] = demoServer.seed('page', [{ name: 'Ann' }]);
      const element = await box();
      button(element, 'Reply to Ann').click();
      await element.updateComplete;
      await write(element, 'No', { scope: 'article' });
      button(element, 'Cancel').click();
      await waitUntil(() => element.shadowRoot?.activeElement?.id === `reply-${first?.id ?? ''}`);
      expect(Object.keys(localStorage).filter((key) => key.includes(':draft:'))).to.deep.equal([]);
    });

    it('can be stopped by the page, which reads the draft first', async () => {
      const element = await box();
      await write(element, 'Hello');
      element.addEventListener('aw-submit', (event) => event.preventDefault());
      const submitted = oneEvent(element, 'aw-submit');
      button(element, 'Post comment').click();
      await submitted;
      expect(element.draft?.body).to.equal('Hello');
      await aTimeout(0);
      expect(demoServer.thread('page')).to.have.length(0);
      expect(one<HTMLTextAreaElement>(element, 'textarea').value).to.equal('Hello');
    });

    it('is done with the keyboard alone', async () => {
      const element = await box();
      element.focus();
      await sendKeys({ type: 'By keys' });
      await waitUntil(() => all(element, '.who input').length === 3);
      // Toolbar, preview, name.
      for (let tabs = 0; tabs < 3; tabs += 1) await sendKeys({ press: 'Tab' });
      await sendKeys({ type: 'Sam' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ type: email });
      const posted = oneEvent(element, 'aw-post');
      await sendKeys({ press: 'Enter' });
      await posted;
      await element.updateComplete;
      expect(bodies(element)).to.deep.equal(['By keys']);
    });

    it('shows a held comment to its author only, and says so', async () => {
      demoServer.moderated = true;
      const element = await box();
      const { detail } = await post(element, 'Wait');
      expect(detail.state).to.equal('held');
      expect(one(element, '[part=pending]').textContent).to.contain('Awaits a moderator');
      await expect(element).to.be.accessible();
    });

    it('takes nothing where the thread is closed', async () => {
      demoServer.open = false;
      const element = await box();
      expect(all(element, 'textarea')).to.have.length(0);
      expect(one(element, '.box').textContent).to.contain('no longer taken');
    });
  });

  describe('nothing typed is lost', () => {
    it('brings a draft back after the element is gone', async () => {
      const before = await box();
      await write(before, 'Half a thought', { name: 'Sam' });
      before.remove();
      await aTimeout(0);
      const after = await box();
      await waitUntil(() => one<HTMLTextAreaElement>(after, 'textarea').value === 'Half a thought');
      await waitUntil(() => all(after, 'input[name=email]').length === 1);
      expect(one<HTMLInputElement>(after, 'input[name=email]').value).to.equal(email);
    });

    it('opens a reply again that was begun', async () => {
      demoServer.seed('page', [{ name: 'Ann' }]);
      const before = await box();
      button(before, 'Reply to Ann').click();
      await before.updateComplete;
      await write(before, 'Half an answer', { scope: 'article' });
      before.remove();
      await aTimeout(0);
      const after = await box();
      await waitUntil(() => all<HTMLTextAreaElement>(after, 'article textarea')[0]?.value === 'Half an answer');
    });

    it('keeps text on the device, and who one is only for the session', async () => {
      const element = await box();
      await write(element, 'Words');
      dispatchEvent(new PageTransitionEvent('pagehide'));
      expect(JSON.stringify(localStorage)).to.contain('Words').and.not.contain(email).and.not.contain('Sam');
      expect(JSON.stringify(sessionStorage)).to.contain(email);
    });

    it('waits without an answer, and goes on by itself when the network is back: stored once', async () => {
      const element = await box();
      await write(element, 'Through the tunnel');
      demoServer.fail('offline');
      const posted = oneEvent(element, 'aw-post');
      button(element, 'Post comment').click();
      await waitUntil(() => all(element, '.waiting').length === 1);
      expect(one<HTMLTextAreaElement>(element, 'textarea').value).to.equal('Through the tunnel');
      await expect(element).to.be.accessible();
      dispatchEvent(new Event('online'));
      await posted;
      expect(demoServer.thread('page').map(({ html }) => html)).to.deep.equal(['<p>Through the tunnel</p>']);
    });

    it('is not confused by a proxy’s page in place of an answer', async () => {
      const element = await box();
      await write(element, 'Hello');
      demoServer.fail('html');
      button(element, 'Post comment').click();
      await waitUntil(() => all(element, '.waiting').length === 1);
      const posted = oneEvent(element, 'aw-post');
      button(element, 'Try again now').click();
      await posted;
      expect(demoServer.thread('page')).to.have.length(1);
    });

    it('sends what is written now, where only the visitor may repeat what got no answer', async () => {
      const { demo } = await import('../../src/provider/comments/demo.js');
      registerCommentProvider('once', { ...demo, capabilities: { ...demo.capabilities, idempotent: false } });
      const element = await box('page', { provider: 'once', endpoint: 'https://back.invalid' });
      await write(element, 'Old words');
      demoServer.fail('offline');
      const failed = oneEvent(element, 'aw-error');
      button(element, 'Post comment').click();
      await failed;
      type(one<HTMLTextAreaElement>(element, 'textarea'), 'New words');
      await element.updateComplete;
      const posted = oneEvent(element, 'aw-post');
      button(element, 'Post comment').click();
      await posted;
      expect(demoServer.thread('page').map(({ html }) => html)).to.deep.equal(['<p>New words</p>']);
    });

    it('puts a refusal at its field and keeps the words', async () => {
      const element = await box();
      await write(element, 'Hello');
      demoServer.fail({ code: 'invalid', field: 'email' });
      const refused = oneEvent(element, 'aw-error');
      button(element, 'Post comment').click();
      expect((await refused).detail).to.deep.equal({ code: 'invalid', retryable: false });
      await waitUntil(() => element.shadowRoot?.activeElement?.getAttribute('name') === 'email');
      expect(one<HTMLTextAreaElement>(element, 'textarea').value).to.equal('Hello');
      await expect(element).to.be.accessible();
      const posted = oneEvent(element, 'aw-post');
      button(element, 'Post comment').click();
      await posted;
    });

    it('stores one comment for two clicks', async () => {
      demoServer.delayMs = 30;
      const element = await box();
      await write(element, 'Once');
      const posted = oneEvent(element, 'aw-post');
      const press = button(element, 'Post comment');
      press.click();
      press.click();
      await posted;
      expect(demoServer.thread('page')).to.have.length(1);
    });

    it('goes on under the same key with what a reload cut off', async () => {
      demoServer.delayMs = 40;
      const before = await box();
      await write(before, 'Cut off');
      button(before, 'Post comment').click();
      before.remove();
      await aTimeout(0);
      demoServer.delayMs = 0;
      const elsewhere = await fixture<HTMLInputElement>(html`<input aria-label="Elsewhere" />`);
      elsewhere.focus();
      const after = await box();
      await waitUntil(() => bodies(after).includes('Cut off'));
      expect(demoServer.thread('page')).to.have.length(1);
      // Nobody has pressed a button in this visit: the focus stays where the reader has it.
      await after.updateComplete;
      expect(document.activeElement).to.equal(elsewhere);
    });

    /** A comment whose answer was lost, in a page that was then left. */
    async function lost(): Promise<void> {
      const before = await box();
      await write(before, 'Lost on the way');
      demoServer.fail('lost');
      button(before, 'Post comment').click();
      await waitUntil(() => one(before, '[role=status]').textContent !== undefined && all(before, '.waiting').length === 1);
      before.remove();
      await aTimeout(0);
    }

    it('goes on word for word, whoever writes there by now', async () => {
      await lost();
      sessionStorage.setItem('afterword:1:contact:comment', JSON.stringify({ name: 'Someone else', email: 'else@example.org' }));
      const after = await box();
      await waitUntil(() => one<HTMLTextAreaElement>(after, 'textarea').value === '' && bodies(after).length === 1);
      expect(demoServer.thread('page').map(({ author }) => author.name)).to.deep.equal(['Sam']);
    });

    it('is stored once where the session is over and the visitor gives another name', async () => {
      await lost();
      sessionStorage.clear();
      const after = await box();
      await waitUntil(() => one<HTMLTextAreaElement>(after, 'textarea').value === 'Lost on the way');
      await write(after, 'Lost on the way', { name: 'Samuel' });
      button(after, 'Post comment').click();
      await waitUntil(() => one<HTMLTextAreaElement>(after, 'textarea').value === '');
      expect(demoServer.thread('page')).to.have.length(1);
      await waitUntil(() => bodies(after).length === 1);
      await waitUntil(() => one(after, '.told').textContent.includes('Your comment had arrived already.'));
    });

    it('can be changed while it waits; what had arrived is not stored again, and no word is lost', async () => {
      const element = await box();
      await write(element, 'First words');
      demoServer.fail('lost');
      button(element, 'Post comment').click();
      await waitUntil(() => all(element, '.waiting').length === 1);
      const field = one<HTMLTextAreaElement>(element, 'textarea');
      expect(field.readOnly).to.equal(false);
      type(field, 'Better words');
      await element.updateComplete;
      button(element, 'Post comment').click();
      await waitUntil(() => bodies(element).includes('First words'));
      expect(field.value).to.equal('Better words');
      expect(one(element, '[role=alert]').textContent).to.contain('had arrived after all');
      expect(demoServer.thread('page')).to.have.length(1);
      const posted = oneEvent(element, 'aw-post');
      button(element, 'Post comment').click();
      await posted;
      expect(demoServer.thread('page')).to.have.length(2);
    });

    it('does not go on by itself where the words are changed in the moment in which they come back', async () => {
      await lost();
      const after = document.createElement('aw-comment-box');
      Object.assign(after, { provider: 'demo', thread: 'page' });
      // The first render that shows them, before the half that sends has come.
      after.addController({
        hostUpdated: () => {
          const field = after.renderRoot.querySelector('textarea');
          if (field?.value === 'Lost on the way') type(field, 'Lost on the way, and found');
        },
      });
      document.body.append(after);
      await waitUntil(() => all(after, 'input[name=email]').length === 1, 'the writing half comes');
      await aTimeout(50);
      expect(one<HTMLTextAreaElement>(after, 'textarea').value).to.equal('Lost on the way, and found');
      expect(demoServer.thread('page')).to.have.length(1);
    });

    it('goes on by itself in the words that were sent last', async () => {
      const before = await box();
      await write(before, 'First words');
      demoServer.fail('lost', 'lost');
      button(before, 'Post comment').click();
      await waitUntil(() => all(before, '.waiting').length === 1);
      type(one<HTMLTextAreaElement>(before, 'textarea'), 'Better words');
      await before.updateComplete;
      button(before, 'Post comment').click();
      await waitUntil(() => all(before, '.waiting').length === 1);
      before.remove();
      await aTimeout(0);
      const after = await box();
      await waitUntil(() => all(after, '[role=alert]').length === 1);
      expect(one(after, '[role=alert]').textContent).to.contain('had arrived after all');
      expect(one<HTMLTextAreaElement>(after, 'textarea').value).to.equal('Better words');
      expect(demoServer.thread('page')).to.have.length(1);
    });

    it('can be withdrawn while it waits, where it is a reply', async () => {
      demoServer.seed('page', [{ name: 'Ada', html: '<p>Question</p>' }]);
      const element = await box();
      button(element, 'Reply to Ada').click();
      await waitUntil(() => all(element, '.branch textarea, li textarea').length === 1);
      await write(element, 'Never mind', { scope: 'li' });
      demoServer.fail('offline');
      all<HTMLButtonElement>(element, 'li form button[type=submit]')[0]?.click();
      await waitUntil(() => all(element, '.waiting').length === 1);
      button(element, 'Cancel').click();
      await element.updateComplete;
      dispatchEvent(new Event('online'));
      await aTimeout(20);
      expect(demoServer.thread('page')).to.have.length(1);
    });

    it('goes on when it is moved in the page in mid-request', async () => {
      demoServer.delayMs = 30;
      const element = await box();
      await write(element, 'On the move');
      const posted = oneEvent(element, 'aw-post');
      button(element, 'Post comment').click();
      const other = document.body.appendChild(document.createElement('section'));
      other.append(element);
      await posted;
      expect(demoServer.thread('page')).to.have.length(1);
      other.remove();
    });
  });

  describe('own comments', () => {
    it('asks the server what has become of a held one, and shows it', async () => {
      const [held] = demoServer.seed('page', [{ name: 'Sam', html: '<p>Mine</p>', state: 'held' }]);
      rememberOwn('page', { id: held?.id ?? '', editToken: 'token' });
      const element = await box();
      await waitUntil(() => bodies(element).includes('Mine'));
      expect(one(element, '[part=pending]').textContent).to.contain('Only you can see it');
    });

    it('keeps a held one in its author’s view while the server cannot be asked about it', async () => {
      demoServer.moderated = true;
      const element = await box();
      await post(element, 'Mine');
      demoServer.fail('html');
      const asked = element.refresh();
      demoServer.fail('offline');
      await asked;
      await element.refresh();
      await aTimeout(20);
      expect(bodies(element)).to.deep.equal(['Mine']);
    });

    it('is no longer said to wait once it was published on another page, and goes once it was deleted', async () => {
      demoServer.moderated = true;
      const element = await box('page', { pageSize: 1 });
      const held = (await post(element, 'Mine')).detail as { id: string };
      expect(all(element, '[part=pending]')).to.have.length(1);
      demoServer.seed('page', [{ name: 'Ann' }]);
      demoServer.decide(held.id, 'published');
      await element.refresh();
      await waitUntil(() => all(element, '[part=pending]').length === 0);
      const second = (await post(element, 'Mine too')).detail as { id: string };
      demoServer.decide(second.id, 'deleted');
      await element.refresh();
      await waitUntil(() => !bodies(element).includes('Mine too'));
    });

    it('is not asked about again once it was seen published', async () => {
      const [published] = demoServer.seed('page', [{ name: 'Sam', html: '<p>Mine</p>' }]);
      rememberOwn('page', { id: published?.id ?? '', editToken: 'token' });
      (await box()).remove();
      await waitUntil(() => localStorage.getItem('afterword:1:own-comments:page')?.includes('"published":true') ?? false);
    });

    it('does not show a held one to anybody else', async () => {
      demoServer.seed('page', [{ name: 'Sam', html: '<p>Mine</p>', state: 'held' }]);
      const element = await box();
      await aTimeout(20);
      expect(bodies(element)).to.deep.equal([]);
    });
  });

  describe('what is wrong in the page', () => {
    let warned: string[];
    const { warn } = console;
    beforeEach(async () => {
      await import('../../src/site/advice.js'); // there beforehand, it speaks in the next task
      warned = [];
      console.warn = (message: string) => warned.push(message);
    });
    afterEach(() => (console.warn = warn));

    it('says that a server is missing, and leaves the page’s own comments', async () => {
      const element = await fixture<CommentBox>(html`<aw-comment-box><p>From the page</p></aw-comment-box>`);
      element.requestUpdate();
      await element.updateComplete;
      expect(element.renderRoot.querySelector('slot:not([name])')).to.not.equal(null);
      await aTimeout(0);
      expect(warned).to.deep.equal([
        '<aw-comment-box> has no "server" and no "provider": set one of them, for example server="https://talk.example.org" or provider="demo".',
      ]);
      await expect(element).to.be.accessible();
    });

    it('names the providers where one is unknown', async () => {
      const element = await fixture<CommentBox>(html`<aw-comment-box provider="discuss"></aw-comment-box>`);
      expect(element.renderRoot.textContent).to.contain('not set up here yet');
      await aTimeout(0);
      expect(warned[0]).to.match(/^<aw-comment-box> attribute "provider": "discuss" is not known; use one of: afterword, demo/);
    });

    it('takes a provider that is registered later', async () => {
      const element = await fixture<CommentBox>(
        html`<aw-comment-box provider="later" endpoint="https://back.invalid" thread="page"></aw-comment-box>`,
      );
      const loaded = oneEvent(element, 'aw-load');
      registerCommentProvider('later', demo);
      await loaded;
    });

    it('says how the server learns of a site that it does not know', async () => {
      demoServer.fail({ code: 'invalid', field: 'thread' });
      const element = await fixture<CommentBox>(html`<aw-comment-box provider="demo" thread="page"></aw-comment-box>`);
      await oneEvent(element, 'aw-error');
      await aTimeout(0);
      expect(warned[0]).to.include(`add its origin, "${location.origin}", to AFTERWORD_ORIGINS`);
    });

    it('says what another back end wants for a thread', async () => {
      registerCommentProvider('by-number', { ...demo, list: () => ({ kind: 'refused', code: 'invalid', field: 'thread' }) });
      const element = await fixture<CommentBox>(
        html`<aw-comment-box provider="by-number" endpoint="https://blog.invalid" thread="abc" loading="click"></aw-comment-box>`,
      );
      const failed = oneEvent(element, 'aw-error');
      button(element, 'Show comments').click();
      await failed;
      await waitUntil(() => warned.length > 0);
      expect(warned[0]).to.include('this back end has no thread "abc"');
    });

    it('says which numbers an attribute takes', async () => {
      const element = document.createElement('aw-comment-box');
      element.setAttribute('page-size', 'lots');
      Object.assign(element, { provider: 'demo', thread: 'page' });
      const loaded = oneEvent(element, 'aw-load');
      document.body.append(element);
      await loaded;
      await aTimeout(0);
      expect(warned).to.deep.equal([
        '<aw-comment-box> attribute "page-size": "lots" does not fit; give a whole number from 1 to 100. 25 is used instead.',
      ]);
    });

    it('says what a thread’s key may be', async () => {
      await fixture<CommentBox>(html`<aw-comment-box provider="demo" thread="a b"></aw-comment-box>`);
      await aTimeout(0);
      expect(warned[0]).to.match(/attribute "thread": "a b" is no key/);
    });

    it('takes the default for an unknown order, and says which there are', async () => {
      const element = await box('page', { sort: 'random' });
      await aTimeout(0);
      expect(warned).to.deep.equal([
        '<aw-comment-box> attribute "sort": "random" is not known; use one of: newest, oldest, top. "newest" is used instead.',
      ]);
      element.remove();
    });
  });
});
