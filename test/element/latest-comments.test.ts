import { aTimeout, expect, fixture, html, oneEvent, waitUntil as openWcWaitUntil } from '@open-wc/testing';
import type { LatestComments } from '../../src/comments/latest-comments.define.js';
import '../../src/comments/latest-comments.define.js';
import { excerpt } from '../../src/comments/excerpt.js';
import { demo } from '../../src/provider/comments/demo.js';
import { registerCommentProvider } from '../../src/provider/comments/registry.js';
import type { Exchange } from '../../src/provider/exchange.js';
import type { CommentRecord } from '../../src/provider/comment-record.js';
import { warnings } from './warnings.js';

/** Three engines on a busy machine: what is waited for may take longer than a second. */
const waitUntil = (claim: () => boolean, what?: string) => openWcWaitUntil(claim, what, { timeout: 8000 });

const ann: CommentRecord = {
  id: '1',
  parent: null,
  replies: 0,
  author: { name: 'Ann', url: null, avatar: null, badge: null },
  html: '<p>One</p><p>Two</p>',
  createdAt: new Date(Date.now() - 3 * 3_600_000).toISOString(),
  editedAt: null,
  votes: 0,
  pinned: false,
  state: 'published',
};

interface Sent {
  readonly comment: CommentRecord;
  readonly threadTitle: string | null;
  readonly url: string | null;
}

const sent = (comment: Partial<CommentRecord> = {}, more: Partial<Sent> = {}): Sent => ({
  comment: { ...ann, ...comment },
  threadTitle: 'Why your back tightens',
  url: 'https://example.org/back#aw-comment-1',
  ...more,
});

/** What the back end has, or how it fails, and what it was asked. */
let answer: () => Promise<{ status: number; body: unknown }>;
let asked: Exchange[] = [];
const gives =
  (...comments: readonly Sent[]) =>
  () =>
    Promise.resolve({ status: 200, body: { comments } });
const isOffline = () => Promise.reject(new TypeError('offline'));

registerCommentProvider('back-end', {
  ...demo,
  transport: async (exchange) => {
    asked.push(exchange);
    const { status, body } = await answer();
    return { status, headers: {}, text: JSON.stringify(body) };
  },
});

/** An element on the page, which has not asked yet. */
async function latest(attributes: Partial<LatestComments> = {}, ...inside: readonly Node[]): Promise<LatestComments> {
  const page = await fixture(html`<div></div>`);
  const element = document.createElement('aw-latest-comments');
  Object.assign(element, { provider: 'back-end', endpoint: '/back-end' }, attributes);
  element.append(...inside);
  page.append(element);
  return element;
}

/** The same, its comments loaded. */
async function loaded(...comments: readonly Sent[]): Promise<LatestComments> {
  answer = gives(...comments);
  const element = await latest();
  await oneEvent(element, 'aw-load');
  await element.updateComplete;
  return element;
}

/** What a page may have put inside. */
const own = (): HTMLElement => Object.assign(document.createElement('a'), { href: '/b', textContent: 'Ben, yesterday' });

const all = (element: LatestComments, selector: string) => [...element.renderRoot.querySelectorAll<HTMLElement>(selector)];
const has = (element: LatestComments, selector: string) => all(element, selector).length > 0;
const text = (element: LatestComments, selector: string) => all(element, selector)[0]?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const isSeen = (element: Element | null) => (element?.getClientRects().length ?? 0) > 0;

