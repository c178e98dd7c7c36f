import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { configure, type Site } from '../../src/site/index.js';
import { define } from '../../src/site/define.js';
import { SiteSettings } from '../../src/site/settings.js';
import { warnings } from './warnings.js';

/** The smallest element that asks for its settings. */
class Probe extends LitElement {
  @property() server?: string;
  private readonly site = new SiteSettings(this);

  override render() {
    return this.site.server?.href ?? 'none';
  }
}
define('x-probe', Probe);

const said = async (probe: Probe) => {
  await probe.updateComplete;
  return probe.renderRoot.textContent;
};

describe('page-wide settings', () => {
  afterEach(() => configure({ server: '' }));

  it('takes the nearest <aw-site>, and follows its changes', async () => {
    const site = await fixture<Site>(html`
      <aw-site server="https://outer.example"
        ><aw-site server="https://inner.example"><x-probe></x-probe></aw-site
      ></aw-site>
    `);
    const probe = site.querySelector<Probe>('x-probe')!; // in the fixture
    expect(await said(probe)).to.equal('https://inner.example/');
    const inner = site.querySelector<Site>('aw-site')!; // in the fixture
    inner.server = 'https://moved.example';
    await inner.updateComplete;
    expect(await said(probe)).to.equal('https://moved.example/');
  });

  it('lets an inner <aw-site> that says nothing pass on the outer one', async () => {
    const site = await fixture<Site>(
      html`<aw-site server="https://outer.example"
        ><aw-site><x-probe></x-probe></aw-site
      ></aw-site>`,
    );
    const probe = site.querySelector<Probe>('x-probe')!; // in the fixture
    await site.querySelector<Site>('aw-site')!.updateComplete; // in the fixture
    expect(await said(probe)).to.equal('https://outer.example/');
    site.server = 'https://later.example';
    await site.updateComplete;
    await site.querySelector<Site>('aw-site')!.updateComplete; // in the fixture
    expect(await said(probe)).to.equal('https://later.example/');
  });

  it('puts the own attribute first, then <aw-site>, then configure()', async () => {
    configure({ server: 'https://page.example' });
    const probe = await fixture<Probe>(html`<x-probe></x-probe>`);
    expect(await said(probe)).to.equal('https://page.example/');
    probe.server = 'https://own.example';
    expect(await said(probe)).to.equal('https://own.example/');
  });

  it('follows a configure() that comes after the elements', async () => {
    const probe = await fixture<Probe>(html`<x-probe></x-probe>`);
    expect(await said(probe)).to.equal('none');
    configure({ server: 'https://late.example' });
    expect(await said(probe)).to.equal('https://late.example/');
  });

  it('says once what a wrong server address should be', async () => {
    const warned = await warnings(async () => {
      const probe = await fixture<Probe>(html`<x-probe server="ftp://example.org"></x-probe>`);
      probe.requestUpdate();
      expect(await said(probe)).to.equal('none');
    });
    expect(warned).to.have.length(1);
    expect(warned[0]).to.match(
      /^<x-probe> attribute "server": "ftp:\/\/example\.org" is not an address; give the server's, beginning with https:\/\/, for example/,
    );
  });
});
