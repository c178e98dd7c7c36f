import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { ArticleCard } from '../../src/article/index.js';
import '../../src/article/index.js';
import { warnings } from './warnings.js';

/** A picture of 1 by 1, and an address at which there is none. */
const dot = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
const broken = 'data:image/gif;base64,none';

const one = (card: ArticleCard, selector: string): HTMLElement => {
  const found = card.renderRoot.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const has = (card: ArticleCard, selector: string) => card.renderRoot.querySelector(selector) !== null;
const part = (card: ArticleCard, name: string) => one(card, `[part=${name}]`).textContent.trim().replace(/\s+/g, ' ');
const link = (card: ArticleCard) => one(card, '[part=link]');
const image = (card: ArticleCard) => card.renderRoot.querySelector('img')!;

/** What lies on top in the middle of an element of the card, as the pointer finds it. */
function hit(card: ArticleCard, element: Element): Element | null | undefined {
  element.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = element.getClientRects()[0] ?? element.getBoundingClientRect();
  return card.shadowRoot?.elementFromPoint(left + width / 2, top + height / 2);
}

/** Clicks, and says whether a browser would then have followed a link: its default was not prevented. The test's page stays. */
function click(target: Element, init: MouseEventInit = {}): boolean {
  let follows = false;
  const last = (event: Event) => {
    follows = !event.defaultPrevented;
    event.preventDefault();
  };
  window.addEventListener('click', last);
  target.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ...init }));
  window.removeEventListener('click', last);
  return follows;
}

const whole = () =>
  fixture<ArticleCard>(html`
    <aw-article-card
      lang="en-GB"
      href="/evening"
      heading="The ten-minute evening"
      excerpt="Four slow movements."
      image=${dot}
      image-alt="A hill"
      category="Back"
      category-href="/back"
      author="Mara Olden; Jo Hart"
      author-href="/mara"
      reviewed-by="Dr Lee"
      published="2026-06-12"
      updated="2026-07-01T10:00:00Z"
      reading-time="6"
      source="The Upright"
    ></aw-article-card>
  `);

const markup = () =>
  fixture<ArticleCard>(html`
    <aw-article-card lang="en-GB">
      <a href="/evening"
        ><img src=${dot} alt="A hill" />
        <h3>The ten-minute evening</h3></a
      >
      <p><a rel="tag" href="/back">Back</a> by <a rel="author" href="/mara">Mara Olden</a></p>
      <p>Four slow movements.</p>
      <time datetime="2026-06-12">12 June</time>
    </aw-article-card>
  `);

