import { aTimeout, expect, fixture, html, oneEvent, waitUntil as openWcWaitUntil } from '@open-wc/testing';
import type { CommentCount } from '../../src/comments/index.js';
import '../../src/comments/index.js';
import { afterword } from '../../src/provider/comments/afterword.js';
import { demo } from '../../src/provider/comments/demo.js';
import { registerCommentProvider } from '../../src/provider/comments/registry.js';
import { demoServer } from '../../src/provider/demo.js';
import type { Exchange } from '../../src/provider/exchange.js';
import { configure } from '../../src/site/settings.js';
import { warnings } from './warnings.js';

/** Three engines on a busy machine: what is waited for may take longer than a second. */
const waitUntil = (claim: () => boolean, what?: string) => openWcWaitUntil(claim, what, { timeout: 8000 });

/** What a reader sees of an element: its own text, or where that is a slot, what the page has put inside. */
const seen = (element: CommentCount) => {
  const { renderRoot } = element;
  return (renderRoot.querySelector('slot') ? element.textContent : renderRoot.textContent).trim();
};

const counts = (within: ParentNode) => [...within.querySelectorAll('aw-comment-count')];
const texts = (within: ParentNode) => counts(within).map(seen);

/** What was asked of the server `counting`, which knows each thread's number by how long its key is. */
const asked: Exchange[] = [];
const threadsOf = ({ url }: Exchange) => new URL(url).searchParams.getAll('thread');
registerCommentProvider('counting', {
  ...demo,
  transport: (exchange) => {
    asked.push(exchange);
    const known = threadsOf(exchange).filter((thread) => !thread.includes('unknown'));
    const text = JSON.stringify({ counts: Object.fromEntries(known.map((thread) => [thread, thread.length])) });
    return Promise.resolve({ status: 200, headers: {}, text });
  },
});

