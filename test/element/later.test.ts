import { expect } from '@open-wc/testing';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Later } from '../../src/form/later.js';

/** A host that only counts how often it is to render. */
class Host implements ReactiveControllerHost {
  rendered = 0;
  readonly updateComplete = Promise.resolve(true);
  addController(controller: ReactiveController): void {
    controller.hostConnected?.();
  }
  removeController(controller: ReactiveController): void {
    controller.hostDisconnected?.();
  }
  requestUpdate(): void {
    this.rendered += 1;
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a half of a form that comes later', () => {
  it('is loaded once, at the first use, and used when it has come', async () => {
    let loads = 0;
    const later = new Later(new Host(), () => Promise.resolve((loads += 1)));
    const seen: number[] = [];
    later.use((half) => seen.push(half));
    later.use((half) => seen.push(half * 10));
    expect(seen).to.deep.equal([]);
    await settled();
    expect(seen).to.deep.equal([1, 10]);
    later.use((half) => seen.push(half * 100));
    expect(seen).to.deep.equal([1, 10, 100]);
    expect(loads).to.equal(1);
  });

  it('says that it is missing, and does what was asked for when the network is back', async () => {
    const host = new Host();
    let isOnline = false;
    const later = new Later(host, () => (isOnline ? Promise.resolve('half') : Promise.reject(new TypeError('Failed to fetch'))));
    const seen: string[] = [];
    later.use((half) => seen.push(half));
    await settled();
    expect(later.missing).to.equal(true);
    expect(host.rendered).to.equal(1);
    isOnline = true;
    dispatchEvent(new Event('online'));
    await settled();
    expect(later.missing).to.equal(false);
    expect(seen).to.deep.equal(['half']);
    host.removeController(later);
  });

  it('is not asked for by an element that has left the page', async () => {
    const host = new Host();
    let loads = 0;
    const later = new Later(host, () => Promise.reject(new TypeError(`Failed to fetch, ${(loads += 1)}`)));
    later.use(() => undefined);
    await settled();
    host.removeController(later);
    dispatchEvent(new Event('online'));
    await settled();
    expect(loads).to.equal(1);
  });
});
