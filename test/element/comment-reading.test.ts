import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { CommentBox } from '../../src/comments/index.js';
import { demo } from '../../src/provider/comments/demo.js';
import { registerCommentProvider } from '../../src/provider/comments/registry.js';
import { demoServer } from '../../src/provider/demo.js';
import { all, bodies, box, button, forgetAll, one, post, removeBoxes, waitUntil } from './commenting.js';

const focused = (element: CommentBox) => element.shadowRoot?.activeElement?.id ?? '';
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** Top-level comments "1" to "count", the last the newest. */
function seed(count: number, thread = 'page'): readonly string[] {
  const comments = Array.from({ length: count }, (_, at) => ({
    name: `Reader ${String(at + 1)}`,
    html: `<p>${String(at + 1)}</p>`,
    createdAt: ago(1000 - at),
  }));
  return demoServer.seed(thread, comments).map(({ id }) => id);
}

/** A comment as the reference server's fragment has it. */
const inPage = (id: string, text: string, below: unknown = '') =>
  html`<article id="aw-comment-${id}" itemscope itemtype="https://schema.org/Comment">
    <header>
      <span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ada</span></span>
      <a itemprop="url" href="#aw-comment-${id}"><time itemprop="dateCreated" datetime=${ago(2000)}>then</time></a>
      <meta itemprop="upvoteCount" content="3" />
    </header>
    <div itemprop="text"><p>${text}</p></div>
    ${below}
  </article>`;