describe('<aw-comment-count>', () => {
  let link: HTMLLinkElement | undefined;

  beforeEach(() => {
    demoServer.clear();
    demoServer.delayMs = 0;
    asked.length = 0;
  });

  afterEach(() => link?.remove());

  const canonical = (href: string): void => {
    link = document.createElement('link');
    Object.assign(link, { rel: 'canonical', href });
    document.head.append(link);
  };

  it('is the number, as text of the sentence around it, and passes axe', async () => {
    demoServer.seed('page', [{ name: 'Ann' }, { name: 'Ben' }, { name: 'Held', state: 'held' }]);
    const page = await fixture(html`
      <p>
        Read the <a href="/a"><aw-comment-count provider="demo" thread="page">some</aw-comment-count> comments</a>.
      </p>
    `);
    const [count] = counts(page);
    await waitUntil(() => seen(count!) === '2');
    expect(getComputedStyle(count!).display).to.equal('inline');
    expect(getComputedStyle(count!).color).to.equal(getComputedStyle(page.querySelector('a')!).color);
    expect(count!.renderRoot.querySelector('.said')).to.be.null;
    await expect(page).to.be.accessible();
  });

  it('is written as the language around it writes numbers', async () => {
    demoServer.seed(
      'page',
      Array.from({ length: 1234 }, () => ({ name: 'Ann' })),
    );
    const page = await fixture(html`<p lang="de"><aw-comment-count provider="demo" thread="page"></aw-comment-count></p>`);
    await waitUntil(() => texts(page)[0] === '1.234');
  });

  it('is heard with a word where a link has no other, and passes axe', async () => {
    demoServer.seed('page', [{ name: 'Ann' }]);
    const page = await fixture(html`
      <p>
        <a href="/a"><aw-comment-count provider="demo" thread="page">0</aw-comment-count></a>
      </p>
    `);
    const [count] = counts(page);
    await waitUntil(() => count!.renderRoot.querySelector('.said') !== null);
    expect(count!.renderRoot.querySelector('.said')?.textContent).to.equal('1 comment');
    expect(count!.renderRoot.querySelector('[aria-hidden]')?.textContent).to.equal('1');
    expect(count!.getBoundingClientRect().width).to.be.below(20);
    await expect(page).to.be.accessible();
  });

  describe('whose thread it is', () => {
    const only = async (page: Promise<Element>): Promise<string | undefined> => {
      await page;
      await waitUntil(() => asked.length === 1);
      return threadsOf(asked[0]!)[0];
    };

    it('is that of its link, when none is named', async () => {
      const page = fixture(html`
        <a href="https://example.org/a?utm_source=x#comments"
          ><b><aw-comment-count provider="counting" endpoint="/back-end"></aw-comment-count></b> comments</a
        >
      `);
      expect(await only(page)).to.equal('https://example.org/a');
    });

    it('is that of the page, in a link to a place on it', async () => {
      canonical('https://example.org/canonical');
      const page = fixture(
        html`<a href="#comments"><aw-comment-count provider="counting" endpoint="/back-end"></aw-comment-count> comments</a>`,
      );
      expect(await only(page)).to.equal('https://example.org/canonical');
    });

    it('is that of the page, where there is no link', async () => {
      canonical('https://example.org/canonical');
      expect(await only(fixture(html`<aw-comment-count provider="counting" endpoint="/back-end"></aw-comment-count>`))).to.equal(
        'https://example.org/canonical',
      );
    });

    it('is the one that is named, before its link', async () => {
      const page = fixture(
        html`<a href="/b"><aw-comment-count provider="counting" endpoint="/back-end" thread="post-17"></aw-comment-count></a>`,
      );
      expect(await only(page)).to.equal('post-17');
    });

    it('may become another one: what is inside stands there until its number has come', async () => {
      const count = await fixture<CommentCount>(
        html`<aw-comment-count provider="counting" endpoint="/back-end" thread="abc">0</aw-comment-count>`,
      );
      await waitUntil(() => seen(count) === '3');
      count.thread = 'abcd';
      await count.updateComplete;
      expect(seen(count)).to.equal('0');
      await waitUntil(() => seen(count) === '4');
    });
  });

  describe('asking', () => {
    const list = (threads: readonly string[]) =>
      fixture(html`
        <ul>
          ${threads.map((thread) => html`<li><aw-comment-count provider="counting" endpoint="/back-end" thread=${thread}></aw-comment-count></li>`)}
        </ul>
      `);

    it('asks for a hundred at once, each thread once', async () => {
      const threads = Array.from({ length: 100 }, (_, at) => `p-${String(at)}`);
      const page = await list([...threads, 'p-7', 'p-7']);
      await waitUntil(() => texts(page).every(Boolean));
      expect(asked).to.have.length(1);
      // In one order, whatever the page's: a cache knows the address again.
      expect(threadsOf(asked[0]!)).to.deep.equal([...threads].sort());
    });

    it('asks for more than a hundred in two requests, since a server counts no more at once', async () => {
      const page = await list(Array.from({ length: 101 }, (_, at) => `p-${String(at)}`));
      await waitUntil(() => texts(page).every(Boolean));
      expect(asked.map((exchange) => threadsOf(exchange).length)).to.deep.equal([100, 1]);
    });

    it('makes no address longer than 6,000 characters, and no more requests than that takes', async () => {
      const threads = Array.from({ length: 60 }, (_, at) => `${'x'.repeat(188)}-${String(at + 10)}`);
      const page = await list(threads);
      await waitUntil(() => texts(page).every((text) => text === '191'));
      expect(asked.flatMap(threadsOf)).to.deep.equal(threads);
      // 29 of 199 characters each fit beside the address's beginning.
      expect(asked.map((exchange) => threadsOf(exchange).length)).to.deep.equal([29, 29, 2]);
      expect(asked.every(({ url }) => url.length <= 6000)).to.be.true;
    });

    it('asks nothing again when it is only moved', async () => {
      const page = await list(['abc']);
      await waitUntil(() => texts(page)[0] === '3');
      page.append(counts(page)[0]!);
      await aTimeout(50);
      expect(texts(page)).to.deep.equal(['3']);
      expect(asked).to.have.length(1);
    });
  });

  describe('where there is no number', () => {
    it('leaves what is inside while it loads, and where there is no answer', async () => {
      let fail: () => void = () => undefined;
      let isAsked = false;
      registerCommentProvider('silent', {
        ...demo,
        transport: () =>
          new Promise((_, reject) => {
            isAsked = true;
            fail = () => reject(new TypeError('offline'));
          }),
      });
      const count = await fixture<CommentCount>(
        html`<aw-comment-count provider="silent" endpoint="/back-end" thread="a">no</aw-comment-count>`,
      );
      await waitUntil(() => isAsked);
      expect(seen(count)).to.equal('no');
      fail();
      await aTimeout(50);
      expect(seen(count)).to.equal('no');
    });

    it('tells the owner once for a whole page that the back end gives no answer', async () => {
      let tries = 0;
      registerCommentProvider('down', {
        ...afterword,
        transport: () => {
          tries += 1;
          return Promise.reject(new TypeError('offline'));
        },
      });
      const said = await warnings(async () => {
        const page = await fixture(html`
          <p>
            <aw-comment-count provider="down" endpoint="/back-end" thread="a">0</aw-comment-count>
            <aw-comment-count provider="down" endpoint="/back-end" thread="b">0</aw-comment-count>
          </p>
        `);
        await waitUntil(() => tries === 1);
        await aTimeout(50);
        expect(texts(page)).to.deep.equal(['0', '0']);
      });
      expect(said).to.have.length(1);
      expect(said[0]).to.match(/^<aw-comment-count> attribute "endpoint": ".+\/back-end" gave no answer/);
    });

    it('tells the owner of a thread that the server does not know', async () => {
      const said = await warnings(async () => {
        const page = await fixture(html`
          <p>
            <aw-comment-count provider="counting" endpoint="/back-end" thread="unknown">none</aw-comment-count>
            <aw-comment-count provider="counting" endpoint="/back-end" thread="abc"></aw-comment-count>
          </p>
        `);
        await waitUntil(() => texts(page)[1] === '3');
        expect(texts(page)[0]).to.equal('none');
      });
      expect(said).to.have.length(1);
      expect(said[0]).to.match(/^<aw-comment-count> attribute "thread": the server takes no comments for "unknown"/);
    });

    for (const [fault, attributes, sentence] of [
      ['no back end', {}, /has no "server" and no "provider"/],
      ['no such provider', { provider: 'nobody' }, /attribute "provider": "nobody" is not known/],
      [
        'a provider that cannot count',
        { provider: 'uncounting', endpoint: '/back-end' },
        /attribute "provider": "uncounting" cannot tell how many comments/,
      ],
      ['no key', { provider: 'counting', endpoint: '/back-end', thread: 'no key' }, /attribute "thread": "no key" is no key/],
    ] as const) {
      it(`leaves what is inside, and says so once: ${fault}`, async () => {
        const { counts: _counts, ...uncounting } = demo;
        registerCommentProvider('uncounting', uncounting);
        const said = await warnings(async () => {
          const count = await fixture<CommentCount>(html`<aw-comment-count>0</aw-comment-count>`);
          Object.assign(count, { thread: 'page' }, attributes);
          await aTimeout(100);
          count.requestUpdate();
          await aTimeout(50);
          expect(seen(count)).to.equal('0');
        });
        expect(said.filter((each) => sentence.test(each))).to.have.length(1);
      });
    }
  });

  describe('beside the comment box of its thread', () => {
    registerCommentProvider('watched', {
      ...demo,
      transport: (exchange, signal) => {
        asked.push(exchange);
        return demoServer.transport(exchange, signal);
      },
    });

    const both = async (boxThread: string): Promise<Element> => {
      const page = await fixture(html`
        <div>
          <aw-comment-count provider="watched" endpoint="/back-end" thread="page">0</aw-comment-count>
          <aw-comment-box provider="watched" endpoint="/back-end" thread=${boxThread}></aw-comment-box>
        </div>
      `);
      await Promise.all([oneEvent(page, 'aw-load'), waitUntil(() => texts(page)[0] === '1')]);
      return page;
    };

    beforeEach(() => demoServer.seed('page', [{ name: 'Ann', html: '<p>One</p>' }]));

    it('follows what the box reads, and asks nothing for it', async () => {
      const page = await both('page');
      demoServer.seed('page', [{ name: 'Ben', html: '<p>Two</p>' }]);
      await page.querySelector('aw-comment-box')!.refresh();
      await waitUntil(() => texts(page)[0] === '2');
      expect(asked.filter(({ url }) => url.includes('/v1/counts'))).to.have.length(1);
    });

    it('counts what is posted there when it is published, and not while it is held', async () => {
      const page = await both('page');
      const { AwPost } = await import('../../src/events/aw-post.js');
      const box = page.querySelector('aw-comment-box')!;
      box.dispatchEvent(new AwPost('1', 'held'));
      box.dispatchEvent(new AwPost('2', 'published'));
      await waitUntil(() => texts(page)[0] === '2');
      await aTimeout(50);
      expect(texts(page)).to.deep.equal(['2']);
    });

    it('cares for no other thread', async () => {
      const page = await both('another');
      const { AwPost } = await import('../../src/events/aw-post.js');
      page.querySelector('aw-comment-box')!.dispatchEvent(new AwPost('2', 'published'));
      await aTimeout(50);
      expect(texts(page)).to.deep.equal(['1']);
    });
  });

  it('takes the page’s own words for a link’s', async () => {
    configure({ messages: { en: { commentCount: (_count: number, text: string) => `${text} voices` } } });
    try {
      const page = await fixture(
        html`<a href="/a"><aw-comment-count provider="counting" endpoint="/back-end" thread="abc"></aw-comment-count></a>`,
      );
      await waitUntil(() => counts(page)[0]!.renderRoot.querySelector('.said')?.textContent === '3 voices');
    } finally {
      configure({ messages: {} });
    }
  });
});
