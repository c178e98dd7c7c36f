import { aTimeout } from '@open-wc/testing';
import fc from 'fast-check';
import { act } from './act.js';
import type { Trouble } from './back-end.js';
import type { Tab } from './tab.js';

/** A number that stands for one of the tabs that are open, mostly the first. */
export const anyTab = fc.constantFrom(0, 0, 0, 1, 2);

const mostTabs = 3;

/** What goes wrong with a submission. */
export const anyTrouble = fc.constantFrom<Trouble>(
  'lost',
  'lost',
  'html',
  'slow',
  'stuck',
  { code: 'in-progress', retryAfter: 1 },
  { code: 'unavailable' },
  { code: 'too-many', retryAfter: 60 },
  { code: 'invalid', field: 'email' },
  { code: 'blocked' },
);

/** In milliseconds: until a draft is saved, a repeat is due, a proof is old, and a proof is no good any more. */
const anyTime = fc.constantFrom(300, 5_000, 50 * 60_000, 5 * 3_600_000);

const widget = ({ page }: Tab) => page.querySelector('aw-comment-box, aw-newsletter-signup')!; // each page has one of them

/** What happens to any page: by the network, the server, the browser, time. */
export const deviceActs = fc.oneof(
  act('trouble comes', { trouble: anyTrouble }, ({ trouble }, _, { backEnd }) => backEnd.expect(trouble)),
  act('the network goes', {}, (_values, _, { backEnd }) => (backEnd.online = false)),
  act('the network is back', {}, (_values, _, world) => world.connect()),
  act('what was held is answered', {}, (_values, _, { backEnd }) => backEnd.release()),
  act('proofs expire', {}, (_values, _, { backEnd }) => backEnd.expire()),
  act('time passes', { ms: anyTime }, ({ ms }, _, { clock }) => clock.pass(ms)),
  {
    weight: 3,
    arbitrary: act('a page is reloaded', { tab: anyTab }, async ({ tab }, _, world) => world.reload(world.tab(tab))),
  },
  act('a tab crashes, and another one is opened', { tab: anyTab }, async ({ tab }, _, world) => {
    // A crash takes what was typed in the last moment.
    world.clock.pass(300);
    await world.settle();
    world.crash(world.tab(tab));
    await world.open();
  }),
  act('a tab is opened', {}, async (_values, _, world) => {
    if (world.tabs.length < mostTabs) await world.open();
  }),
  act('a tab is doubled', { tab: anyTab }, async ({ tab }, ledger, world) => {
    if (world.tabs.length >= mostTabs) return;
    const { session } = world.tab(tab);
    const copy = new Map(session);
    ledger.doubled?.(session, copy, world);
    await world.open(copy);
    world.twins.add(session).add(copy);
  }),
  act('a tab is closed', { tab: anyTab }, ({ tab }, _, world) => {
    if (world.tabs.length > 1) world.close(world.tab(tab));
  }),
  act('the element is moved', { tab: anyTab }, ({ tab }, _, world) => {
    const { page } = world.tab(tab);
    page.body.appendChild(page.createElement('section')).append(widget(world.tab(tab)));
  }),
  act('the element leaves and comes back', { tab: anyTab, times: fc.integer({ min: 1, max: 3 }) }, async ({ tab, times }, _, world) => {
    const element = widget(world.tab(tab));
    const { body } = world.tab(tab).page;
    for (let time = 0; time < times; time += 1) {
      element.remove();
      await aTimeout(0);
      body.append(element);
      await aTimeout(0);
    }
  }),
  act('the visitor goes back and forth', { tab: anyTab }, ({ tab }, _, world) => {
    const { window } = world.tab(tab);
    for (const type of ['pagehide', 'pageshow']) window.dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
  }),
);