describe('<aw-latest-comments>', () => {
  beforeEach(() => {
    asked = [];
    answer = gives();
  });

  it('shows whose each is, how long ago, how it begins, and where it can be read, and passes axe', async () => {
    const element = await loaded(sent(), sent({ author: { ...ann.author, name: '' } }));
    expect(text(element, 'section h2')).to.equal('Latest comments');
    expect(all(element, '[part=author]').map((each) => each.textContent)).to.deep.equal(['Ann', 'A reader']);
    expect(text(element, 'time')).to.equal('3 hours ago');
    expect(all(element, 'time')[0]?.getAttribute('datetime')).to.equal(ann.createdAt);
    expect(text(element, '[part=body]')).to.equal('One Two');
    const link = element.renderRoot.querySelector('a');
    expect([link?.textContent, link?.href]).to.deep.equal(['Why your back tightens', 'https://example.org/back#aw-comment-1']);
    await expect(element).to.be.accessible();
  });

  it('asks for those of this site, five or as many as are wanted, and tells how many have come', async () => {
    answer = gives(sent(), sent());
    const element = await latest({ limit: 12 });
    const { detail } = await oneEvent(element, 'aw-load');
    expect(detail).to.deep.equal({ total: 2 });
    const { searchParams, pathname } = new URL(asked.at(-1)!.url);
    expect(pathname).to.match(/\/v1\/latest$/);
    expect(Object.fromEntries(searchParams)).to.deep.equal({ limit: '12', site: location.origin });
  });

  it('asks only when a visitor comes near', async () => {
    answer = gives(sent());
    const far = await fixture<HTMLElement>(html`<div></div>`);
    far.style.height = '5000px';
    const element = await latest();
    await aTimeout(300);
    expect(asked).to.be.empty;
    far.style.height = '0';
    await oneEvent(element, 'aw-load');
    expect(asked).to.have.length(1);
  });

  describe('hostile content', () => {
    it('is text, and runs nothing', async () => {
      const element = await loaded(
        sent({
          html: '<p>Hello <b>you</b> <img src=x onerror="window.hacked = 1"><script>window.hacked = 1</script></p>',
          author: { ...ann.author, name: '<b>Eve</b>' },
        }),
      );
      expect(text(element, '[part=body]')).to.equal('Hello you');
      expect(text(element, '[part=author]')).to.equal('<b>Eve</b>');
      expect(has(element, 'img, b, script')).to.be.false;
      expect('hacked' in window).to.be.false;
    });

    it('is no link but to the web', async () => {
      const element = await loaded(
        sent({}, { url: 'javascript:alert(1)' }),
        sent({}, { url: 'data:text/html,x', threadTitle: null }),
        sent({}, { url: null }),
      );
      expect(has(element, 'a')).to.be.false;
      expect(all(element, '[part=page]').map((each) => each.textContent)).to.deep.equal([
        'Why your back tightens',
        'Why your back tightens',
      ]);
    });

    it('is no date that is none', async () => {
      const element = await loaded(sent({ createdAt: 'soon' }));
      expect(text(element, '[part=author]')).to.equal('Ann');
      expect(has(element, 'time')).to.be.false;
    });
  });

  it('has a word for a page without a title', async () => {
    expect(text(await loaded(sent({}, { threadTitle: null })), 'a')).to.equal('Read the comment');
  });

  it('invites where nobody has written, and passes axe', async () => {
    const element = await loaded();
    expect(text(element, '[part=status]')).to.contain('Yours could be the first word');
    await expect(element).to.be.accessible();
  });

  describe('until they are there', () => {
    /** An answer that waits to be given. */
    const held = (): ((...comments: readonly Sent[]) => void) => {
      let give: (...comments: readonly Sent[]) => void = () => undefined;
      const given = new Promise<{ status: number; body: unknown }>((resolve) => {
        give = (...comments) => resolve({ status: 200, body: { comments } });
      });
      answer = () => given;
      return (...comments) => give(...comments);
    };

    it('has a skeleton of as many, not at once, and passes axe', async () => {
      held();
      const element = await latest({ limit: 3 });
      await waitUntil(() => has(element, '.bones'));
      expect(all(element, '.bones .entry')).to.have.length(3);
      expect(Number(getComputedStyle(all(element, '.bones')[0]!).opacity)).to.equal(0);
      await waitUntil(() => Number(getComputedStyle(all(element, '.bones')[0]!).opacity) === 1);
      await expect(element).to.be.accessible();
    });

    it('leaves what the page has put inside', async () => {
      const give = held();
      const element = await latest({}, own());
      await waitUntil(() => asked.length === 1);
      expect(isSeen(element.querySelector('a'))).to.be.true;
      expect(has(element, 'section')).to.be.false;
      give(sent());
      await oneEvent(element, 'aw-load');
      await element.updateComplete;
      expect(isSeen(element.querySelector('a'))).to.be.false;
      expect(text(element, '[part=author]')).to.equal('Ann');
    });

    it('makes room for what the parser puts inside later', async () => {
      held();
      const element = await latest();
      await waitUntil(() => has(element, '.bones'));
      element.append(document.createElement('ul'));
      await waitUntil(() => !has(element, '.bones'));
    });
  });

  describe('when they cannot be had', () => {
    it('says so, tells the page, and asks again on request, the focus near by', async () => {
      answer = isOffline;
      const element = await latest();
      const { detail } = await oneEvent(element, 'aw-error');
      await element.updateComplete;
      expect(detail).to.deep.equal({ code: 'unreachable', retryable: true });
      expect(text(element, '[part=status]')).to.equal('The latest comments could not be loaded.');
      await expect(element).to.be.accessible();
      answer = gives(sent());
      const came = oneEvent(element, 'aw-load');
      all(element, 'button')[0]?.click();
      await came;
      await element.updateComplete;
      expect(text(element, '[part=author]')).to.equal('Ann');
      expect(element.shadowRoot?.activeElement?.id).to.equal('heading');
    });

    it('leaves what the page has put inside, and says nothing', async () => {
      answer = isOffline;
      const element = await latest({}, own());
      await oneEvent(element, 'aw-error');
      await element.updateComplete;
      expect(isSeen(element.querySelector('a'))).to.be.true;
      expect(element.renderRoot.textContent.trim()).to.equal('');
    });

    it('tells the owner when the server does not know the site', async () => {
      answer = () => Promise.resolve({ status: 422, body: { code: 'invalid', errors: [{ field: 'site', code: 'unknown' }] } });
      const said = await warnings(async () => oneEvent(await latest(), 'aw-error'));
      expect(said).to.have.length(1);
      expect(said[0]).to.match(/^<aw-latest-comments> the server does not accept this page; add its origin/);
    });
  });

  describe('what is set wrong', () => {
    it('says that nothing is set up, where there is no back end, and passes axe', async () => {
      const said = await warnings(async () => {
        const element = await latest({ provider: '' });
        await waitUntil(() => text(element, '[part=status]') === 'The latest comments are not set up here yet.');
        await expect(element).to.be.accessible();
      });
      expect(said).to.have.length(1);
      expect(said[0]).to.match(/^<aw-latest-comments> has no "server" and no "provider"/);
    });

    it('leaves what is inside, where the back end cannot tell', async () => {
      const { latest: _latest, ...untelling } = demo;
      registerCommentProvider('untelling', untelling);
      const said = await warnings(async () => {
        const element = await latest({ provider: 'untelling' }, own());
        await aTimeout(200);
        expect(isSeen(element.querySelector('a'))).to.be.true;
        expect(element.renderRoot.textContent.trim()).to.equal('');
      });
      expect(said).to.have.length(1);
      expect(said[0]).to.match(/attribute "provider": "untelling" cannot tell the newest comments of a site/);
    });

    it('takes five, and a heading of level 2, where numbers do not fit', async () => {
      const said = await warnings(async () => {
        const element = await latest({ limit: 100, headingLevel: 9 });
        await oneEvent(element, 'aw-load');
        await element.updateComplete;
        expect(has(element, 'h2')).to.be.true;
      });
      expect(new URL(asked.at(-1)!.url).searchParams.get('limit')).to.equal('5');
      expect(said.map((sentence) => /attribute "([a-z-]+)"/.exec(sentence)?.[1]).sort()).to.deep.equal(['heading-level', 'limit']);
    });
  });

  it('has the page’s heading, of its level', async () => {
    const element = await loaded(sent());
    Object.assign(element, { heading: 'What readers say', headingLevel: 3 });
    await element.updateComplete;
    expect(text(element, 'h3')).to.equal('What readers say');
    expect(asked).to.have.length(1);
  });

  it('fits a narrow page, with the longest words', async () => {
    const room = await fixture<HTMLElement>(html`<div></div>`);
    room.style.width = '280px';
    const name = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
    const element = await loaded(sent({ author: { ...ann.author, name }, html: `<p>${'long'.repeat(60)}</p>` }, { threadTitle: name }));
    room.append(element);
    expect(element.scrollWidth).to.be.at.most(280);
  });

  it('has no style attribute, which a strict page forbids', async () => {
    expect(has(await loaded(sent()), '[style]')).to.be.false;
  });
});

describe('an excerpt', () => {
  it('is all of a short text', () => expect(excerpt('As short as this.', 20, 'en')).to.equal('As short as this.'));

  it('ends with a word, without the comma after it', () => {
    expect(excerpt('The chair, it seems, was never it.', 12, 'en')).to.equal('The chair…');
    expect(excerpt('The chair, it seems, was never it.', 16, 'en')).to.equal('The chair, it…');
  });

  it('ends with a word where a language has no spaces', () => {
    expect(excerpt('背中が痛いので毎日歩いています', 8, 'ja')).to.match(/^背中が痛いので?…$/);
  });

  it('cuts a word that is longer than all, and no emoji in two', () => {
    expect(excerpt('x'.repeat(50), 10, 'en')).to.equal(`${'x'.repeat(10)}…`);
    expect(excerpt('👩🏽‍⚕️'.repeat(5), 10, 'en')).to.equal('👩🏽‍⚕️…');
  });
});