describe('reading a thread', () => {
  const address = location.href;

  beforeEach(forgetAll);

  afterEach(async () => {
    history.replaceState(null, '', address);
    await removeBoxes();
  });

  describe('a link to a comment', () => {
    it('opens one that is on a later page, and goes there', async () => {
      const [first = ''] = seed(30);
      location.hash = `#aw-comment-${first}`;
      const element = await box('page', { pageSize: 5 });
      await waitUntil(() => focused(element) === `c-${first}`);
      expect(bodies(element)).to.deep.equal(['1', '30', '29', '28', '27', '26']);
      expect(one(element, `#c-${first}`).classList.contains('linked')).to.equal(true);
      await expect(element).to.be.accessible();
    });

    it('opens an answer that its page leaves out, and what it is folded into', async () => {
      const [root] = demoServer.seed('page', [{ name: 'Ann', html: '<p>root</p>', replies: 30 }]);
      const answers = demoServer.seed(
        'page',
        Array.from({ length: 30 }, (_, at) => ({ name: 'Ben', html: `<p>a${String(at)}</p>`, parent: root?.id ?? null })),
      );
      const element = await box();
      const last = answers.at(-1)?.id ?? '';
      expect(all(element, `#c-${last}`)).to.have.length(0);
      button(element, 'Hide 30 replies to Ann').click();
      await waitUntil(() => bodies(element).length === 1);
      location.hash = `#aw-comment-${last}`;
      await waitUntil(() => focused(element) === `c-${last}`);
    });

    it('searches the pages, where the back end cannot find one', async () => {
      const { locate: _locate, ...plain } = demo;
      registerCommentProvider('plain', plain);
      const [first = ''] = seed(30);
      location.hash = `#aw-comment-${first}`;
      const element = await box('page', { pageSize: 5, provider: 'plain', endpoint: 'https://demo.invalid' });
      await waitUntil(() => focused(element) === `c-${first}`);
      expect(bodies(element)).to.have.length(30);
    });

    it('says so where it is gone', async () => {
      seed(2);
      location.hash = '#aw-comment-nowhere';
      const element = await box();
      await waitUntil(() => one(element, '.told').textContent.includes('not here any more'));
    });

    it('is what a comment’s date is, with the moment itself for who listens', async () => {
      const [id = ''] = seed(1);
      const element = await box();
      const date = one<HTMLAnchorElement>(element, '[part=date]');
      expect(date.getAttribute('href')).to.equal(`#aw-comment-${id}`);
      expect(date.ariaLabel).to.match(/^16 hours ago, .*20\d\d/);
      expect(date.title).to.match(/20\d\d/);
    });
  });

  describe('comments that are on the page already', () => {
    it('are taken over, and only what is newer is asked for', async () => {
      const asked: string[] = [];
      registerCommentProvider('watched', {
        ...demo,
        transport: (exchange, signal) => {
          asked.push(new URL(exchange.url).search);
          return demoServer.transport(exchange, signal);
        },
      });
      demoServer.seed('page', [{ name: 'Ben', html: '<p>Newer</p>' }]);
      const element = await fixture<CommentBox>(
        html`<aw-comment-box provider="watched" endpoint="https://demo.invalid" thread="page"
          ><section>
            <ol>
              <li>
                ${inPage(
                  'old',
                  'Old',
                  html`<ol>
                    <li>${inPage('answer', 'Answer')}</li>
                  </ol>`,
                )}
              </li>
            </ol>
          </section></aw-comment-box
        >`,
      );
      const { detail } = await oneEvent(element, 'aw-load');
      expect(detail).to.deep.equal({ total: 1 });
      await element.updateComplete;
      expect(bodies(element)).to.deep.equal(['Old', 'Answer']);
      expect(all(element, 'article article')).to.have.length(1);
      expect(one(element, '[data-act=vote]').textContent.trim()).to.equal('Like · 3');
      expect(asked).to.have.length(1);
      expect(asked[0]).to.contain('since=');
      // Nothing moves before one asks for it.
      button(element, '1 new comment').click();
      await waitUntil(() => bodies(element).join() === 'Newer,Old,Answer');
      await waitUntil(() => focused(element).startsWith('c-demo'));
      await expect(element).to.be.accessible();
    });

    it('are as hostile as any others', async () => {
      const element = await fixture<CommentBox>(html`<aw-comment-box provider="demo" thread="page"></aw-comment-box>`);
      element.remove();
      element.innerHTML = `<article id="aw-comment-x" itemscope itemtype="https://schema.org/Comment"><span itemprop="author"><span itemprop="name">Eve</span></span>
        <time itemprop="dateCreated" datetime="${ago(5)}"></time><div itemprop="text"><p style="position:fixed" id="up">Hi<iframe srcdoc="x"></iframe></p></div></article>`;
      const loaded = oneEvent(element, 'aw-load');
      document.body.append(element);
      await loaded;
      expect(one(element, '.body').innerHTML).to.equal('<p>Hi</p>');
    });
  });

  describe('what is new', () => {
    async function live(): Promise<CommentBox> {
      const element = await box('page', { live: 'on' });
      await waitUntil(() => all(element, '.fresh').length === 1, 'what follows the thread comes');
      return element;
    }

    it('is asked for while one reads, and waits to be wanted', async () => {
      seed(3);
      const element = await live();
      demoServer.seed('page', [{ name: 'Late', html: '<p>late</p>' }]);
      // What the tab does when it is seen again.
      document.dispatchEvent(new Event('visibilitychange'));
      await waitUntil(() => all(element, '.fresh button').length === 1);
      expect(bodies(element)).to.deep.equal(['3', '2', '1']);
      expect(one(element, '.fresh').getAttribute('role')).to.equal('status');
      button(element, '1 new comment').click();
      await waitUntil(() => bodies(element).join() === 'late,3,2,1');
      expect(all(element, '.fresh button')).to.have.length(0);
    });

    it('changes in its place what was edited elsewhere', async () => {
      const [id = ''] = seed(2);
      const element = await live();
      demoServer.revise(id, '<p>Better</p>');
      document.dispatchEvent(new Event('visibilitychange'));
      await waitUntil(() => bodies(element).join() === '2,Better');
      expect(all(element, '.fresh button')).to.have.length(0);
    });

    it('is not what was there before on pages that have not come, whatever the order', async () => {
      seed(30);
      const element = await box('page', { live: 'on', sort: 'oldest', pageSize: 5 });
      await waitUntil(() => all(element, '.fresh').length === 1);
      document.dispatchEvent(new Event('visibilitychange'));
      demoServer.seed('page', [
        { name: 'Late', html: '<p>late</p>' },
        { name: 'Later', html: '<p>later</p>' },
      ]);
      document.dispatchEvent(new Event('visibilitychange'));
      await waitUntil(() => all(element, '.fresh button').length === 1);
      expect(one(element, '.fresh button').textContent.trim()).to.equal('2 new comments');
    });

    it('ends with its box', async () => {
      seed(1);
      const asked: string[] = [];
      registerCommentProvider('heard', {
        ...demo,
        transport: (exchange, signal) => {
          asked.push(exchange.url);
          return demoServer.transport(exchange, signal);
        },
      });
      const element = await box('page', { live: 'on', provider: 'heard', endpoint: 'https://demo.invalid' });
      await waitUntil(() => all(element, '.fresh').length === 1);
      demoServer.delayMs = 30;
      document.dispatchEvent(new Event('visibilitychange'));
      element.remove();
      await aTimeout(60);
      const { length } = asked;
      document.dispatchEvent(new Event('visibilitychange'));
      await aTimeout(30);
      expect(asked).to.have.length(length);
    });

    it('is not asked for where the page does not want it', async () => {
      seed(1);
      const element = await box();
      demoServer.seed('page', [{ name: 'Late', html: '<p>late</p>' }]);
      document.dispatchEvent(new Event('visibilitychange'));
      await aTimeout(50);
      expect(all(element, '.fresh button')).to.have.length(0);
    });
  });

  describe('when it is asked for', () => {
    it('waits until one comes near', async () => {
      seed(1);
      const far = document.createElement('div');
      far.style.blockSize = '4000px';
      document.body.append(far);
      const element = document.createElement('aw-comment-box');
      Object.assign(element, { provider: 'demo', thread: 'page' });
      document.body.append(element);
      await aTimeout(60);
      expect(all(element, 'article')).to.have.length(0);
      const loaded = oneEvent(element, 'aw-load');
      element.scrollIntoView();
      await loaded;
      far.remove();
    });

    it('does not wait where the page says so', async () => {
      const element = document.createElement('aw-comment-box');
      Object.assign(element, { provider: 'demo', thread: 'page', loading: 'eager', hidden: true });
      const loaded = oneEvent(element, 'aw-load');
      document.body.append(element);
      await loaded;
    });

    it('remembers a comment that was posted before it is asked for', async () => {
      const element = await fixture<CommentBox>(html`<aw-comment-box provider="demo" thread="page" loading="click"></aw-comment-box>`);
      await post(element, 'Before all');
      await waitUntil(() => bodies(element).join() === 'Before all');
      button(element, 'Edit your comment');
    });

    it('waits for a press of its button', async () => {
      seed(1);
      const element = await fixture<CommentBox>(html`<aw-comment-box provider="demo" thread="page" loading="click"></aw-comment-box>`);
      await aTimeout(30);
      expect(all(element, 'article')).to.have.length(0);
      await expect(element).to.be.accessible();
      button(element, 'Show comments').click();
      await waitUntil(() => bodies(element).join() === '1');
      await waitUntil(() => focused(element) === 'heading');
    });
  });

  it('follows a single-page app to another page, and leaves the draft of the first where it was', async () => {
    const first = `${location.origin}/one`;
    const second = `${location.origin}/two`;
    const key = (url: string) => url.replace('http:', 'https:');
    demoServer.seed(key(first), [{ name: 'Ann', html: '<p>one</p>' }]);
    demoServer.seed(key(second), [{ name: 'Ben', html: '<p>two</p>' }]);
    history.pushState(null, '', first);
    const element = await box('');
    expect(bodies(element)).to.deep.equal(['one']);
    history.pushState(null, '', second);
    // What an app does with it, and where there is no Navigation API all that tells.
    document.title += '.';
    await waitUntil(() => bodies(element).join() === 'two');
    history.pushState(null, '', first);
    document.title += '.';
    await waitUntil(() => bodies(element).join() === 'one');
  });

  it('brings a long thread whole, without a button', async () => {
    demoServer.seed(
      'page',
      Array.from({ length: 100 }, (_, at) => ({ name: 'Ann', html: `<p>${String(at)}</p>` })),
    );
    const element = await box('page', { pageSize: 100 });
    await waitUntil(() => bodies(element).length === 100);
  });

  it('marks what is pinned, whose badge it is, and draws initials unless pictures are asked for', async () => {
    const picture = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
    const author = { name: 'Ines Calloway', url: null, avatar: new URL('/avatar.png', location.href).href, badge: 'Author' };
    demoServer.seed('page', [{ name: '', html: '<p>Hi</p>', pinned: true }]);
    const [comment] = demoServer.thread('page');
    demoServer.clear();
    if (comment) demoServer.put('page', { ...comment, author });
    demoServer.put('page', { ...(comment ?? never()), id: 'bad', author: { ...author, avatar: `javascript:${picture}` } });
    const element = await box();
    expect(all(element, '.badge').map((each) => each.textContent)).to.include.members(['Author', 'Pinned']);
    expect(all(element, '.avatar img')).to.have.length(0);
    expect(one(element, '.avatar').textContent).to.equal('IC');
    element.avatars = 'on';
    element.remove();
    document.body.append(element);
    await waitUntil(() => all(element, '.avatar').length === 2);
    // The one that is no picture of the web is not asked for, and a broken one leaves the initials.
    await waitUntil(() => all(element, '.avatar img').length === 0);
    expect(one(element, '.avatar').textContent).to.equal('IC');
  });

  it('offers the orders that the back end has, by likes only where one can like', async () => {
    seed(2);
    const element = await box();
    expect(all(element, 'option').map((each) => each.textContent)).to.deep.equal(['Newest first', 'Oldest first', 'Most liked']);
    const plain = await box('page', { votes: 'none' });
    expect(all(plain, 'option').map((each) => each.textContent)).to.deep.equal(['Newest first', 'Oldest first']);
  });

  it('keeps the order, and all that has come, where another cannot be had', async () => {
    seed(30);
    const element = await box('page', { pageSize: 5 });
    button(element, 'Load more').click();
    await waitUntil(() => bodies(element).length === 10);
    demoServer.fail('offline');
    const select = one<HTMLSelectElement>(element, 'select');
    select.value = 'oldest';
    select.dispatchEvent(new Event('change'));
    await waitUntil(() => select.value === 'newest');
    expect(bodies(element)).to.have.length(10);
  });

  it('begins in the order that the back end has', async () => {
    registerCommentProvider('guestbook', { ...demo, capabilities: { ...demo.capabilities, sorts: ['oldest'] } });
    seed(2);
    const element = await box('page', { provider: 'guestbook', endpoint: 'https://demo.invalid' });
    expect(bodies(element)).to.deep.equal(['1', '2']);
  });

  it('has headings through which one can jump', async () => {
    seed(2);
    const element = await box('page', { headingLevel: 3 });
    expect(all(element, 'article h4').map((each) => each.textContent)).to.deep.equal(['Reader 2', 'Reader 1']);
  });

  it('keeps a comment that is posted while the thread is on its way', async () => {
    demoServer.delayMs = 60;
    const element = document.createElement('aw-comment-box');
    Object.assign(element, { provider: 'demo', thread: 'page' });
    document.body.append(element);
    await element.updateComplete;
    await post(element, 'Quick');
    await aTimeout(150);
    await waitUntil(() => bodies(element).join() === 'Quick');
  });
});

function never(): never {
  throw new Error('no comment');
}