describe('<aw-article-card>', () => {
  it('shows all that its attributes say, and passes axe', async () => {
    const card = await whole();
    expect(link(card).getAttribute('href')).to.equal('/evening');
    expect(one(card, 'h3').textContent).to.include('The ten-minute evening');
    expect(part(card, 'excerpt')).to.equal('Four slow movements.');
    expect(image(card).alt).to.equal('A hill');
    expect(part(card, 'category')).to.equal('Filed under Back');
    expect(part(card, 'meta')).to.equal('The Upright Mara Olden and Jo Hart Reviewed by Dr Lee 12 June 2026 Updated 1 July 2026 6 min');
    expect(one(card, '[part=published]').getAttribute('datetime')).to.equal('2026-06-12');
    expect(one(card, '[part=updated]').getAttribute('datetime')).to.equal('2026-07-01T10:00:00Z');
    await expect(card).to.be.accessible();
  });

  it('shows the same card from plain markup, and not the markup beside it', async () => {
    const card = await markup();
    expect(link(card).getAttribute('href')).to.equal('/evening');
    expect(part(card, 'heading')).to.equal('The ten-minute evening');
    expect(part(card, 'excerpt')).to.equal('Four slow movements.');
    expect(image(card).alt).to.equal('A hill');
    expect(part(card, 'category')).to.equal('Filed under Back');
    expect(part(card, 'meta')).to.equal('Mara Olden 12 June 2026');
    expect(card.querySelector('h3')?.getClientRects()).to.have.length(0);
    await expect(card).to.be.accessible();
  });

  it('reads the class names of an h-entry', async () => {
    const card = await fixture<ArticleCard>(html`
      <aw-article-card lang="en-GB">
        <article class="h-entry">
          <span class="p-category">Desk</span>
          <a class="u-url" href="/sitting"><span class="p-name">Sitting well</span></a>
          <span class="p-author">Jo Hart</span>
          <time class="dt-updated" datetime="2026-05-02"></time>
          <div class="p-summary">There is no perfect posture.</div>
        </article>
      </aw-article-card>
    `);
    expect(part(card, 'heading')).to.equal('Sitting well');
    expect(part(card, 'category')).to.equal('Filed under Desk');
    expect(part(card, 'excerpt')).to.equal('There is no perfect posture.');
    expect(part(card, 'meta')).to.equal('Jo Hart Updated 2 May 2026');
  });

  it('lets an attribute go before the markup', async () => {
    const card = await markup();
    card.heading = 'A shorter title';
    await card.updateComplete;
    expect(part(card, 'heading')).to.equal('A shorter title');
    expect(link(card).getAttribute('href')).to.equal('/evening');
  });

  it('sees every change of the markup', async () => {
    const card = await markup();
    const shows = (name: string, text: string) => waitUntil(() => part(card, name) === text, `${name}: ${text}`);
    card.querySelector('h3')!.firstChild!.nodeValue = 'Another title';
    await shows('heading', 'Another title');
    card.querySelector('time')!.setAttribute('datetime', '2026-06-13');
    await shows('published', '13 June 2026');
    card.querySelector('p:nth-of-type(2)')!.replaceWith(Object.assign(document.createElement('p'), { textContent: 'Another excerpt.' }));
    await shows('excerpt', 'Another excerpt.');
  });

  it('sees what has changed while it was out of the page, and watches no longer than it is in it', async () => {
    const card = await markup();
    const parent = card.parentElement!;
    card.remove();
    card.querySelector('h3')!.textContent = 'Changed outside';
    await aTimeout(0);
    expect(card.isUpdatePending, 'watched outside of the page').to.be.false;
    parent.append(card);
    await card.updateComplete;
    expect(part(card, 'heading')).to.equal('Changed outside');
  });

  describe('its link', () => {
    it('lies over the card, and under the words and links of other places', async () => {
      const card = await whole();
      expect(hit(card, one(card, '[part=media]'))).to.equal(link(card));
      expect(hit(card, one(card, '[part=heading]'))?.closest('a')).to.equal(link(card));
      expect(hit(card, one(card, '[part=excerpt] span'))).to.equal(one(card, '[part=excerpt] span'));
      expect(hit(card, one(card, '[part=category] a'))).to.equal(one(card, '[part=category] a'));
      expect(hit(card, one(card, '[part=author] a'))).to.equal(one(card, '[part=author] a'));
    });

    it('tells of a plain click, through every shadow root, and is then followed', async () => {
      const card = await whole();
      setTimeout(() => {
        expect(click(link(card))).to.be.true;
      });
      const event = await oneEvent(document, 'aw-open');
      expect(event.target).to.equal(card);
      expect(event.cancelable).to.be.true;
      expect(event.detail).to.deep.equal({ href: new URL('/evening', document.baseURI).href });
    });

    it('is not followed where the page opens the article by itself', async () => {
      const card = await whole();
      card.addEventListener('aw-open', (event) => event.preventDefault());
      expect(click(link(card))).to.be.false;
    });

    it('leaves clicks that open a tab or a window, and other links, to the browser', async () => {
      const card = await whole();
      card.addEventListener('aw-open', () => expect.fail('told'));
      for (const key of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey']) expect(click(link(card), { [key]: true })).to.be.true;
      expect(click(one(card, '[part=category] a'))).to.be.true;
      expect(click(one(card, '[part=author] a'))).to.be.true;
    });

    it('takes a click on the words above it', async () => {
      const card = await whole();
      const opened = oneEvent(card, 'aw-open');
      click(one(card, '[part=excerpt] span'));
      await opened;
    });

    it('does not take a click by which words were selected', async () => {
      const card = await whole();
      card.addEventListener('aw-open', () => expect.fail('opened'));
      const words = one(card, '[part=excerpt] span');
      getSelection()?.setBaseAndExtent(words.firstElementChild ?? words, 0, words, words.childNodes.length);
      expect(String(getSelection())).to.include('Four slow');
      click(words);
      getSelection()?.removeAllRanges();
    });

    it('does not take a click on a link or button that a page has put among the words', async () => {
      const card = await fixture<ArticleCard>(html`
        <aw-article-card href="/a" heading="A">
          <p slot="excerpt">See <a href="#other">another</a>.</p>
          <p slot="meta"><button type="button">Save</button></p>
          <p slot="actions">Share</p>
        </aw-article-card>
      `);
      card.addEventListener('aw-open', () => expect.fail('opened'));
      for (const selector of ['a', 'button', '[slot=actions]']) click(card.querySelector(selector)!);
    });
  });

  describe('its picture', () => {
    it('waits until it is near, or comes first where the page says so', async () => {
      const card = await whole();
      const { loading, decoding } = image(card);
      expect([loading, decoding, image(card).getAttribute('fetchpriority')]).to.deep.equal(['lazy', 'async', null]);
      card.priority = true;
      await card.updateComplete;
      expect([image(card).loading, image(card).getAttribute('fetchpriority')]).to.deep.equal(['eager', 'high']);
    });

    it('has its place from the start, in the shape that is asked for', async () => {
      const card = await whole();
      const shape = () => {
        const { width, height } = one(card, '[part=media]').getBoundingClientRect();
        return width / height;
      };
      expect(shape()).to.be.closeTo(1.5, 0.01);
      card.imageRatio = '16/9';
      await card.updateComplete;
      expect(shape()).to.be.closeTo(16 / 9, 0.01);
    });

    it('becomes a drawing from the title when it is broken, and nothing moves', async () => {
      const card = await whole();
      const height = card.offsetHeight;
      card.image = broken;
      await card.updateComplete;
      image(card).loading = 'eager';
      await waitUntil(() => has(card, 'svg text'), 'a drawing');
      expect(has(card, 'img')).to.be.false;
      expect(one(card, 'svg text').textContent).to.equal('T');
      expect(card.offsetHeight).to.equal(height);
      card.image = dot;
      await card.updateComplete;
      expect(has(card, 'img'), 'a new picture is tried').to.be.true;
    });

    it('is drawn where there is none, and passes axe', async () => {
      const card = await fixture<ArticleCard>(html`<aw-article-card href="/a" heading="“Rest” is part of the plan"></aw-article-card>`);
      expect(one(card, 'svg text').textContent).to.equal('R');
      expect(part(card, 'media')).to.equal('R');
      await expect(card).to.be.accessible();
    });
  });

  describe('its layout', () => {
    const columns = (card: ArticleCard) => getComputedStyle(one(card, '[part=card]')).gridTemplateColumns.split(' ').length;

    it('puts the picture beside the words where there is room, and above them where there is not', async () => {
      const room = await fixture<HTMLElement>(
        html`<div><aw-article-card href="/a" heading="A" layout="horizontal"></aw-article-card></div>`,
      );
      const card = room.querySelector('aw-article-card')!;
      room.style.width = '640px';
      expect(columns(card)).to.equal(2);
      room.style.width = '280px';
      expect(columns(card)).to.equal(1);
      expect(card.scrollWidth).to.be.at.most(280);
    });

    it('is vertical where the word is not known, with one sentence that says which are', async () => {
      const said = await warnings(async () => {
        const card = await fixture<ArticleCard>(html`<aw-article-card href="/a" heading="A" layout="round"></aw-article-card>`);
        expect(has(card, '.vertical')).to.be.true;
        card.requestUpdate();
        await card.updateComplete;
      });
      expect(said).to.have.length(1);
      expect(said[0]).to.match(/^<aw-article-card> attribute "layout": "round" is not known; use one of: vertical, horizontal\./);
    });

    it('has a heading of the level that is asked for, 3 where there is no such level', async () => {
      const card = await fixture<ArticleCard>(html`<aw-article-card href="/a" heading="A" heading-level="2"></aw-article-card>`);
      expect(has(card, 'h2[part=heading]')).to.be.true;
      const said = await warnings(async () => {
        card.headingLevel = 7;
        await card.updateComplete;
      });
      expect(has(card, 'h3[part=heading]')).to.be.true;
      expect(said[0]).to.match(/^<aw-article-card> attribute "heading-level": "7" does not fit/);
    });
  });

  it('leaves the markup to be seen where the title or the address is missing, and says so once', async () => {
    const said = await warnings(async () => {
      const card = await fixture<ArticleCard>(html`<aw-article-card heading="A"><p>Only this.</p></aw-article-card>`);
      expect(card.querySelector('p')?.getClientRects()).to.have.length(1);
      card.requestUpdate();
      await card.updateComplete;
    });
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/^<aw-article-card> attribute "href": nothing is there; give the address/);
  });

  it('drops an address that runs script, and says so', async () => {
    const said = await warnings(async () => {
      const card = await fixture<ArticleCard>(html`
        <aw-article-card href="/a" heading="A" category="B" category-href="javascript:alert(1)"></aw-article-card>
      `);
      expect(has(card, '[part=category] a')).to.be.false;
      expect(part(card, 'category')).to.include('B');
    });
    expect(said[0]).to.include('attribute "category-href": "javascript:alert(1)" is left out');
  });

  it('leaves out a date that is none, and says so once', async () => {
    const said = await warnings(async () => {
      const card = await fixture<ArticleCard>(html`<aw-article-card href="/a" heading="A" published="soon"></aw-article-card>`);
      expect(has(card, 'time')).to.be.false;
      expect(has(card, '[part=meta]')).to.be.false;
    });
    expect(said).to.have.length(1);
    expect(said[0]).to.include('attribute "published": "soon" is left out; give a date like');
  });

  it('writes dates and lists of names in the language around it', async () => {
    const card = await fixture<ArticleCard>(html`
      <aw-article-card lang="fr" href="/a" heading="A" author="Ada; Grace" published="2026-03-09"></aw-article-card>
    `);
    expect(part(card, 'published')).to.equal('9 mars 2026');
    expect(part(card, 'meta')).to.include('Ada et Grace');
  });

  it('shows what a page puts in place of its parts', async () => {
    const card = await fixture<ArticleCard>(html`
      <aw-article-card href="/a" excerpt="Not shown">
        <em slot="heading">A <b>bold</b> title</em>
        <p slot="excerpt">Shown</p>
        <img slot="media" src=${dot} alt="" />
      </aw-article-card>
    `);
    expect(one(card, 'svg text').textContent).to.equal('A');
    expect(has(card, '[part=excerpt]')).to.be.true;
    expect(one(card, '[part=excerpt]').getClientRects()).to.have.length(0);
    for (const slotted of card.children) expect(slotted.getClientRects().length, slotted.slot).to.be.above(0);
    await expect(card).to.be.accessible();
  });

  it('has no style attribute, which a strict page forbids', async () => {
    const card = await whole();
    expect(has(card, '[style]')).to.be.false;
    expect(card.hasAttribute('style')).to.be.false;
  });
});
