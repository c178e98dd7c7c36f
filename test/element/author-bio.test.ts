import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { AuthorBio } from '../../src/author-bio/index.js';
import '../../src/author-bio/index.js';
import { warnings } from './warnings.js';

const dot = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
const broken = 'data:image/gif;base64,none';

const one = (bio: AuthorBio, selector: string): HTMLElement => {
  const found = bio.renderRoot.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const picture = (bio: AuthorBio) => bio.renderRoot.querySelector('img')!;
const has = (bio: AuthorBio, selector: string) => bio.renderRoot.querySelector(selector) !== null;
const part = (bio: AuthorBio, name: string) => one(bio, `[part=${name}]`).textContent.trim().replace(/\s+/g, ' ');
const isSeen = (element: Element | null) => (element?.getClientRects().length ?? 0) > 0;

const whole = () =>
  fixture<AuthorBio>(html`
    <aw-author-bio
      lang="en-GB"
      name="Mara Olden"
      credentials="PT, MSc"
      job-title="Physiotherapist"
      href="/mara"
      published="2026-03-03"
      updated="2026-06-12"
      reviewed-by="Jo Hart"
      reviewed-by-credentials="MD"
      reviewed-by-href="/jo"
      reviewed-on="2026-06-09"
    >
      <p>Mara writes about everyday movement.</p>
      <a slot="links" rel="me" href="https://www.example.org/@mara">${''}</a>
      <a slot="links" rel="me" href="https://mara.example">Website</a>
      <button slot="actions" type="button">Follow</button>
    </aw-author-bio>
  `);

const hCard = () =>
  fixture<AuthorBio>(html`
    <aw-author-bio>
      <div class="h-card">
        <img class="u-photo" src=${dot} alt="" />
        <a class="p-name u-url" href="/jo">Jo Hart</a>
        <span class="p-job-title">Editor</span>
        <p class="p-note">Jo edits, and <span class="p-name">Jo Hart</span> walks.</p>
        <a rel="me" href="https://jo.example">Website</a>
      </div>
    </aw-author-bio>
  `);

describe('<aw-author-bio>', () => {
  it('shows all that its attributes say, with the biography, and passes axe', async () => {
    const bio = await whole();
    expect(part(bio, 'card')).to.include('Written by');
    expect(part(bio, 'name')).to.equal('Mara Olden PT, MSc');
    expect(one(bio, '[part=name] a').getAttribute('href')).to.equal('/mara');
    expect(part(bio, 'job-title')).to.equal('Physiotherapist');
    expect(part(bio, 'dates')).to.equal('Published 3 March 2026 Updated 12 June 2026');
    expect([...bio.renderRoot.querySelectorAll('time')].map((time) => time.dateTime)).to.deep.equal([
      '2026-03-03',
      '2026-06-12',
      '2026-06-09',
    ]);
    expect(part(bio, 'reviewer')).to.equal('Medically reviewed by Jo Hart, MD on 9 June 2026');
    expect(one(bio, '[part=reviewer] a').textContent).to.equal('Jo Hart');
    for (const slotted of [bio.querySelector('p'), bio.querySelector('button')]) expect(isSeen(slotted)).to.be.true;
    await expect(bio).to.be.accessible();
  });

  it('names the author’s other pages, by their site where they have no words', async () => {
    const bio = await whole();
    const links = [...bio.renderRoot.querySelectorAll<HTMLAnchorElement>('[part=link]')];
    expect(links.map(({ textContent, href, rel }) => [textContent, href, rel])).to.deep.equal([
      ['example.org', 'https://www.example.org/@mara', 'me'],
      ['Website', 'https://mara.example/', 'me'],
    ]);
  });

  it('says who reviewed it without a date, and nothing of a review without a name', async () => {
    const bio = await whole();
    bio.reviewedOn = '';
    await bio.updateComplete;
    expect(part(bio, 'reviewer')).to.equal('Medically reviewed by Jo Hart, MD');
    bio.reviewedBy = '';
    await bio.updateComplete;
    expect(has(bio, '[part=reviewer]')).to.be.false;
  });

  it('puts name and date where a language wants them', async () => {
    const { configure } = await import('../../src/site/index.js');
    configure({ messages: { en: { bioReviewedOn: (name: string, date: string) => `On ${date}: ${name}!` } } });
    try {
      const bio = await whole();
      expect(part(bio, 'reviewer')).to.equal('On 9 June 2026: Jo Hart, MD!');
      expect(one(bio, '[part=reviewer] a').textContent).to.equal('Jo Hart');
    } finally {
      configure({ messages: {} });
    }
  });

  describe('with an h-card inside', () => {
    it('reads it, and shows nothing of it twice, while the biography stays', async () => {
      const bio = await hCard();
      expect(part(bio, 'name')).to.equal('Jo Hart');
      expect(one(bio, '[part=name] a').getAttribute('href')).to.equal('/jo');
      expect(part(bio, 'job-title')).to.equal('Editor');
      expect(picture(bio).src).to.equal(dot);
      expect(part(bio, 'link')).to.equal('Website');
      for (const repeated of ['.u-photo', 'a.p-name', '.p-job-title', '[rel=me]'])
        expect(isSeen(bio.querySelector(repeated)), repeated).to.be.false;
      expect(isSeen(bio.querySelector('.p-note'))).to.be.true;
      expect(isSeen(bio.querySelector('.p-note .p-name')), 'the name in a sentence').to.be.true;
      await expect(bio).to.be.accessible();
    });

    it('hides what is repeated in another shadow root too', async () => {
      const host = await fixture(html`<div></div>`);
      const root = host.attachShadow({ mode: 'open' });
      const bio = document.createElement('aw-author-bio');
      bio.append(Object.assign(document.createElement('b'), { className: 'p-name', textContent: 'Ada' }));
      root.append(bio);
      await bio.updateComplete;
      expect(part(bio, 'name')).to.equal('Ada');
      expect(isSeen(bio.querySelector('b'))).to.be.false;
    });

    it('lets an attribute go before it, and sees its changes', async () => {
      const bio = await hCard();
      bio.jobTitle = 'Chief editor';
      bio.querySelector('.p-name')!.firstChild!.nodeValue = 'Jo E. Hart';
      await waitUntil(() => part(bio, 'name') === 'Jo E. Hart');
      expect(part(bio, 'job-title')).to.equal('Chief editor');
    });
  });

  describe('its picture', () => {
    it('is initials where there is none', async () => {
      const bio = await whole();
      expect(part(bio, 'initials')).to.equal('MO');
    });

    it('becomes initials of the same size when it is broken', async () => {
      const bio = await whole();
      const { width, height } = one(bio, '[part=initials]').getBoundingClientRect();
      expect([width, height]).to.deep.equal([64, 64]);
      bio.avatar = dot;
      await bio.updateComplete;
      expect(one(bio, '[part=avatar]').getBoundingClientRect()).to.include({ width, height });
      bio.avatar = broken;
      await bio.updateComplete;
      picture(bio).loading = 'eager';
      await waitUntil(() => has(bio, '[part=initials]'), 'initials');
    });

    it('has initials in the order of the name, also on a page of the other direction', async () => {
      const rtl = await fixture<HTMLElement>(html`<div dir="rtl"><aw-author-bio name="Mara Olden"></aw-author-bio></div>`);
      const bio = rtl.querySelector('aw-author-bio')!;
      const [first, last] = [...bio.renderRoot.querySelectorAll('[part=initials] span')].map((each) => each.getBoundingClientRect().left);
      expect(first).to.be.below(last!);
    });
  });

  it('is one line without the biography as a byline, and passes axe', async () => {
    const bio = await whole();
    bio.layout = 'byline';
    await bio.updateComplete;
    expect(part(bio, 'card')).to.match(/^MO Written by Mara Olden PT, MSc Physiotherapist Published 3 March 2026/);
    expect(isSeen(bio.querySelector('p'))).to.be.false;
    expect(has(bio, 'h3')).to.be.false;
    expect(one(bio, '[part=initials]').getBoundingClientRect().width).to.equal(28);
    await expect(bio).to.be.accessible();
  });

  it('has a heading of the level that is asked for', async () => {
    const bio = await fixture<AuthorBio>(html`<aw-author-bio name="Ada" heading-level="2"></aw-author-bio>`);
    expect(has(bio, 'h2[part=name]')).to.be.true;
  });

  it('fits a narrow page', async () => {
    const room = await fixture<HTMLElement>(html`<div></div>`);
    room.style.width = '280px';
    const bio = await whole();
    room.append(bio);
    expect(bio.scrollWidth).to.be.at.most(280);
  });

  it('leaves what is inside to be seen where the name is missing, and says so once', async () => {
    const said = await warnings(async () => {
      const bio = await fixture<AuthorBio>(html`<aw-author-bio job-title="Editor"><p>Only this.</p></aw-author-bio>`);
      expect(isSeen(bio.querySelector('p'))).to.be.true;
      bio.requestUpdate();
      await bio.updateComplete;
    });
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/^<aw-author-bio> attribute "name": nothing is there; give the name of the author/);
  });

  it('leaves out what cannot be used, and says each once', async () => {
    const said = await warnings(async () => {
      const bio = await fixture<AuthorBio>(html`
        <aw-author-bio name="Ada" href="javascript:alert(1)" published="soon" layout="round"></aw-author-bio>
      `);
      expect(has(bio, 'a')).to.be.false;
      expect(has(bio, 'time')).to.be.false;
      expect(has(bio, '.card')).to.be.true;
    });
    expect(said.map((sentence) => /attribute "([a-z-]+)"/.exec(sentence)?.[1]).sort()).to.deep.equal(['href', 'layout', 'published']);
  });

  it('has no style attribute, which a strict page forbids', async () => {
    const bio = await hCard();
    expect(has(bio, '[style]')).to.be.false;
    expect(bio.outerHTML).not.to.include('style=');
  });
});
